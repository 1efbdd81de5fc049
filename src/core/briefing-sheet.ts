import type { BigStep } from "#core/big-step.ts";
import {
  type BriefedForce,
  type Briefing,
  type BriefingHeading,
  type BriefingItem,
  type BriefingState,
  HEADINGS,
} from "#core/briefing.ts";
import type { BriefingPhrases } from "#core/briefing-phrases.ts";
import { saidAs, sentenceOf, timesOf } from "#core/briefing-sentence.ts";
import { type Change, changeKey } from "#core/change.ts";
import { type Hosted, lineFor } from "#core/hosted.ts";
import { datePartsIn, type Instant, offsetAt, placeOf } from "#core/instant.ts";
import { type Localized, type Spoken, spokenIn } from "#core/locale.ts";

/** What a briefing is told with: whose language and clock, which host, and where its links lead. */
export interface BriefingGround {
  readonly locale: string;
  readonly sourceLocale: string;
  /** The workspace's zone. */
  readonly timeZone: string;
  /** The reader's own zone. */
  readonly here: string;
  /** The zones of others who listen. */
  readonly zones: readonly string[];
  readonly phrases: BriefingPhrases;
  /** Fills the `{name}`s of a phrase. */
  readonly filled: (text: string, values: Readonly<Record<string, string | number>>) => string;
  readonly hosted?: Hosted | undefined;
  /** The words that stand for a change, by `changeKey`. */
  readonly steps: ReadonlyMap<string, BigStep>;
  /** Titles of answers that others are replaced by, by id. */
  readonly uses: Readonly<Record<string, Localized>>;
  /** What new entries are about, by `changeKey`. */
  readonly summaries: Readonly<Record<string, Localized>>;
  readonly countryName: (code: string) => string;
  /** The address of a path of the site; absent where nobody knows it. */
  readonly to?: ((path: string) => string) | undefined;
}

/** An entry that an item speaks of. */
export interface ToldEntry {
  readonly key: string;
  readonly kind: string;
  readonly title: Spoken;
  readonly before?: string;
  readonly version: string;
  readonly address?: string;
  /** Where the whole difference stands. */
  readonly difference?: string;
}

/** One thing to tell, in words. */
export interface ToldItem {
  readonly key: string;
  readonly keys: readonly string[];
  readonly heading: BriefingHeading;
  readonly state: BriefingState;
  readonly stateWord: string;
  readonly at: Instant;
  readonly entries: readonly ToldEntry[];
  /** What changed, as one sentence. */
  readonly says: Spoken;
  /** What a new entry is about. */
  readonly summary?: Spoken;
  readonly step?: BigStep;
  readonly do?: Spoken;
  readonly why?: Spoken;
  /** The host's own line. */
  readonly line?: Spoken;
  /** Where an advisory speaks. */
  readonly where?: string;
  /** When it took or takes effect, on the team's clock and the reader's. */
  readonly when: string;
  /** Emergency, to acknowledge, late. */
  readonly marks: readonly { readonly type: "emergency" | "acknowledge" | "late"; readonly text: string }[];
}

/** A briefing in one language, ready to be written in any format. */
export interface BriefingSheet {
  readonly locale: string;
  readonly slot: Instant;
  /** Briefing 09:00 */
  readonly title: string;
  /** Mon 23 Nov 2026 09:00 in Viet Nam */
  readonly when: string;
  /** The same moment for the reader, where that is another time, and for others: 13:30 India. */
  readonly zones: readonly string[];
  readonly host?: string;
  readonly lines?: Spoken;
  readonly parts: readonly {
    readonly heading: BriefingHeading;
    readonly title: string;
    readonly items: readonly ToldItem[];
  }[];
  /** Said where nothing changed. */
  readonly empty?: string;
  /** What each agent is asked to say that they have read. */
  readonly toAcknowledge: readonly ToldItem[];
  readonly address?: string;
}

/** A briefing in words. */
export function briefingSheet(briefing: Briefing, ground: BriefingGround): BriefingSheet {
  const { phrases, filled, timeZone, locale, hosted, to } = ground;
  const items = briefing.items.map((item) => toldItem(item, briefing, ground));
  const parts = HEADINGS.flatMap((heading) => {
    const own = ordered(
      items.filter((item) => item.heading === heading),
      hosted,
    );
    const title = headingText(heading, briefing, ground);
    return own.length > 0 ? [{ heading, title, items: own }] : [];
  });
  const { time } = datePartsIn(briefing.at, timeZone, locale);
  const lines = hosted?.lines === undefined ? undefined : saidAs(hosted.lines, ground);
  const isEmpty = parts.every(({ heading }) => heading === "coming");
  return {
    locale,
    slot: briefing.at,
    title: filled(phrases.titleAt, { time }),
    when: slotWords(briefing.at, timeZone, locale),
    zones: zonesOf(briefing.at, ground),
    ...(hosted?.host && { host: hosted.host }),
    ...(lines && { lines }),
    parts,
    ...(isEmpty && { empty: filled(phrases.empty, { time: sinceText(briefing, ground) }) }),
    toAcknowledge: items.filter(({ marks }) => marks.some(({ type }) => type === "acknowledge")),
    ...(to && { address: to(`/briefing/?at=${encodeURIComponent(briefing.at)}`) }),
  };
}

/** Every item of a sheet, in order. */
export function itemsOf({ parts }: BriefingSheet): readonly ToldItem[] {
  return parts.flatMap(({ items }) => items);
}

function slotWords(at: Instant, zone: string, locale: string): string {
  const { weekday, day, month, monthName, year, time } = datePartsIn(at, zone, locale);
  const place = placeOf(zone, locale);
  return locale.startsWith("vi")
    ? `${time} ${weekday}, ${day}/${month}/${year} (${place})`
    : `${weekday} ${day} ${monthName} ${year}, ${time} ${place}`;
}

/** The moment on other clocks, with the weekday where it is another day: 13:30 India, Sun 22:00 New York. */
function zonesOf(at: Instant, { here, zones, timeZone, locale, phrases, filled }: BriefingGround): string[] {
  const own = datePartsIn(at, timeZone, locale);
  const said = (zone: string, text: string) => {
    const { time, weekday, date } = datePartsIn(at, zone, locale);
    return filled(text, {
      time: date === own.date ? time : `${weekday} ${time}`,
      place: placeName(zone, locale),
    });
  };
  const isElsewhere = (zone: string) => offsetAt(Date.parse(at), zone) !== offsetAt(Date.parse(at), timeZone);
  return [
    ...(isElsewhere(here) ? [said(here, phrases.yourTime)] : []),
    ...zones.filter((zone) => zone !== here && zone !== timeZone).map((zone) => said(zone, phrases.timeIn)),
  ];
}

function placeName(zone: string, locale: string): string {
  return placeOf(zone, locale).replace(/^(?:in|giờ) /, "");
}

/** Since when nothing has changed, as one says it at the slot: 15:00 yesterday. */
function sinceText(
  { at, previous }: Briefing,
  { timeZone, locale, phrases, filled }: BriefingGround,
): string {
  const [now, then] = [datePartsIn(at, timeZone, locale), datePartsIn(previous, timeZone, locale)];
  if (now.date === then.date) return then.time;
  const days = Math.round((Date.parse(now.date) - Date.parse(then.date)) / 86_400_000);
  if (days === 1) return filled(phrases.yesterday, { time: then.time });
  return slotWords(previous, timeZone, locale);
}

function headingText(heading: BriefingHeading, briefing: Briefing, ground: BriefingGround): string {
  const { phrases, filled, timeZone, locale } = ground;
  const time = datePartsIn(heading === "late" ? briefing.previous : briefing.next, timeZone, locale).time;
  return filled(phrases.headings[heading], { time });
}

/** What the host wants to tell first stands first; the rest keeps its order. */
function ordered(items: readonly ToldItem[], hosted: Hosted | undefined): ToldItem[] {
  const order = hosted?.order ?? [];
  const place = ({ keys }: ToldItem) => {
    const places = keys.map((key) => order.indexOf(key)).filter((index) => index >= 0);
    return places.length > 0 ? Math.min(...places) : order.length;
  };
  return items.toSorted((a, b) => place(a) - place(b));
}

function toldItem(item: BriefingItem, briefing: Briefing, ground: BriefingGround): ToldItem {
  const { phrases, steps } = ground;
  const { key, heading, state, at, changes, force } = item;
  const [first] = changes;
  const step = changes.map((change) => steps.get(changeKey(change))).find((one) => one !== undefined);
  const line = lineFor(ground.hosted, changes);
  const todo = doOf(item, ground);
  const summary =
    state === "new" && changes.length === 1
      ? spokenIn(ground.summaries[key] ?? {}, ground.locale, ground.sourceLocale)
      : undefined;
  const why = isNoted(state, first) ? noteOf(first, "why", ground) : undefined;
  return {
    key,
    keys: changes.length > 0 ? changes.map(changeKey) : [key],
    heading,
    state,
    stateWord: phrases.states[state],
    at,
    entries:
      changes.length > 0 ? changes.map((change) => entryOf(change, ground)) : forceEntries(force, ground),
    says: sentenceOf(item, ground),
    ...(summary && { summary }),
    ...(step && { step }),
    ...(todo && { do: todo }),
    ...(why && { why }),
    ...(line !== undefined && { line: saidAs(line, ground) }),
    ...(force && { where: whereOf(force, ground) }),
    when: timesOf(item, briefing, ground),
    marks: marksOf(item, ground),
  };
}

function marksOf({ changes, lateFor }: BriefingItem, { phrases, filled, timeZone, locale }: BriefingGround) {
  const late = lateFor && filled(phrases.late, { time: datePartsIn(lateFor, timeZone, locale).time });
  return [
    ...(late ? [{ type: "late" as const, text: late }] : []),
    ...(changes.some(({ isEmergency }) => isEmergency)
      ? [{ type: "emergency" as const, text: phrases.emergency }]
      : []),
    ...(changes.some(({ asksAcknowledgement }) => asksAcknowledgement)
      ? [{ type: "acknowledge" as const, text: phrases.acknowledge }]
      : []),
  ];
}

/**
 * Whether the note says something here: that of a first version is made by the product (an advisory's never is), and
 * that of a silent one speaks to those for whom nothing changed.
 */
function isNoted(state: BriefingState, change: Change | undefined): change is Change {
  return change?.type === "published" && state !== "new" && state !== "caught-up";
}

function doOf({ state, changes: [first], force }: BriefingItem, ground: BriefingGround): Spoken | undefined {
  if (isNoted(state, first)) return noteOf(first, "do", ground);
  const isOver = state === "ended" || state === "withdrawn";
  return isOver && force?.after ? { text: force.after, locale: ground.sourceLocale } : undefined;
}

function noteOf({ note }: Change, part: "why" | "do", ground: BriefingGround): Spoken | undefined {
  const said = Object.fromEntries(Object.entries(note).map(([tag, one]) => [tag, one[part]]));
  const spoken = spokenIn(said, ground.locale, ground.sourceLocale);
  return spoken?.text ? spoken : undefined;
}

function entryOf(change: Change, { locale, sourceLocale, to }: BriefingGround): ToldEntry {
  const { kind, id, titles, before, version } = change;
  return {
    key: `${kind}/${id}`,
    kind,
    title: spokenIn(titles, locale, sourceLocale) ?? { text: id, locale },
    ...(before !== undefined && { before }),
    version,
    ...(to && { address: to(`/${kind}/${id}/`) }),
    ...(to &&
      before !== undefined && { difference: to(`/${kind}/${id}/history/?from=${before}&to=${version}`) }),
  };
}

function forceEntries(
  force: BriefedForce | undefined,
  { locale, sourceLocale, to }: BriefingGround,
): ToldEntry[] {
  if (!force) return [];
  const { id, titles, version } = force;
  return [
    {
      key: `advisories/${id}`,
      kind: "advisories",
      title: spokenIn(titles, locale, sourceLocale) ?? { text: id, locale },
      version,
      ...(to && { address: to(`/advisories/${id}/`) }),
    },
  ];
}

function whereOf({ everywhere, countries }: BriefedForce, ground: BriefingGround): string {
  if (everywhere) return ground.phrases.everywhere;
  const list = new Intl.ListFormat(ground.locale).format(countries.map(ground.countryName));
  return ground.filled(ground.phrases.customersIn, { countries: list });
}
