import { createHash } from "node:crypto";
import { KEPT_DIGEST_LETTERS } from "#core/offline.ts";
import { INTERFACE_LOCALES, type InterfaceLocale } from "#words/text.ts";

/** The groups that are wanted before answers and after them, each with what tells its files in a language. */
export interface OfflineGroups {
  readonly before: readonly OfflineGroup[];
  readonly after: readonly OfflineGroup[];
}

/** Files that are wanted together. */
export interface OfflineGroup {
  readonly name: string;
  /** Of paths below the site's folder. */
  readonly has: RegExp;
}

const [ROOT_LOCALE] = INTERFACE_LOCALES;

/** What comes before the paths of a language's pages. */
function prefixOf(locale: InterfaceLocale): string {
  return locale === ROOT_LOCALE ? "" : `${locale}/`;
}

/** The groups in a language, most wanted first; answers stand between them. */
export function offlineGroups(locale: InterfaceLocale): OfflineGroups {
  const page = (paths: string) => `${prefixOf(locale)}(?:${paths})index\\.html`;
  const group = (name: string, ...patterns: string[]) => ({
    name,
    has: new RegExp(`^(?:${patterns.join("|")})$`),
  });
  return {
    before: [
      group("code", "_astro/.+"),
      group(
        "desk",
        page("|offline/|side/|answers/|r/|shift/|changes/|briefing/"),
        "before-paint\\.js|favicon\\.svg|noscript\\.css",
        `${locale}\\.webmanifest`,
        `api/v1/desk/${locale}\\.json`,
        "api/v1/(?:advisories|changes)\\.json",
        `list/(?:titles|${locale}|${locale}/.+)\\.json`,
      ),
      group("search", "search/manifest\\.json", "offline/packs/.+"),
      // Where a device has no room for all answers, these matter more than the last of them.
      group("advisories", page("advisories/(?:[^/]+/)?")),
    ],
    after: [
      group("countries", page("countries/(?:[^/]+/)?")),
      group("changes", page("list/[^/]+/"), "api/v1/briefings/.+"),
      group("products", page("products/(?:[^/]+/)?")),
      group(
        "training",
        page("training/(?!new/|cohort/)(?:[^/]+/(?:(?!pack/|certificate/)[^/]+/)?)?"),
        `api/v1/(?:drills|training)/${locale}\\.json`,
      ),
      group("text", "pagefind/.+"),
      group("files", "files/.+"),
    ],
  };
}

/** The id of the answer whose page in a language a path is. */
export function answerIn(locale: InterfaceLocale, path: string): string | undefined {
  const prefix = `${prefixOf(locale)}answers/`;
  if (!path.startsWith(prefix)) return undefined;
  return /^([^/]+)\/index\.html$/.exec(path.slice(prefix.length))?.[1];
}

const GROUPS = INTERFACE_LOCALES.flatMap((locale) => Object.values(offlineGroups(locale)).flat());

/** Whether some device keeps a file. */
export function isForOffline(path: string): boolean {
  const isAnswer = INTERFACE_LOCALES.some((locale) => answerIn(locale, path) !== undefined);
  return isAnswer || GROUPS.some(({ has }) => has.test(path));
}

/** The digest by which a device knows whether it has what a build means. */
export function offlineDigest(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, KEPT_DIGEST_LETTERS);
}
