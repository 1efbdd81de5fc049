import { plainMarkdown } from "#exports/plain-markdown.ts";

/** A change of what is taught, in the words of a reader's language. */
export interface ToldStep {
  /** `18 Nov 2026` */
  readonly day: string;
  readonly title: string;
  /** `1.0 → 2.0`, or what became of it. */
  readonly step: string;
  readonly what: string;
  /** The whole address of the answer's history at this version. */
  readonly address: string;
}

/** What changed in what is taught as a list in Markdown, a line for each change. */
export function taughtMarkdown(heading: string, steps: readonly ToldStep[]): string {
  const lines = steps.map(({ day, title, step, what, address }) => {
    const said = what === "" ? "" : `: ${plainMarkdown(what)}`;
    return `- ${plainMarkdown(day)}, [${plainMarkdown(title)}](${address}) ${plainMarkdown(step)}${said}`;
  });
  return `## ${plainMarkdown(heading)}\n\n${lines.join("\n")}\n`;
}
