import type { ParkedGroup, ShiftState } from "#browser/shift-state.ts";
import { type Instant, instantInWords } from "#core/instant.ts";
import type { WordingUse } from "#core/uses.ts";
import { shortTime } from "#core/when.ts";
import { counted, filled, type InterfaceLocale, type ShiftWords } from "#words/text.ts";

/** How a hand-over is told: the interface's words and language, and the team's clock, since colleagues read it elsewhere. */
export interface HandOverTelling {
  readonly words: ShiftWords;
  readonly locale: InterfaceLocale;
  readonly timeZone: string;
}

const MOST_REFERENCES = 12;

/** The hand-over as plain text for a chat: what was done, what was missing, what waits, and what is still to be read. */
export function handOverText(state: ShiftState, telling: HandOverTelling): string {
  const { words, locale, timeZone } = telling;
  const { handOver } = words;
  const time = (instant: Instant) => instantInWords(instant, timeZone, locale);
  const short = (instant: Instant) => shortTime(instant, state.now, timeZone, locale);
  const head = [
    filled(state.agent ? handOver.head : handOver.headUnsigned, {
      agent: state.agent,
      time: time(state.now),
    }),
    ...(state.since === undefined ? [] : [filled(handOver.begun, { time: short(state.since) })]),
  ];
  const parts = [
    head,
    tallyLines(state, telling),
    useLines(state.uses, telling),
    listed(
      handOver.missing,
      handOver.noMissing,
      state.freshTopics.map(({ text }) => text),
    ),
    listed(
      handOver.parked,
      handOver.noParked,
      state.parked.map((group) => parkedLine(group, state.now, telling)),
    ),
    listed(
      handOver.asking,
      handOver.noAsking,
      state.asking.map(({ what, title, at }) =>
        filled(handOver.askingSince, {
          what: what ? `${title}: ${what.replace(/\.$/, "")}` : title,
          time: short(at),
        }),
      ),
    ),
    state.briefing === undefined ? [] : [filled(handOver.briefing, { time: time(state.briefing) })],
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")
    .normalize("NFC");
}

function tallyLines({ tally, target }: ShiftState, { words, locale }: HandOverTelling): string[] {
  const { format } = new Intl.NumberFormat(locale);
  const { handOver } = words;
  const average = format(tally.average);
  const ofMonth =
    target === undefined
      ? filled(handOver.average, { average })
      : filled(handOver.averageTarget, { average, target: format(target) });
  const cases = filled(handOver.cases, { today: format(tally.today), total: format(tally.total) });
  return tally.days === 0 ? [cases] : [cases, ofMonth];
}

function useLines(uses: readonly WordingUse[], { words, locale }: HandOverTelling): string[] {
  const { handOver } = words;
  const { format } = new Intl.NumberFormat(locale);
  if (uses.length === 0) return [handOver.noUses];
  const all = uses.reduce((sum, use) => sum + use.uses, 0);
  const shown = uses.slice(0, MOST_REFERENCES).map(({ reference, uses: times, touched }) => {
    const line = filled(handOver.use, { n: format(times), reference });
    return touched > 0 ? `${line} (${filled(handOver.touched, { n: format(touched) })})` : line;
  });
  const left = uses.length - shown.length;
  const more = left > 0 ? [filled(handOver.more, { n: format(left) })] : [];
  return [filled(handOver.uses, { n: format(all) }), ...bulleted([...shown, ...more])];
}

function listed(heading: string, none: string, items: readonly string[]): string[] {
  return items.length === 0 ? [none] : [heading, ...bulleted(items)];
}

function bulleted(items: readonly string[]): string[] {
  return items.map((item) => `- ${item}`);
}

function parkedLine(group: ParkedGroup, now: Instant, telling: HandOverTelling): string {
  const { words, locale } = telling;
  const marks = group.cases.flatMap(({ mark }) => mark ?? []);
  const count = counted(words.parked.cases, group.cases.length, locale);
  const after = group.end?.isOver && group.end.after ? `. ${group.end.after}` : "";
  const found = marks.length > 0 ? ` (${marks.join(", ")})` : "";
  return `${group.title}: ${count}${found}, ${endText(group, now, telling)}${after}`;
}

/** Until when the cases of a group wait, in words. */
export function endText(
  { end }: ParkedGroup,
  now: Instant,
  { words, locale, timeZone }: HandOverTelling,
): string {
  if (!end) return words.parked.unknown;
  if (end.until === undefined) return words.parked.open;
  const time = shortTime(end.until, now, timeZone, locale);
  return filled(end.isOver ? words.parked.over : words.parked.until, { time });
}
