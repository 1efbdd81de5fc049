import { bigSteps } from "#core/big-step.ts";
import { AROUND, type BriefedForce, type Briefing, briefingAt, slotAt, spanOf } from "#core/briefing.ts";
import { changeEras, forceEras, knownChanges, newestTitles, summariesOf } from "#core/briefing-known.ts";
import {
  type BriefingMonth,
  type BriefingPlan,
  joined,
  monthsBetween,
  monthsFor,
} from "#core/briefing-month.ts";
import { type BriefingSheet, briefingSheet } from "#core/briefing-sheet.ts";
import { type Change, changeKey } from "#core/change.ts";
import { type Era, toldAt } from "#core/era.ts";
import type { HostedFile } from "#core/hosted.ts";
import { compareInstants, type Instant, instantOf, isBefore, laterOf } from "#core/instant.ts";
import { textIn } from "#core/locale.ts";
import { millisOf } from "#core/millis.ts";
import { nextSlot } from "#core/slot.ts";
import { briefingHtml } from "#exports/briefing-html.ts";
import { buildNow } from "#site/clock.ts";
import { entryKey, pageKey } from "#site/key.ts";
import type { SiteLibrary } from "#site/library.ts";
import { filled, type InterfaceLocale } from "#words/text.ts";
import { briefingWordsIn } from "#words/words.ts";

/** What a file of briefings holds; what its new entries are about is read when it is drawn (`monthFile`). */
export type MonthGround = Omit<BriefingMonth, "summaries">;

/** Everything that briefings tell, worked out once for all pages. */
interface BriefingBase {
  readonly changes: readonly Era<Change>[];
  readonly months: ReadonlyMap<string, MonthGround>;
}

const made = new WeakMap<SiteLibrary, BriefingBase>();

function baseOf(library: SiteLibrary): BriefingBase {
  const base = made.get(library) ?? makeBase(library);
  made.set(library, base);
  return base;
}

function makeBase(library: SiteLibrary): BriefingBase {
  const entries = [...library.entries.values()];
  const changes = changeEras(entries);
  const forces = forceEras(entries, library.settings.countries.regions);
  const hosted = library.briefings.map((file) => shownHosted(library, file));
  const nameOf = monthsFor(changes.map(({ value }) => value.at));
  const byChange = Map.groupBy(changes, ({ value }) => nameOf(value.at));
  const byHost = Map.groupBy(hosted, ({ slot }) => nameOf(slot));
  const byForce = forcesBy(nameOf, forces);
  const names = [...new Set([...byChange.keys(), ...byForce.keys(), ...byHost.keys()])].sort();
  const months = names.map((month): [string, MonthGround] => {
    const own = byChange.get(month) ?? [];
    const uses = usesOf(
      library,
      own.map(({ value }) => value),
    );
    return [month, { changes: own, forces: byForce.get(month) ?? [], hosted: byHost.get(month) ?? [], uses }];
  });
  return { changes, months: new Map(months) };
}

/** A site for some teams says nothing of entries that it does not show. */
function shownHosted({ entries }: SiteLibrary, { items, order, ...file }: HostedFile): HostedFile {
  const isShown = (key: string) => entries.has(key.split("@")[0] ?? "");
  const shown = Object.entries(items).filter(([key]) => isShown(key));
  return { ...file, items: Object.fromEntries(shown), order: order.filter(isShown) };
}

/** A time in force is told of when it begins and when it ends. */
function forcesBy(
  nameOf: (at: Instant) => string,
  forces: readonly Era<BriefedForce>[],
): Map<string, Era<BriefedForce>[]> {
  const months = new Map<string, Era<BriefedForce>[]>();
  for (const era of forces) {
    const { from, until } = era.value;
    for (const month of new Set([nameOf(from), ...(until ? [nameOf(until)] : [])]))
      months.set(month, [...(months.get(month) ?? []), era]);
  }
  return months;
}

/** The titles of what replaces withdrawn answers. */
function usesOf({ entries }: SiteLibrary, changes: readonly Change[]): BriefingMonth["uses"] {
  const ids = changes.flatMap(({ use }) => use ?? []);
  return Object.fromEntries(ids.map((id) => [id, newestTitles(entries.get(`answers/${id}`))]));
}

/** A file of briefings as pages load it. */
export function monthFile({ entries }: SiteLibrary, file: MonthGround): BriefingMonth {
  const changes = file.changes.map(({ value }) => value);
  return { ...file, summaries: summariesOf(changes, (key) => entries.get(key)) };
}

/** One route for each month or day in which something took or takes effect, or a host wrote something. */
export function monthRoutes(library: SiteLibrary) {
  return [...baseOf(library).months].map(([month, file]) => ({
    params: { month },
    props: { file },
    cacheKey: monthKey(library, file),
  }));
}

/** Everything a file of briefings holds; for the words of its changes the records of their entries stand. */
function monthKey({ entries }: SiteLibrary, { changes, ...rest }: MonthGround): string {
  const told = changes.map(({ value, since, until }) => {
    const entry = entries.get(`${value.kind}/${value.id}`);
    return [changeKey(value), since, until, entry && entryKey(entry)];
  });
  return pageKey(told, rest);
}

/** What the page knows of the workspace, in one language. */
export function briefingPlan(library: SiteLibrary, locale: InterfaceLocale): BriefingPlan {
  const { briefingSlots: slots, briefingZones: zones, timeZone, sourceLocale, editUrl } = library.workspace;
  const named = [...library.settings.countries.byCode.values()].map(
    ({ code, name }) => [code, textIn(name, locale, sourceLocale, code)] as const,
  );
  return {
    slots,
    zones,
    timeZone,
    sourceLocale,
    ...(editUrl && { editUrl }),
    months: [...baseOf(library).months.keys()],
    countries: Object.fromEntries(named),
  };
}

/** So many briefings can be read without JavaScript. */
const MOST_DRAWN = 5;

/** The last briefings that had something to tell, newest first: what the page shows without JavaScript. */
export function drawnBriefings(
  library: SiteLibrary,
  locale: InterfaceLocale,
  to: (path: string) => string,
): BriefingSheet[] {
  return drawnSlots(library).map((slot) => sheetAt(library, slot, locale, to));
}

/** The slot of the newest of them; undefined where nothing took effect yet. */
export function newestTold(library: SiteLibrary): Instant | undefined {
  return drawnSlots(library)[0];
}

/** When things are to be told after a slot, as far as that is known, in order. */
export function toldAfter(library: SiteLibrary, slot: Instant): Instant[] {
  const { changes, months } = baseOf(library);
  const files = [...months.values()];
  const forces = files.flatMap(({ forces }) => forces.filter(({ until }) => until === undefined));
  const instants = [
    ...changes.filter(({ until }) => until === undefined).map(({ value }) => value.at),
    ...forces.flatMap(({ value: { from, until } }) => [from, until ?? from]),
    ...files.flatMap(({ hosted }) => hosted.map((file) => file.slot)),
  ];
  return instants.filter((at) => isBefore(slot, at)).sort(compareInstants);
}

const drawn = new WeakMap<SiteLibrary, readonly Instant[]>();

/** By what took effect, and not by which slots have begun: a slot that passes makes no other page. */
function drawnSlots(library: SiteLibrary): readonly Instant[] {
  const slots = drawn.get(library) ?? newestSlots(library);
  drawn.set(library, slots);
  return slots;
}

function newestSlots(library: SiteLibrary): Instant[] {
  const { briefingSlots, timeZone } = library.workspace;
  const now = buildNow();
  const told = baseOf(library)
    .changes.filter(({ value, until }) => until === undefined && !isBefore(now, value.at))
    .filter(({ value }) => !value.isSmall || value.caughtUp.length > 0)
    .sort((a, b) => compareInstants(b.value.at, a.value.at));
  const slots = new Set<Instant>();
  for (const { value } of told) {
    const slot = nextSlot(briefingSlots, timeZone, momentBefore(value));
    if (slot !== undefined) slots.add(slot);
    if (slots.size === MOST_DRAWN) break;
  }
  return [...slots];
}

/** Just before a change can be told. */
function momentBefore({ at, recorded }: Change): Instant {
  return instantOf(millisOf(laterOf(at, instantOf(millisOf(recorded) + AROUND * 60_000))) - 1000);
}

/** What a slot tells, and what hosts wrote around it. */
interface SlotBriefing extends Pick<BriefingMonth, "hosted"> {
  readonly briefing: Briefing;
}

const told = new WeakMap<SiteLibrary, Map<Instant, SlotBriefing>>();

/** What a slot tells, made from the files that a page would load for it: the same in every language. */
function slotBriefing(library: SiteLibrary, slot: Instant): SlotBriefing {
  const known = told.get(library) ?? new Map<Instant, SlotBriefing>();
  told.set(library, known);
  const found = known.get(slot) ?? makeSlot(library, slot);
  known.set(slot, found);
  return found;
}

function makeSlot(library: SiteLibrary, slot: Instant): SlotBriefing {
  const { briefingSlots, timeZone } = library.workspace;
  const { months } = baseOf(library);
  const around = slotAt(briefingSlots, timeZone, slot);
  const { from, until } = spanOf(around);
  const near = monthsBetween([...months.keys()], from, until).flatMap((name) => months.get(name) ?? []);
  const { changes, forces, hosted } = joined(near.map((month) => ({ ...month, summaries: {} })));
  return { hosted, briefing: briefingAt(around, knownChanges(changes, slot), toldAt(forces, slot)) };
}

/** What a slot tells, in one language; `to` makes an address of a path. */
export function sheetAt(
  library: SiteLibrary,
  slot: Instant,
  locale: InterfaceLocale,
  to: (path: string) => string,
): BriefingSheet {
  const { timeZone, sourceLocale, briefingZones: zones } = library.workspace;
  const { briefing, hosted } = slotBriefing(library, slot);
  const { countries } = briefingPlan(library, locale);
  const changes = briefing.items.flatMap((item) => item.changes);
  return briefingSheet(briefing, {
    locale,
    sourceLocale,
    timeZone,
    here: timeZone,
    zones,
    phrases: briefingWordsIn(locale).phrases,
    filled,
    hosted: hosted.find((file) => millisOf(file.slot) === millisOf(slot)),
    steps: stepsOf(library, briefing, locale),
    uses: usesOf(library, changes),
    summaries: summariesOf(changes, (key) => library.entries.get(key)),
    countryName: (code) => countries[code] ?? code,
    to,
  });
}

function stepsOf({ entries, workspace }: SiteLibrary, { items }: Briefing, locale: InterfaceLocale) {
  return bigSteps(
    items.flatMap(({ changes }) => changes),
    ({ kind, id }, version) => entries.get(`${kind}/${id}`)?.versions[version],
    locale,
    workspace.sourceLocale,
  );
}

/** A briefing as the page lists it; `drawings` is the address of the file of drawings. */
export function drawnHtml(sheet: BriefingSheet, locale: InterfaceLocale, drawings: string): string {
  const icon = (name: string) =>
    `<svg class="i" aria-hidden="true"><use href="${drawings}#i-${name}"></use></svg>`;
  return briefingHtml(sheet, briefingWordsIn(locale).labels, { icon });
}
