import { bigSteps } from "#core/big-step.ts";
import { AHEAD, type Briefing, briefingAt, slotAt } from "#core/briefing.ts";
import { changeEras, forceEras, knownChanges, newestTitles, summariesOf } from "#core/briefing-known.ts";
import { type BriefingGround, type BriefingSheet, briefingSheet } from "#core/briefing-sheet.ts";
import type { Change } from "#core/change.ts";
import { toldAt } from "#core/era.ts";
import { type Instant, instantFrom, isBefore } from "#core/instant.ts";
import { textIn } from "#core/locale.ts";
import { millisOf } from "#core/millis.ts";
import type { PublishedEntry } from "#core/published.ts";
import { publishedEntry } from "#core/published-entry.ts";
import { lastSlot, presentSlot } from "#core/slot.ts";
import { briefingPage } from "#exports/briefing-html.ts";
import { briefingMarkdown } from "#exports/briefing-markdown.ts";
import { briefingSlack } from "#exports/briefing-slack.ts";
import { briefingText } from "#exports/briefing-text.ts";
import { type Reading, readContent } from "#store/library.ts";
import { filled, INTERFACE_LOCALES, type InterfaceLocale, isInterfaceLocale } from "#words/text.ts";
import { briefingWordsIn } from "#words/words.ts";
import { argumentsOf, type Command, exactly, UsageError } from "../command.ts";

const FORMATS = {
  text: briefingText,
  markdown: briefingMarkdown,
  slack: (sheet, labels) => JSON.stringify(briefingSlack(sheet, labels), undefined, 2),
  html: briefingPage,
} as const satisfies Record<string, typeof briefingText>;

/** The briefing of a slot. */
export const brief: Command = {
  name: "brief",
  usage: "brief [--slot INSTANT] [--format text|markdown|slack|html] [--locale en|vi] [--site URL]",
  summary:
    "Prints the briefing of a slot as it was known then; without --slot the one whose time it is. --site gives it links.",
  run(args, context) {
    const { values, positionals } = argumentsOf(brief, args, {
      slot: { type: "string" },
      format: { type: "string", default: "text" },
      locale: { type: "string", default: INTERFACE_LOCALES[0] },
      site: { type: "string" },
    });
    exactly(brief, positionals, 0);
    const { format, locale } = values;
    if (!isFormat(format)) throw new UsageError(`"${format}" is no format. Usage: kb ${brief.usage}`);
    if (!isInterfaceLocale(locale))
      throw new UsageError(`"${locale}" is no language of the interface. Usage: kb ${brief.usage}`);
    const reading = readContent(context.root, context);
    const slot = slotOf(reading, values.slot, context.now);
    const sheet = sheetOf(reading, slot, context.now, { locale, site: siteFrom(values.site) });
    context.print(FORMATS[format](sheet, briefingWordsIn(locale).labels).trimEnd());
    return 0;
  },
};

function isFormat(name: string): name is keyof typeof FORMATS {
  return name in FORMATS;
}

function siteFrom(typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined;
  if (!/^https?:\/\//.test(typed) || !URL.canParse(typed))
    throw new UsageError(
      `--site is "${typed}", which is no address: write it like https://replies.example.com/.`,
    );
  return typed.replace(/\/+$/, "");
}

function slotOf({ library }: Reading, typed: string | undefined, now: Instant): Instant {
  const { briefingSlots, timeZone } = library.workspace;
  if (briefingSlots.length === 0)
    throw new UsageError('workspace.yaml names no briefing: add `briefing: {slots: ["09:00"]}`.');
  const at = typed === undefined ? undefined : instantFrom(typed, timeZone);
  if (typed !== undefined && !at)
    throw new UsageError(
      `"${typed}" is no time: write it like 2026-11-23T09:00 (in ${timeZone}), or with an offset.`,
    );
  return (
    (at ? lastSlot(briefingSlots, timeZone, at) : presentSlot(briefingSlots, timeZone, now, AHEAD)) ?? now
  );
}

interface Telling {
  readonly locale: InterfaceLocale;
  readonly site: string | undefined;
}

/** What was known at the slot; of one that is still to come, what is known now. */
function sheetOf(
  { library }: Reading,
  slot: Instant,
  now: Instant,
  { locale, site }: Telling,
): BriefingSheet {
  const { workspace, settings } = library;
  const entries = [...library.entries.values()].flatMap((entry) => publishedEntry(library, entry) ?? []);
  const known = isBefore(now, slot) ? now : slot;
  const forces = toldAt(forceEras(entries, settings.countries.regions), known);
  const around = slotAt(workspace.briefingSlots, workspace.timeZone, slot);
  const briefing = briefingAt(around, knownChanges(changeEras(entries), known), forces);
  const { sourceLocale, timeZone, briefingZones: zones } = workspace;
  const byKey = new Map(entries.map((entry) => [`${entry.kind}/${entry.id}`, entry]));
  const ground: BriefingGround = {
    locale,
    sourceLocale,
    timeZone,
    here: timeZone,
    zones,
    phrases: briefingWordsIn(locale).phrases,
    filled,
    hosted: library.briefings.find((hosted) => millisOf(hosted.slot) === millisOf(slot)),
    steps: stepsOf(briefing, byKey, locale, sourceLocale),
    uses: titlesOf(briefing, byKey),
    summaries: summariesOf(changesOf(briefing), (key) => byKey.get(key)),
    countryName: (code) =>
      textIn(settings.countries.byCode.get(code)?.name ?? {}, locale, sourceLocale, code),
    ...(site !== undefined && {
      to: (path) => site + (locale === INTERFACE_LOCALES[0] ? "" : `/${locale}`) + path,
    }),
  };
  return briefingSheet(briefing, ground);
}

type ByKey = ReadonlyMap<string, PublishedEntry>;

function changesOf({ items }: Briefing): Change[] {
  return items.flatMap(({ changes }) => changes);
}

function stepsOf(briefing: Briefing, byKey: ByKey, locale: string, sourceLocale: string) {
  const versionOf = ({ kind, id }: Change, version: string) => byKey.get(`${kind}/${id}`)?.versions[version];
  return bigSteps(changesOf(briefing), versionOf, locale, sourceLocale);
}

function titlesOf(briefing: Briefing, byKey: ByKey) {
  const uses = changesOf(briefing).flatMap(({ use }) => use ?? []);
  return Object.fromEntries(uses.map((id) => [id, newestTitles(byKey.get(`answers/${id}`))]));
}
