import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A page of a peer: the working text of one answer in one language as plain Markdown. */
export interface PeerText {
  readonly id: string;
  readonly language: string;
  /** Front matter with the title, and the text below it. */
  readonly markdown: string;
}

const FRAGMENT = "within the usual time";

/** The working texts of all answers of a content folder. */
export function peerTexts(content: string): PeerText[] {
  return readdirSync(join(content, "answers")).flatMap((id) =>
    ["en", "vi"].map((language) => ({
      id,
      language,
      markdown: plainMarkdown(readFileSync(join(content, "answers", id, `${language}.mdx`), "utf8")),
    })),
  );
}

/** Our sections become headings, fields words in brackets, links those of a site of Markdown pages. */
function plainMarkdown(source: string): string {
  const [, front = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? [];
  const title = /^title: .*$/m.exec(front)?.[0] ?? "";
  const plain = body
    .replace(/<Fragment [^>]*\/>/g, FRAGMENT)
    .replace(/^<\/\w+>$/gm, "")
    .replace(
      /^<(\w+)([^>]*)>$/gm,
      (_, name: string, more: string) => `## ${name}${more.replace(/[="]/g, " ")}`,
    )
    .replace(/<[^>]*>/g, "")
    .replace(/\{\{(\w+)\}\}/g, "[$1]")
    .replace(/\]\((?:answer|product|advisory):([^)]*)\)/g, "](../$1/)");
  return `---\n${title}\n---\n${plain}`;
}

/** Writes every text where `place` says, below a folder. */
export function writeTexts(
  texts: readonly PeerText[],
  folder: string,
  place: (text: PeerText) => string,
): void {
  const made = new Set<string>();
  for (const text of texts) {
    const file = join(folder, place(text));
    const parent = join(file, "..");
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(file, text.markdown);
  }
}
