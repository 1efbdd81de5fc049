import { type HeaderRule, headerRules } from "#build/headers.ts";
import { COMPRESSIBLE, ENCODED_TYPES, MEDIA_TYPES, UNKNOWN_TYPE } from "#build/media-types.ts";
import {
  type Door,
  doorMaps,
  doorPlaces,
  doorRules,
  folderOf,
  isSorted,
  outsiderRule,
} from "#build/nginx-door.ts";

/** A site as nginx serves it. */
export interface NginxSite {
  /** Begins the names of its variables: letters and digits, another one for each site of a server. */
  readonly name: string;
  /** What `listen` takes: a port, or an address with one. */
  readonly listen: string;
  /** The name of the host; `_` for any. */
  readonly host: string;
  /** KB_OUT. */
  readonly folder: string;
  /** KB_BASE, with slashes around. */
  readonly base: string;
  /** `collect` of the workspace, where end-of-shift files are sent. */
  readonly collect?: string | undefined;
  /** Who is let in; absent where everybody is who can reach the host. */
  readonly door?: Door | undefined;
}

/** nginx's configuration for a site, to be included in `http`. It says of every file what `headerRules` says. */
export function nginxConfig(site: NginxSite): string {
  const rules = headerRules(site.collect).map((rule) => (site.door ? keptByReader(rule) : rule));
  const names = [...new Set(rules.flatMap(({ headers }) => Object.keys(headers)))];
  const headers = names.map((name) => headerOf(rules, name, site.name));
  return [
    INTRODUCTION,
    ...headers.flatMap(({ map }) => map ?? []),
    pathMap(site),
    ...(site.door ? [doorMaps(site.name, site.door)] : []),
    serverBlock(
      site,
      headers.map(({ line }) => line),
    ),
  ].join("\n");
}

/** What stands behind a door is kept by its reader's browser alone, never by caches on the way. */
function keptByReader({ paths, headers }: HeaderRule): HeaderRule {
  const caching = headers["cache-control"]?.replace("public", "private");
  return { paths, headers: { ...headers, ...(caching && { "cache-control": caching }) } };
}

const INTRODUCTION = `# Replybook behind nginx, to be included in "http { }". Written by
#   node scripts/node.mjs deploy/nginx
# from the table in src/build/headers.ts: write it again when that, KB_BASE or \`collect\` changes.
`;

interface HeaderLine {
  readonly line: string;
  readonly map?: string;
}

/** One header: the same everywhere, or by a map, of whose patterns nginx takes the first that fits. */
function headerOf(rules: readonly HeaderRule[], header: string, name: string): HeaderLine {
  const pairs = rules
    .flatMap(({ paths, headers }) => paths.map((path) => [path, headers[header]] as const))
    .filter(([, value]) => value !== undefined)
    .reverse();
  const [[, only] = []] = pairs;
  if (pairs.length === 1) return { line: `add_header ${header} "${only}" always;` };
  const variable = `$${name}_${header.replaceAll("-", "_")}`;
  const lines = pairs.map(([path, value]) => `    "~${patternOf(path)}" "${value}";\n`);
  return {
    line: `add_header ${header} ${variable} always;`,
    map: `map $uri ${variable} {\n${lines.join("")}}\n`,
  };
}

const plain = (text: string) => text.replace(/[.+*?^$(){}|[\]\\]/g, "\\$&");

function patternOf(path: string): string {
  const pattern = `^${path.split("*").map(plain).join(".*")}$`;
  return pattern.replace(/\.\*\$$/, "");
}

/** Patterns name what they catch, so that nothing they are used with catches over it. */
function pathMap({ name, base }: NginxSite): string {
  return `# The path below the base; and the same where it could be that of a folder without its slash.
map $uri $${name}_path {
    "~^${plain(base)}(?<${name}_rest>.*)$" "/$${name}_rest";
}
map $uri $${name}_bare {
    default "/404.html";
    "~^${plain(base)}(?<${name}_last>.*[^/])$" "/$${name}_last";
}
`;
}

function serverBlock(site: NginxSite, headers: readonly string[]): string {
  const { name, listen, host, folder, base, door } = site;
  const path = `$${name}_path`;
  const isForGroups = door !== undefined && isSorted(door);
  const standing = isForGroups ? folderOf(name) : folder;
  // A new site takes the folder's place by two renames; between them the old one stands beside it.
  const root = `${isForGroups ? outsiderRule(name) : ""}set $${name}_site "${standing}";
        if (!-d $${name}_site) { set $${name}_site "${standing}.old"; }
        root $${name}_site;`;
  const files = `${root}
        try_files ${path} ${path.replace("$", "${")}}index.html @${name}_again;`;
  const bare = base.slice(0, -1);
  const types = Object.entries(MEDIA_TYPES).map(([ending, type]) => `        ${type} ${ending};\n`);
  return `server {
    listen ${listen};
    server_name ${host};
    server_tokens off;
    absolute_redirect off;

    types {
${types.join("")}    }
    default_type ${UNKNOWN_TYPE};
    charset utf-8;
    charset_types ${ENCODED_TYPES.filter((type) => type !== "text/html").join(" ")};

    # Twins made by the build (KB_PRECOMPRESS=1) go first, then what nginx compresses itself.
    gzip_static on;
    # With Debian's libnginx-mod-http-brotli-static:
    # brotli_static on;
    gzip on;
    gzip_vary on;
    gzip_proxied any;
    gzip_comp_level 5;
    gzip_min_length 1000;
    gzip_types ${[...new Set(COMPRESSIBLE.flatMap((ending) => MEDIA_TYPES[ending] ?? []))].filter((type) => type !== "text/html").join(" ")};

${headers.map((line) => `    ${line}\n`).join("")}
    error_page 403 404 @${name}_missing;
${door ? doorRules(name, door) : ""}
    location ${base} {
        ${isForGroups ? `try_files /.none @${name}_sorted;` : files}
    }
${bare ? `    location = ${bare} { return 301 ${base}$is_args$args; }\n    location / { return 404; }\n` : ""}
    # Rules for other hosts, and compressed twins by their own names.
    location = ${base}_headers { return 404; }
    location ~ \\.(?:br|gz)$ { return 404; }

    # A folder without its slash, or a file that was looked for while the site was swapped.
    location @${name}_again {
        ${root}
        if (-d $${name}_site$${name}_bare) { return 301 $uri/$is_args$args; }
        try_files ${path} ${path.replace("$", "${")}}index.html =404;
    }

    location @${name}_missing {
        internal;
        ${root}
        try_files /404.html =404;
    }
${door ? doorPlaces(name, door, files) : ""}}
`;
}
