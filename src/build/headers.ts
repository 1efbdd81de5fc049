import { ATTACHMENT_ENDINGS, attachmentType, isPicture } from "#core/attachment.ts";
import { addressFits, NAMED_BY_CONTENT } from "#core/named-by-content.ts";
import { FILE_POLICY, headerPolicy, PERMISSIONS } from "#site/policy.ts";

/** Headers for all addresses that one of `paths` describes: below the base, with one `*` at most for any letters. */
export interface HeaderRule {
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

const IMMUTABLE = "public, max-age=31536000, immutable";

const handedOut = (shown: boolean) =>
  ATTACHMENT_ENDINGS.filter((ending) => isPicture(attachmentType(`.${ending}`)) === shown).map(
    (ending) => `/files/*.${ending}`,
  );

/**
 * What every host of a site says of its files beside their types: this machine's server, nginx and `_headers` are all
 * made of this one table, in which a later rule goes before an earlier one. `collect` is the workspace's.
 */
export function headerRules(collect?: string): readonly HeaderRule[] {
  return [
    {
      paths: ["/*"],
      headers: {
        "cache-control": "no-cache",
        "content-security-policy": headerPolicy(collect),
        // No other site embeds anything of this one, or hears from which page somebody came.
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": PERMISSIONS,
        "referrer-policy": "same-origin",
        // With the types of `media-types.ts`: nothing is a script but what is one.
        "x-content-type-options": "nosniff",
        "x-robots-tag": "noindex",
      },
    },
    { paths: NAMED_BY_CONTENT, headers: { "cache-control": IMMUTABLE } },
    { paths: ["/api/v1/now.json"], headers: { "cache-control": "no-store" } },
    // Browsers look for another service worker by this address: one that a cache held back could not be replaced.
    { paths: ["/offline.js"], headers: { "cache-control": "no-cache" } },
    // What people put beside their texts: pictures are shown, others saved, and none acts in the site's name.
    { paths: ["/files/*"], headers: { "content-security-policy": FILE_POLICY } },
    { paths: handedOut(true), headers: { "content-disposition": "inline" } },
    { paths: handedOut(false), headers: { "content-disposition": "attachment" } },
  ];
}

/** The headers of one address below the base, such as `/answers/`. */
export function headersOf(rules: readonly HeaderRule[], path: string): Record<string, string> {
  const own = rules.filter(({ paths }) => paths.some((pattern) => addressFits(pattern, path)));
  return Object.assign({}, ...own.map(({ headers }) => headers));
}

/** What is in a built site but not for readers: the rules for hosts, and compressed twins by their own names. */
export const NOT_SERVED = /(?:^\/_headers|\.br|\.gz)$/;

/** The rules as `_headers`, which hosts for static sites read (Netlify, Cloudflare Pages), for a site below `base`. */
export function headersFile(base: string, collect?: string): string {
  const root = base.replace(/\/$/, "");
  const blocks = headerRules(collect).flatMap(({ paths, headers }, index) => {
    const lines = Object.entries(headers)
      // Such hosts let every answer be asked for anew by themselves, and would join this to what other rules say.
      .filter(([name]) => index > 0 || name !== "cache-control")
      .map(([name, value]) => `  ${name}: ${value}\n`);
    return paths.map((path) => `${root}${path}\n${lines.join("")}`);
  });
  return blocks.join("");
}
