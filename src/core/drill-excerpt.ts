import type { DiffPart, ParagraphDiff } from "#core/diff.ts";

const END = /(?<=[.!?…]["”’)]?)\s+|(?<=[。！？])|\n+/gu;
const CUT = "… ";

/** What differs between two texts, with the sentences it stands in; where one side would be empty, with the sentence beside it. */
export function excerptOf(paragraphs: readonly ParagraphDiff[]): readonly ParagraphDiff[] {
  const changed = paragraphs.flatMap((paragraph, index) => {
    if (paragraph.kind === "same") return [];
    const beside = paragraphs[index - 1] ?? paragraphs[index + 1];
    const isWhole = paragraph.kind !== "changed" && beside?.kind === "same";
    return isWhole ? withNeighbour(paragraph, beside, index === 0) : [cut(paragraph)];
  });
  return changed;
}

/** A paragraph that came or went says on the other side what stands beside it. */
function withNeighbour(own: ParagraphDiff, beside: ParagraphDiff, isFirst: boolean): ParagraphDiff[] {
  const sentences = sentencesOf(beside.parts.map(({ text }) => text).join(""));
  const near = isFirst ? (sentences[0] ?? "") : (sentences.at(-1) ?? "");
  const text = !isFirst && sentences.length > 1 ? CUT + near : near;
  const context: ParagraphDiff = { kind: "same", parts: [{ op: "same", text }] };
  return isFirst ? [own, context] : [context, own];
}

/** Sentences that nothing happened to are left out, but for the one before or behind a change. */
function cut({ kind, parts }: ParagraphDiff): ParagraphDiff {
  const shortened = parts.flatMap((part, index): DiffPart[] => {
    if (part.op !== "same") return [part];
    const text = shortenedText(part.text, index > 0, index < parts.length - 1);
    return text === "" ? [] : [{ op: "same", text }];
  });
  return { kind, parts: shortened };
}

function shortenedText(text: string, followsChange: boolean, leadsToChange: boolean): string {
  const sentences = sentencesOf(text);
  if (followsChange && leadsToChange)
    return sentences.length < 4 ? text : `${sentences[0]}${CUT}${sentences.at(-1)}`;
  if (leadsToChange) return sentences.length < 2 ? text : CUT + sentences.at(-1);
  return sentences.length < 2 ? text : `${(sentences[0] ?? "").trimEnd()} …`;
}

/** A text in sentences, each with the spaces behind it; what is left of one at its end is one, too. */
function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const { index, 0: gap } of text.matchAll(END)) {
    if (index + gap.length === text.length) break;
    sentences.push(text.slice(from, index + gap.length));
    from = index + gap.length;
  }
  sentences.push(text.slice(from));
  return sentences.filter((sentence) => sentence !== "");
}
