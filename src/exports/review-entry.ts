import type { ParagraphDiff } from "#core/diff.ts";
import { distanceInWords } from "#core/distance.ts";
import { type Instant, instantTwice } from "#core/instant.ts";
import type { PlannedVersion } from "#core/plan.ts";
import { reasonWords } from "#core/reason.ts";
import type { Section } from "#core/reply.ts";
import type { ReviewedEntry, ReviewedLanguage, ReviewedPart } from "#core/reviewed.ts";
import type { Ink } from "#exports/ink.ts";

/** What the report on one entry has to know besides. */
export interface ReviewTerms {
  readonly now: Instant;
  readonly zone: string;
  readonly needsApproval: boolean;
}

/** The report on one entry as paragraphs: who, what, when and why, then A → B per part and language. */
export function entryLines(entry: ReviewedEntry, terms: ReviewTerms, ink: Ink): string[] {
  const versions = entry.planned ? ` ${entry.from ?? ""} → ${entry.planned.record.version}` : "";
  return [
    ink.heading(3, `${ink.plain(entry.title)} (${ink.code(entry.key)}${versions.replace("  ", " ")})`),
    factLines(entry, terms, ink).map(ink.item).join("\n"),
    ...noteLines(entry.planned, ink),
    ...fieldLines(entry, ink),
    ...entry.parts.flatMap((part) => partLines(part, ink)),
    ...quietLines(entry, ink),
  ];
}

function factLines(entry: ReviewedEntry, terms: ReviewTerms, ink: Ink): string[] {
  const { planned } = entry;
  return [
    `Owner: ${ink.plain(entry.owner)}`,
    ...(entry.isFaulty && entry.isPending
      ? [`${ink.strong("Not published")} before its problems above are mended.`]
      : []),
    ...(entry.isHeldBack
      ? [
          `${ink.strong("Not ready:")} its ${ink.code("change:")} block says ${ink.code("ready: false")}, so merging publishes nothing until somebody takes that out. What follows holds from then on.`,
        ]
      : []),
    ...(planned ? plannedLines(planned, terms, ink) : [outcomeOf(entry, ink)]),
    ...languageLines(entry.languages, ink),
    ...followerLines(entry.followers, ink),
  ];
}

function outcomeOf({ withdraw, refused, isPending }: ReviewedEntry, ink: Ink): string {
  if (withdraw?.use !== undefined)
    return `${ink.strong("Withdrawn:")} the text is pulled, and agents use ${ink.code(withdraw.use)} instead.`;
  if (withdraw)
    return `${ink.strong("Withdrawn:")} the text is pulled and nothing takes its place: ${ink.plain(withdraw.why ?? "no reason is given.")}`;
  if (refused)
    return `${ink.strong("Cannot be published:")} ${ink.plain(`${refused.message} → ${refused.fix}`)}`;
  return isPending
    ? "Nothing is published: neither words nor files differ from the published ones."
    : `${ink.strong("Stays a draft:")} it has no ${ink.code("change:")} block, so merging publishes nothing.`;
}

function plannedLines(
  planned: PlannedVersion,
  { now, zone, needsApproval }: ReviewTerms,
  ink: Ink,
): string[] {
  const { record, cancels, remarks } = planned;
  return [
    kindLine(planned, ink),
    `In effect: ${whenOf(record.effective, remarks, now, zone, ink)}`,
    ...remarks.filter((remark) => !hasPassed(remark)).map((remark) => ink.plain(remark)),
    ...(cancels ? [`It replaces version ${cancels}, which waits and is called off.`] : []),
    ...(record.emergency ? [`${ink.strong("Emergency:")} ${ink.plain(record.emergency.reason)}`] : []),
    ...(record.acknowledge ? ["Agents have to confirm that they read it."] : []),
    ...(needsApproval && !record.emergency
      ? ["Needs approval by somebody else than its author before it is published."]
      : []),
  ];
}

function kindLine({ record, verdict }: PlannedVersion, ink: Ink): string {
  const silent = record.kind === "minor" ? " (silent: agents are not told)" : "";
  const reasons = (verdict?.reasons ?? []).map((reason) => ink.plain(reasonWords(reason)));
  const looks = reasons.length > 0 ? ` It looks major: ${reasons.join("; ")}.` : "";
  const because = record.because ? ` ${ink.strong("Minor all the same:")} ${ink.plain(record.because)}` : "";
  return `Kind: ${ink.strong(record.kind)}${silent}.${looks}${because}`;
}

function hasPassed(remark: string): boolean {
  return remark.includes("has passed");
}

function whenOf(
  effective: Instant,
  remarks: readonly string[],
  now: Instant,
  zone: string,
  ink: Ink,
): string {
  const passed = remarks.find(hasPassed);
  if (passed) return `${ink.strong("as soon as it is published")}: ${ink.plain(passed)}.`;
  const distance = distanceInWords(effective, now, "en");
  if (distance === "now" || Date.parse(effective) <= Date.parse(now)) return "as soon as it is published.";
  return `${ink.strong(instantTwice(effective, zone))}, ${distance}`;
}

const STATES: Readonly<Record<ReviewedLanguage["state"], string>> = {
  new: "new",
  updated: "updated",
  keeps: "keeps its words",
  behind: "behind: agents cannot copy it until it catches up",
  unreadable: "cannot be read before its problems are mended, so it is not shown",
  removed: "removed: agents have no text in this language any more",
};

function languageLines(languages: readonly ReviewedLanguage[], ink: Ink): string[] {
  const states = languages.map(({ locale, state }) => `${ink.code(locale)} ${STATES[state]}`);
  return states.length === 0 ? [] : [`Languages: ${states.join("; ")}`];
}

const SHOWN = 10;

function followerLines(titles: readonly string[], ink: Ink): string[] {
  if (titles.length === 0) return [];
  const shown = titles.slice(0, SHOWN).map((title) => ink.plain(title));
  const more = titles.length > SHOWN ? ` and ${titles.length - SHOWN} more` : "";
  const count = titles.length === 1 ? "1 entry uses it and gets" : `${titles.length} entries use it and get`;
  return [`${count} a version with the new wording: ${shown.join(", ")}${more}`];
}

function noteLines(planned: PlannedVersion | undefined, ink: Ink): string[] {
  if (!planned) return [];
  const lines = Object.entries(planned.record.note).map(([locale, note]) =>
    ink.item(
      `${ink.code(locale)} ${ink.strong("What:")} ${ink.plain(note.what)} ${ink.strong("Why:")} ${ink.plain(note.why)} ${ink.strong("Do:")} ${ink.plain(note.do)}`,
    ),
  );
  return [ink.heading(4, "What agents are told"), lines.join("\n")];
}

function fieldLines({ facts }: ReviewedEntry, ink: Ink): string[] {
  if (facts.length === 0) return [];
  const lines = facts.map(({ name, locale, a, b }) => {
    const way = [a && ink.removed(a), b && ink.added(b)].filter(Boolean).join(" → ");
    return ink.item(`${ink.code(name)} (${ink.code(locale)}): ${way}`);
  });
  return [ink.heading(4, "Fields"), lines.join("\n")];
}

function partLines({ locale, section, turn, paragraphs }: ReviewedPart, ink: Ink): string[] {
  const runs = runsOf(paragraphs);
  const name = `${partName(section)}${turn > 1 ? `, number ${turn}` : ""}`;
  return [
    ink.heading(4, `${ink.plain(name)} (${ink.code(locale)})`),
    ...runs.map((run) => {
      const written = run.map((paragraph) => paragraphText(paragraph, ink)).join("\n\n");
      if (run[0]?.kind !== "same") return ink.quote(written);
      const count = run.length === 1 ? "1 paragraph" : `${run.length} paragraphs`;
      return ink.folded(`${count} unchanged`, ink.quote(written));
    }),
  ];
}

/** Neighbouring paragraphs that are unchanged, or changed, together. */
function runsOf(paragraphs: readonly ParagraphDiff[]): ParagraphDiff[][] {
  const runs: ParagraphDiff[][] = [];
  for (const paragraph of paragraphs) {
    const last = runs.at(-1);
    if (last && (last[0]?.kind === "same") === (paragraph.kind === "same")) last.push(paragraph);
    else runs.push([paragraph]);
  }
  return runs;
}

function paragraphText({ parts }: ParagraphDiff, ink: Ink): string {
  const written = parts.map(({ op, text }, index) => {
    if (op === "same") return ink.plain(text);
    if (op === "remove") return ink.removed(text);
    return `${parts[index - 1]?.op === "remove" ? ink.gap : ""}${ink.added(text)}`;
  });
  return written.join("");
}

/** What a part of a text is called in a report: `Reply for public, upset`. */
function partName(section: Section): string {
  switch (section.type) {
    case "reply": {
      const { channels, moment } = section.reply;
      const where = channels.length === 0 ? "private" : channels.join(", ");
      return `Reply for ${where}${moment === "first" ? "" : ` (${moment})`}`;
    }
    case "no-reply":
      return `No reply: ${section.action}`;
    case "escalate":
      return `Escalate to ${section.to}`;
    case "attach":
      return `File ${section.file}`;
    case "prose":
      return "Text";
    default:
      return `${section.type[0]?.toUpperCase()}${section.type.slice(1)}`;
  }
}

function quietLines(entry: ReviewedEntry, ink: Ink): string[] {
  const { parts, facts, unchanged, hasNewFiles, from, languages } = entry;
  const isSilent = !languages.some(({ state }) => state === "unreadable" || state === "removed");
  const lines = [
    ...(hasNewFiles && from !== undefined ? ["Files that are handed out differ."] : []),
    ...(parts.length + facts.length === 0 && !hasNewFiles && isSilent
      ? ["No words differ: only emphasis, links, spacing or who is told."]
      : []),
    ...(unchanged > 0 && parts.length > 0
      ? [`${unchanged === 1 ? "1 other part is" : `${unchanged} other parts are`} unchanged.`]
      : []),
  ];
  return lines.length === 0 ? [] : [ink.plain(lines.join(" "))];
}
