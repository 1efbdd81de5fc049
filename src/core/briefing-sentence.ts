import type { Briefing, BriefingItem } from "#core/briefing.ts";
import type { BriefingGround } from "#core/briefing-sheet.ts";
import type { MaybeLocalized } from "#core/entry.ts";
import { datePartsIn, type Instant, isBefore, offsetAt, placeOf } from "#core/instant.ts";
import { type Localized, type Spoken, spokenIn } from "#core/locale.ts";
import { shortTime } from "#core/when.ts";

/** A text as it reads in the language of a briefing; one that is the same for all is in the source's. */
export function saidAs(words: MaybeLocalized, { locale, sourceLocale }: BriefingGround): Spoken {
  if (typeof words === "string") return { text: words, locale };
  return spokenIn(words, locale, sourceLocale) ?? { text: "", locale };
}

/** What happened, as one sentence: the note's, where somebody wrote one. */
export function sentenceOf(item: BriefingItem, ground: BriefingGround): Spoken {
  const { locale, sourceLocale, phrases, filled } = ground;
  const {
    state,
    force,
    changes: [change],
  } = item;
  const said = (text: string, values: Readonly<Record<string, string>> = {}): Spoken => {
    const title = titlesOf(item, ground);
    return { text: filled(text, { title, ...values }), locale };
  };
  const { sentences } = phrases;
  if (!change) {
    const sentence = sentences[state as "started" | "starting" | "ended" | "ending"];
    return force ? said(sentence) : { text: "", locale };
  }
  if (state === "withdrawn") return withdrawalOf(change.use, change.why, said, ground);
  if (state === "caught-up")
    return said(sentences["caught-up"], { languages: languagesOf(change.caughtUp, locale) });
  if (state === "restored" || state === "new") return said(sentences[state]);
  const whats = Object.fromEntries(Object.entries(change.note).map(([tag, note]) => [tag, note.what]));
  return spokenIn(whats, locale, sourceLocale) ?? said("{title}");
}

function withdrawalOf(
  use: string | undefined,
  why: string | undefined,
  said: (text: string, values?: Readonly<Record<string, string>>) => Spoken,
  { phrases: { sentences }, uses, locale, sourceLocale }: BriefingGround,
): Spoken {
  if (use !== undefined) {
    const title = spokenIn(uses[use] ?? {}, locale, sourceLocale)?.text ?? use;
    return said(sentences.withdrawnUse, { use: title });
  }
  return why === undefined ? said(sentences.withdrawn) : said(sentences.withdrawnWhy, { why });
}

function titlesOf({ changes, force }: BriefingItem, { locale, sourceLocale }: BriefingGround): string {
  const titles: readonly Localized[] =
    changes.length > 0 ? changes.map((change) => change.titles) : [force?.titles ?? {}];
  const names = titles.map((title) => spokenIn(title, locale, sourceLocale)?.text ?? "");
  return names.length > 1 ? new Intl.ListFormat(locale).format(names) : (names[0] ?? "");
}

function languagesOf(locales: readonly string[], locale: string): string {
  const names = new Intl.DisplayNames([locale], { type: "language" });
  // Within a sentence a Vietnamese name of a language begins small.
  const named = locales.map((tag) => (names.of(tag) ?? tag).replace(/^Tiếng /, "tiếng "));
  return new Intl.ListFormat(locale).format(named);
}

/** When it took or takes effect: on the workspace's clock, and on the reader's where that shows another time. */
export function timesOf(item: BriefingItem, briefing: Briefing, ground: BriefingGround): string {
  const { filled, phrases, timeZone, locale } = ground;
  const { times } = phrases;
  const told = (at: Instant) => timeText(at, briefing.at, ground);
  if (item.state === "ended") return filled(times.was, { time: told(item.at) });
  if (item.state === "ending") return filled(times.until, { time: told(item.at) });
  const isOver = item.state === "withdrawn" || item.state === "restored";
  const force = isOver ? undefined : item.force;
  const at = force?.from ?? item.at;
  const end = force?.until ? `, ${filled(times.until, { time: told(force.until) })}` : "";
  if (isBefore(briefing.at, at)) return filled(times.from, { time: told(at) }) + end;
  if (item.heading !== "coming") return filled(times.since, { time: told(at) }) + end;
  const next = datePartsIn(briefing.next, timeZone, locale).time;
  return filled(times.justNow, { time: told(at), next });
}

function timeText(
  at: Instant,
  slot: Instant,
  { timeZone, here, locale, phrases, filled }: BriefingGround,
): string {
  const on = (zone: string) => {
    const isToday = datePartsIn(at, zone, locale).date === datePartsIn(slot, zone, locale).date;
    return isToday ? datePartsIn(at, zone, locale).time : shortTime(at, slot, zone, locale);
  };
  const place = placeOf(timeZone, locale);
  const team = locale.startsWith("vi") ? `${on(timeZone)} (${place})` : `${on(timeZone)} ${place}`;
  const isSame = offsetAt(Date.parse(at), here) === offsetAt(Date.parse(at), timeZone);
  return isSame ? team : `${team}, ${filled(phrases.yourTime, { time: on(here), place: "" })}`;
}
