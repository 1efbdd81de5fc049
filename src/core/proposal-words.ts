import type { MaybeLocalized } from "#core/entry.ts";
import type { Library } from "#core/library.ts";
import type { Locale } from "#core/locale.ts";
import { givenBy, missingIn } from "#core/note.ts";
import type { Proposal } from "#core/proposal.ts";
import { type ProposalFault, pathOfPart, unfit } from "#core/proposal-fault.ts";

/** The parts of the note that a change needs and that are not said in the source language. */
export function noteFaults({ workspace }: Library, { change }: Proposal): ProposalFault[] {
  const { sourceLocale } = workspace;
  return missingIn(givenBy(change), change?.kind ?? "major", sourceLocale).map((part) => {
    const fix = `Add \`${part}:\` under \`change:\`, in ${sourceLocale} at least.`;
    return unfit(["change"], `The note does not say "${part}".`, fix);
  });
}

/** Languages are those of the replies, and for the note also those of the interface. */
export function localeFaults({ workspace }: Library, { texts, change }: Proposal): ProposalFault[] {
  const spoken = new Set([workspace.sourceLocale, ...workspace.replyLocales]);
  const read = new Set([...spoken, ...workspace.interfaceLocales]);
  const fault = (at: readonly string[], locale: Locale) =>
    unfit(
      at,
      `"${locale}" is not a language of this workspace.`,
      `Write one of ${[...spoken].join(", ")}, or add it to replyLocales: in workspace.yaml.`,
    );
  const said = (["what", "why", "do"] as const).flatMap((part) =>
    localesOf(change?.[part]).map((locale) => [["change", part, locale], locale] as const),
  );
  const told = Object.keys(change?.locales ?? {}).map(
    (locale) => [["change", "locales", locale], locale] as const,
  );
  return [
    ...[...texts.keys()]
      .filter((locale) => !spoken.has(locale))
      .map((locale) => fault(["texts", locale], locale)),
    ...[...said, ...told].filter(([, locale]) => !read.has(locale)).map(([at, locale]) => fault(at, locale)),
  ];
}

function localesOf(words: MaybeLocalized | undefined): Locale[] {
  return typeof words === "object" ? Object.keys(words) : [];
}

const TAG_LINE = /^[ \t]*<\/?(?:When|Steps|Reply|NoReply|Never|Escalate)\b[^\n]*/m;

/** Words that hold a tag of their own would become another part than the one they are proposed for. */
export function tagFaults({ texts }: Proposal): ProposalFault[] {
  return [...texts].flatMap(([locale, { boxes }]) =>
    Object.entries(boxes).flatMap(([address, words]) => {
      const tag = TAG_LINE.exec(words)?.[0].trim();
      if (tag === undefined) return [];
      const message = `${address} in ${locale}: its words hold the tag ${tag}.`;
      return [unfit(pathOfPart(locale, address), message, "Give each part a text of its own.")];
    }),
  );
}
