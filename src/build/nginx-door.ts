/** Who is let in to a site: nginx asks somebody before it serves any file, as `auth_request` does. */
export interface Door {
  /** Asked about every request with its cookies: 2xx lets in, 401 does not know who it is, 403 does and refuses. */
  readonly check: string;
  /** Where people are sent to sign in: a path that the same server answers, or a whole address to which theirs is added. */
  readonly signIn: string;
  /** Which site a group gets, in order: the first whose group the check names. Without it everybody gets the one. */
  readonly sites: readonly GroupSite[];
}

/** The site that a group of people gets. */
export interface GroupSite {
  /** As the check names it in `X-Auth-Request-Groups`. */
  readonly group: string;
  readonly folder: string;
}

/** Whether people get different sites. */
export function isSorted({ sites }: Door): boolean {
  return sites.length > 0;
}

/** The variable that holds the folder of who is asking; known only when the check has answered. */
export function folderOf(name: string): string {
  return `\${${name}_folder}`;
}

/** The line that refuses those for whom there is no site. */
export function outsiderRule(name: string): string {
  return `if ($${name}_folder = "") { return 403; }
        `;
}

/** The folder of the paths that the server of the check answers to everybody, such as `/oauth2/`; undefined where it answers none. */
export function ownPaths({ signIn }: Pick<Door, "signIn">): string | undefined {
  return /^\/[^/]+\//.exec(signIn)?.[0];
}

/** What the server of the check is told of a request besides its cookies. */
const TOLD = `proxy_set_header Host $host;
        proxy_set_header X-Real-IP $remote_addr;
        proxy_set_header X-Forwarded-Proto $scheme;`;

const plain = (text: string) => text.replace(/[.+*?^$(){}|[\]\\]/g, "\\$&");

/** Maps for `http`: who is looking at a page, and which site they get. */
export function doorMaps(name: string, { sites }: Door): string {
  const rows = sites.map(
    ({ group, folder }) => `    "~(?:^|,)[ ]*${plain(group)}[ ]*(?:,|$)" "${folder}";\n`,
  );
  const folders =
    rows.length > 0 ? `map $${name}_groups $${name}_folder {\n    volatile;\n${rows.join("")}}\n` : "";
  return `# Whether somebody opens a page, and does not only fetch something for one that is open. Browsers
# say so by themselves over https; over http a page is what is asked for as text/html.
map $http_sec_fetch_mode:$http_accept $${name}_opening {
    "~^navigate:" 1;
    "~^:.*text/html" 1;
}
${folders}`;
}

/** What a server block says of all its places. */
export function doorRules(name: string, door: Door): string {
  const groups = isSorted(door)
    ? `    auth_request_set $${name}_groups $upstream_http_x_auth_request_groups;\n`
    : "";
  return `
    # Nothing is served before the check has let the request in; what renews a session is passed on.
    auth_request /.${name}-door;
    auth_request_set $${name}_cookie $upstream_http_set_cookie;
${groups}    add_header set-cookie $${name}_cookie always;
    error_page 401 = @${name}_sign_in;
`;
}

/** The places that a door adds to a server block; `files` serves the files of a site. */
export function doorPlaces(name: string, door: Door, files: string): string {
  const { origin } = new URL(door.check);
  const own = ownPaths(door);
  const signIn = own
    ? `rewrite ^ ${door.signIn}? break;
        proxy_pass ${origin};
        ${TOLD}
        proxy_set_header X-Auth-Request-Redirect $request_uri;`
    : `return 302 "${door.signIn}$scheme://$http_host$request_uri";`;
  const answered = own
    ? `
    location ^~ ${own} {
        auth_request off;
        # Headers of the site are not for other pages.
        add_header referrer-policy same-origin;
        proxy_pass ${origin};
        ${TOLD}
        proxy_set_header X-Auth-Request-Redirect $request_uri;
    }
`
    : "";
  const sorted = isSorted(door)
    ? `
    # The check has answered when this is reached, so it is known whose site it is.
    location @${name}_sorted {
        ${files}
    }
`
    : "";
  return `
    location = /.${name}-door {
        internal;
        auth_request off;
        proxy_pass ${door.check};
        proxy_pass_request_body off;
        proxy_set_header Content-Length "";
        ${TOLD}
        proxy_set_header X-Forwarded-Uri $request_uri;
    }

    # Who opens a page is sent to sign in; an open page that fetches something hears 401 and says so.
    location @${name}_sign_in {
        auth_request off;
        add_header cache-control no-store always;
        if ($${name}_opening = "") { return 401; }
        ${signIn}
    }
${answered}${sorted}`;
}
