import { dayIn } from "#core/day.ts";
import type { Kind } from "#core/entry.ts";
import type { WithdrawRecord } from "#core/history.ts";
import { compareInstants, type Instant, isBefore } from "#core/instant.ts";
import { type PublishedEntry, settledAt } from "#core/published.ts";
import { stepsOf } from "#core/step.ts";
import { localeOf, localeParams } from "#site/address.ts";
import { titleAt } from "#site/answers.ts";
import { buildNow } from "#site/clock.ts";
import { latestOf, noteIn, type SpokenNote } from "#site/editions.ts";
import { type SiteLibrary, siteLibrary } from "#site/library.ts";
import type { InterfaceLocale } from "#words/text.ts";

/** A step in the life of an answer, a product or an advisory, as one line of the log. */
export interface LoggedChange {
  readonly kind: Kind;
  readonly id: string;
  readonly title: string;
  /** When it took or takes effect. */
  readonly at: Instant;
  readonly version: string;
  /** The version before; absent when this is the first. */
  readonly before?: string;
  /** Absent for a withdrawal and its end. */
  readonly note?: SpokenNote;
  readonly withdrawal?: {
    readonly use?: { readonly id: string; readonly title: string };
    readonly why?: string;
  };
  readonly isRestored?: true;
  /** A silent change. `noticedIn` are the languages whose readers are told of it, since their text caught up. */
  readonly isSmall: boolean;
  readonly noticedIn: readonly string[];
  readonly isEmergency: boolean;
  readonly products: readonly string[];
}

/** One page of the log. */
export interface ChangeLogPage {
  readonly library: SiteLibrary;
  readonly locale: InterfaceLocale;
  /** 1 is the newest. */
  readonly number: number;
  readonly last: number;
  /** What is still to come at `asOf`, next first; on the first page only. */
  readonly coming: readonly LoggedChange[];
  /** By day in the workspace's zone, newest first; those to come are among them. */
  readonly days: readonly { readonly day: string; readonly changes: readonly LoggedChange[] }[];
  readonly asOf: Instant;
}

/** So many changes stand on one page. */
const PAGE_SIZE = 200;

/** One route for each page of the log in each interface language: `/changes/`, `/changes/2/`… */
export async function changeLogRoutes() {
  const library = await siteLibrary();
  return localeParams().flatMap(({ params }) => {
    const pages = changeLogPages(library, localeOf(params.locale));
    return pages.map((page) => ({
      params: { ...params, page: page.number === 1 ? undefined : String(page.number) },
      props: page,
    }));
  });
}

/** The whole log of a language, cut into pages: the newest changes first. */
export function changeLogPages(
  library: SiteLibrary,
  locale: InterfaceLocale,
  size: number = PAGE_SIZE,
): ChangeLogPage[] {
  const entries = [...library.entries.values()].filter(({ kind }) => kind !== "fragments");
  const changes = entries.flatMap((entry) => changesOf(library, entry, locale));
  const newest = changes.sort((a, b) => compareInstants(b.at, a.at) || (a.id < b.id ? -1 : 1));
  const now = buildNow();
  const asOf = latestOf(entries.map(({ history }) => settledAt(history, now))) ?? now;
  const coming = newest.filter(({ at }) => isBefore(asOf, at)).reverse();
  const last = Math.max(1, Math.ceil(newest.length / size));
  return Array.from({ length: last }, (_, index) => ({
    library,
    locale,
    number: index + 1,
    last,
    coming: index === 0 ? coming : [],
    days: byDay(newest.slice(index * size, (index + 1) * size), library.workspace.timeZone),
    asOf,
  }));
}

function byDay(changes: readonly LoggedChange[], zone: string): ChangeLogPage["days"] {
  const days = Map.groupBy(changes, ({ at }) => dayIn(at, zone));
  return [...days].map(([day, own]) => ({ day, changes: own }));
}

/** Every step of an entry as a line. */
function changesOf(library: SiteLibrary, entry: PublishedEntry, locale: string): LoggedChange[] {
  return stepsOf(entry.history).map((step) => {
    const { version } = step.record;
    const common = {
      kind: entry.kind,
      id: entry.id,
      title: titleAt(library, entry, step.at, locale),
      at: step.at,
      version,
      products: productsOf(entry, version),
    };
    if (step.type === "published") {
      const { before, isSmall, caughtUp, record } = step;
      const note = noteIn(library, entry, version, locale);
      const isEmergency = record.emergency !== undefined;
      return {
        ...common,
        ...(before !== undefined && { before }),
        note,
        isSmall,
        noticedIn: caughtUp,
        isEmergency,
      };
    }
    const loud = { ...common, isSmall: false, noticedIn: [], isEmergency: false };
    return step.type === "restored"
      ? { ...loud, isRestored: true as const }
      : { ...loud, withdrawal: withdrawalOf(library, step.record, step.at, locale) };
  });
}

function withdrawalOf(library: SiteLibrary, { use, why }: WithdrawRecord, at: Instant, locale: string) {
  const target = use === undefined ? undefined : library.entries.get(`answers/${use}`);
  const title = target ? titleAt(library, target, at, locale) : (use ?? "");
  return { ...(use !== undefined && { use: { id: use, title } }), ...(why !== undefined && { why }) };
}

/** The products a change is about: the product itself, those an answer carries, those in an advisory's scope. */
function productsOf({ kind, id, versions }: PublishedEntry, version: string): readonly string[] {
  if (kind === "products") return [id];
  const front = versions[version]?.front;
  return [...(front?.products ?? []), ...(front?.advisory?.scope.products ?? [])];
}
