import { deviceNow } from "#browser/clock.ts";
import { loadElsewhere } from "#browser/elsewhere.ts";
import { jsonAt } from "#browser/json.ts";
import { lookedUp } from "#browser/search-client.ts";
import type { History } from "#core/history.ts";
import type { Force } from "#core/in-force.ts";
import { type Instant, laterOf } from "#core/instant.ts";
import { type Locale, textIn } from "#core/locale.ts";
import type { PublishedVersion } from "#core/published.ts";
import { type AnswerDocument, documentsById } from "#search/document.ts";

/** At most so many answers are looked at whole. */
const MOST_CANDIDATES = 10;
const FROM_EACH = 6;

/** The answers a text may come from, found with what the site has published: nothing of the text leaves the device. */
export interface AuditSource {
  /** Ids of answers whose words are near, best first; `named` ones are among them where they exist. */
  shortlist(text: string, named: readonly string[]): Promise<string[]>;
  history(id: string): Promise<History>;
  version(kind: "answers" | "advisories", id: string, version: string): Promise<PublishedVersion>;
  /** The title of an answer as it is now, else its id. */
  title(id: string, locale: Locale): string;
  readonly forces: readonly Force[];
}

interface IndexJson {
  readonly asOf: Instant;
  readonly sourceLocale: string;
  readonly answers: readonly AnswerDocument[];
}

interface AdvisoriesJson {
  readonly advisories: readonly { readonly id: string; readonly forces: readonly Force[] }[];
}

/** Loads what a check needs at once from below the site's root; histories and versions are fetched when they are asked for, each once. */
export async function loadAuditSource(root: string, locale: Locale): Promise<AuditSource> {
  const [index, { advisories }, elsewhere] = await Promise.all([
    jsonAt<IndexJson>(`${root}api/v1/index.json`, "answers"),
    jsonAt<AdvisoriesJson>(`${root}api/v1/advisories.json`, "advisories"),
    // In development there is no full text; the look-up of answers alone is less sure.
    loadElsewhere(root).catch(() => undefined),
  ]);
  const { asOf, sourceLocale, answers } = index;
  const documents = documentsById(answers);
  const once = remembered();
  return {
    forces: advisories.flatMap(({ forces }) => forces),
    title: (id, inLocale) => {
      const versions = Object.values(documents.get(id)?.versions ?? {});
      return textIn(versions[0]?.titles ?? {}, inLocale, sourceLocale, id);
    },
    history: async (id) =>
      (await once<{ history: History }>(`${root}api/v1/answers/${id}.json`, "history")).history,
    version: (kind, id, version) => once(`${root}api/v1/${kind}/${id}/${version}.json`, "texts"),
    shortlist: async (text, named) => {
      const now = laterOf(deviceNow(), asOf);
      const { suggested } = await lookedUp(root, "find", text, { top: FROM_EACH, now, locale });
      const found = suggested.findings.map(({ id }) => id);
      const wanted = { now, limit: FROM_EACH, locale, filters: {} };
      const there = (await elsewhere?.ask(text, wanted).catch(() => undefined))?.found ?? [];
      const full = there.filter(({ kind }) => kind === "answer").map(({ path }) => path.split("/")[2] ?? "");
      const known = [...named, ...alternating(full, found)].filter((id) => documents.has(id));
      return [...new Set(known)].slice(0, MOST_CANDIDATES);
    },
  };
}

/** The first of each, then the second of each, and so on. */
function alternating(a: readonly string[], b: readonly string[]): string[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, index) => [a[index], b[index]])
    .flat()
    .filter((id) => id !== undefined);
}

/** Fetches each address once; one that failed may be asked again. */
function remembered(): <T extends object>(address: string, field: keyof T & string) => Promise<T> {
  const asked = new Map<string, Promise<unknown>>();
  return <T extends object>(address: string, field: keyof T & string) => {
    const answer = asked.get(address) ?? jsonAt<T>(address, field);
    asked.set(address, answer);
    answer.catch(() => asked.delete(address));
    return answer as Promise<T>;
  };
}
