import { advisoryTree } from "#core/advisory-tree.ts";
import type { Entry, EntryKey, EntryText, Snapshot } from "#core/entry.ts";
import { HEAD_FIELDS } from "#core/head-field.ts";
import { newestSnapshot } from "#core/library.ts";
import type { Locale } from "#core/locale.ts";
import { changeOf } from "#core/pending.ts";
import type { Problem } from "#core/problem.ts";
import type { Proposal, ProposedText } from "#core/proposal.ts";
import { collisionFault, doneFault, editedFault } from "#core/proposal-collision.ts";
import { type ProposalFault, pathOfPart, unfit } from "#core/proposal-fault.ts";
import { proposalFaults } from "#core/proposal-fit.ts";
import { mergedText } from "#core/proposal-merge.ts";
import type { NewParts } from "#markup/boxes.ts";
import { draftOf } from "#store/draft.ts";
import type { Reading } from "#store/library.ts";
import { readingWith } from "#store/overlay.ts";
import { draftedPathOf } from "#store/proposal-path.ts";
import { faultProblem } from "#store/proposal-place.ts";
import { editedSource, lostPart, newSource, partsOf, withNote } from "#store/proposal-text.ts";
import { takesOutcome } from "#store/proposals.ts";

/** What a proposal comes to: the working texts as it wants them, or why it cannot be taken. */
export interface ProposalDraft {
  /** By path under the content folder; none for what changes no text, such as a withdrawal. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Each with the proposal's file and the place in it. */
  readonly problems: readonly Problem[];
}

/** The working texts that a proposal asks for, made from today's: nothing is written. */
export function proposalDraft(reading: Reading, proposal: Proposal): ProposalDraft {
  const faults = [...proposalFaults(reading.library, proposal), ...formFaults(reading, proposal)];
  const drafted = faults.length > 0 ? { files: new Map(), faults } : draftedBy(reading, proposal);
  return {
    files: new Map([...drafted.files].map(([path, source]) => [path, Buffer.from(source)])),
    problems: drafted.faults.map((fault) => faultProblem(reading, proposal, fault)),
  };
}

/** What becomes of a proposal is added to its file, which therefore has to be written line by line. */
function formFaults({ tree }: Reading, proposal: Proposal): ProposalFault[] {
  if (takesOutcome(proposal, tree.read(proposal.file))) return [];
  const message = "The file is written in one piece, so nobody can add what became of it.";
  return [unfit([], message, "Write each field on a line of its own.")];
}

/** The content as it would read with a proposal's texts as working texts; as it is where it cannot be taken. */
export function proposedReading(reading: Reading, proposal: Proposal): Reading {
  return readingWith(reading, proposalDraft(reading, proposal).files);
}

/** The files of texts that a proposal asks for, or what is wrong with it. */
export interface Drafted {
  readonly files: ReadonlyMap<string, string>;
  readonly faults: readonly ProposalFault[];
}

function draftedBy(reading: Reading, proposal: Proposal): Drafted {
  if (proposal.verb === "new") return begun(reading, proposal);
  if (proposal.path) return draftedPathOf(reading, proposal.path);
  const entry = reading.library.entries.get(proposal.entry ?? ("" as EntryKey));
  const newest = entry && newestSnapshot(entry);
  const base = entry?.versions.get(proposal.from ?? "");
  if (proposal.verb !== "change" || !entry || !newest || !base) return { files: new Map(), faults: [] };
  return changed(reading, proposal, { entry, newest, base });
}

function begun({ library }: Reading, proposal: Proposal): Drafted {
  const { sourceLocale } = library.workspace;
  const faults: ProposalFault[] = [];
  const files = new Map<string, string>();
  for (const [locale, asked] of proposal.texts) {
    const more = escalation(proposal, undefined);
    const isSource = locale === sourceLocale;
    const own = proposal.advisory ? advisoryTree(proposal.advisory) : {};
    const front = isSource ? { owner: proposal.owner, ...own } : { translates: "next" };
    const source = newSource(asked, front, more);
    faults.push(...titleFaults(locale, asked), ...textFaults(locale, asked, source, more));
    files.set(`${proposal.entry}/${locale}.mdx`, isSource ? withNote(source, proposal.change) : source);
  }
  return { files: faults.length > 0 ? new Map() : files, faults };
}

/** What a change is made against: the version it was made from, and the newest one. */
interface Against {
  readonly entry: Entry;
  readonly base: Snapshot;
  readonly newest: Snapshot;
}

function changed(reading: Reading, proposal: Proposal, against: Against): Drafted {
  const { sourceLocale } = reading.library.workspace;
  const { entry, newest } = against;
  const hasEdits = hasOwnEdits(reading, entry);
  const faults: ProposalFault[] = hasEdits ? [editedFault(entry)] : [];
  const files = new Map<string, string>();
  const todayOf = (locale: Locale) => (hasEdits ? newest.texts : entry.working).get(locale);
  for (const [locale, asked] of proposal.texts) {
    const text = { locale, asked, today: todayOf(locale) };
    const result = changedText(proposal, against, text);
    faults.push(...result.faults);
    if (result.source !== undefined) files.set(`${entry.key}/${locale}.mdx`, result.source);
  }
  if (faults.every(({ severity }) => severity === "warning") && files.size === 0)
    faults.push(doneFault(entry));
  const path = `${entry.key}/${sourceLocale}.mdx`;
  const source = files.get(path) ?? todayOf(sourceLocale)?.source;
  if (source !== undefined) files.set(path, withNote(source, proposal.change));
  return { files: faults.some(({ severity }) => severity !== "warning") ? new Map() : files, faults };
}

/** One language of a change: what is asked for, and how it reads today. */
interface Language {
  readonly locale: Locale;
  readonly asked: ProposedText;
  readonly today: EntryText | undefined;
}

function changedText(
  proposal: Proposal,
  { entry, base, newest }: Against,
  { locale, asked, today }: Language,
): { source?: string; faults: readonly ProposalFault[] } {
  const current = newest.texts.get(locale);
  const { text, collisions } = mergedText(partsOf(base.texts.get(locale)), partsOf(current), asked);
  if (collisions.length > 0)
    return { faults: collisions.map((one) => collisionFault(proposal, newest.version, locale, one)) };
  if (isNothing(text, partsOf(current).phrases)) return { faults: [] };
  const more = escalation(proposal, entry);
  const source = today
    ? editedSource(today.source, text, more)
    : newSource(text, { translates: "next" }, more);
  const faults = [...(today ? [] : titleFaults(locale, text)), ...textFaults(locale, text, source, more)];
  return { source, faults };
}

function isNothing(text: ProposedText, today: readonly string[]): boolean {
  const { phrases, boxes } = text;
  const isSame = phrases === undefined || phrases.join("\n") === today.join("\n");
  return HEAD_FIELDS.every((line) => text[line] === undefined) && isSame && Object.keys(boxes).length === 0;
}

/** The team of a new `<Escalate>`: the proposal's, else the one that a text of the entry names. */
function escalation({ escalateTo }: Proposal, entry: Entry | undefined): NewParts {
  const named = [...(entry?.working.values() ?? [])].flatMap(({ body }) =>
    body.flatMap((section) => (section.type === "escalate" ? [section.to] : [])),
  );
  const team = escalateTo ?? named[0];
  return team === undefined ? {} : { escalateTo: team };
}

function titleFaults(locale: Locale, { title }: ProposedText): ProposalFault[] {
  if (title !== undefined) return [];
  const message = `There is no text in "${locale}" yet, and it has no title.`;
  return [unfit(["texts", locale], message, "Add `title:` in that language.")];
}

function textFaults(
  locale: Locale,
  asked: ProposedText,
  source: string,
  { escalateTo }: NewParts,
): ProposalFault[] {
  if (escalateTo === undefined && source.includes('<Escalate to="">'))
    return [
      unfit(
        pathOfPart(locale, "escalate"),
        `escalate in ${locale}: it names no team.`,
        "Add `escalateTo:` with the id of a team.",
      ),
    ];
  const lost = lostPart(source, asked);
  if (lost === undefined) return [];
  const message = `${lost} in ${locale}: the text has no place for it.`;
  return [
    unfit(
      pathOfPart(locale, lost),
      message,
      "Number the variants of a reply without a gap: public, public.2.",
    ),
  ];
}

/** Whether somebody has changed the working texts by hand: words, files, or a note that waits for words. */
function hasOwnEdits(reading: Reading, entry: Entry): boolean {
  const { changed: words, removed, files, any, settings } = draftOf(reading, entry);
  const isRetold = any && !settings;
  return words.size > 0 || removed.length > 0 || files || isRetold || changeOf(entry) !== undefined;
}
