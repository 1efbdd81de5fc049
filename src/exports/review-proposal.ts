import type { PendingChange } from "#core/entry.ts";
import { instantFrom, instantTwice } from "#core/instant.ts";
import type { Proposal, ProposedPath } from "#core/proposal.ts";
import type { ReviewedEntry } from "#core/reviewed.ts";
import type { Ink } from "#exports/ink.ts";
import { entryLines, type ReviewTerms } from "#exports/review-entry.ts";

/** A proposal as its reviewer has to see it. */
export interface ReviewedProposal {
  readonly proposal: Proposal;
  /** The title of the entry it speaks of. */
  readonly title?: string;
  /** What it makes of the entry's texts, where it changes any. */
  readonly entry?: ReviewedEntry;
}

/** The report on a proposal as paragraphs: who asks for what, then the change it makes. */
export function proposalLines(reviewed: ReviewedProposal, terms: ReviewTerms, ink: Ink): string[] {
  const { proposal, entry } = reviewed;
  const { name, suggestedBy, outcome } = proposal;
  const who = suggestedBy === undefined ? "Somebody" : ink.plain(suggestedBy);
  const about = [
    `${who} ${askedWords(reviewed, ink)}`,
    ...(outcome && "declined" in outcome
      ? [`${ink.strong("Declined:")} ${ink.plain(outcome.declined)}`]
      : []),
    ...(outcome && "taken" in outcome ? [`${ink.strong("Taken")} already.`] : []),
    ...(entry ? [] : termLines(proposal.change, terms, ink)),
  ];
  return [
    ink.heading(3, `Proposal ${ink.code(name)}`),
    about.map(ink.item).join("\n"),
    ...(proposal.idea === undefined ? [] : [ink.quote(ink.plain(proposal.idea))]),
    ...(proposal.path ? pathLines(proposal.path, ink) : []),
    ...(entry ? entryLines(entry, terms, ink) : []),
  ];
}

/** The modules of a path with their days, and the lessons with what each lays before a reader. */
function pathLines({ path, lessons }: ProposedPath, ink: Ink): string[] {
  const about = [
    `${ink.strong("For:")} ${path.teams.length > 0 ? path.teams.join(", ") : "everybody"}, in ${path.days ?? "any number of"} days, passed with ${path.pass} %`,
    ...path.modules.map(
      ({ title, days, lessons: ids }) =>
        `${ink.plain(Object.values(title).join(" / "))}${days ? ` (${days})` : ""}: ${ids.map(ink.code).join(", ")}`,
    ),
  ];
  const written = [...lessons].map(([id, texts]) => `${ink.code(id)} in ${[...texts.keys()].join(", ")}`);
  return [about.map(ink.item).join("\n"), `${ink.strong("Lessons:")} ${written.join("; ")}`];
}

function askedWords({ proposal, title }: ReviewedProposal, ink: Ink): string {
  const { verb, entry, version = "", change } = proposal;
  const what = entry ? `${title ? `${ink.plain(title)} ` : ""}(${ink.code(entry)})` : "";
  switch (verb) {
    case "change":
      return `asks to change ${what}.`;
    case "new":
      return `asks to add ${what}.`;
    case "withdraw":
      return change?.withdraw?.use === undefined
        ? `asks to pull ${what}, with nothing in its place: ${ink.plain(change?.withdraw?.why ?? "no reason is given")}`
        : `asks to pull ${what}; agents use ${ink.code(change.withdraw.use)} instead.`;
    case "review":
      return `asks to record that ${what} was read again and still holds.`;
    case "rollback":
      return `asks to bring back version ${version} of ${what}.`;
    case "correct-note":
      return `asks to correct the note of version ${version} of ${what}.`;
    case "approve":
      return `asks to approve version ${version} of ${what}.`;
    case "path":
      return `asks to add the path ${ink.code(`training/${proposal.path?.path.id ?? ""}`)} to the training.`;
    case "idea":
      return what === "" ? "has an idea." : `has an idea about ${what}.`;
  }
}

function termLines(change: PendingChange | undefined, { zone }: ReviewTerms, ink: Ink): string[] {
  const words = (
    [
      ["What", change?.what],
      ["Why", change?.why],
      ["Do", change?.do],
    ] as const
  ).flatMap(([name, text]) => {
    const texts = typeof text === "string" ? [text] : Object.values(text ?? {});
    return texts.map((one) => `${ink.strong(`${name}:`)} ${ink.plain(one)}`);
  });
  const effective = change?.effective === undefined ? undefined : instantFrom(change.effective, zone);
  return [
    ...words,
    ...(effective ? [`From ${ink.strong(instantTwice(effective, zone))}`] : []),
    ...(change?.emergency ? [`${ink.strong("Emergency:")} ${ink.plain(change.emergency.reason)}`] : []),
  ];
}
