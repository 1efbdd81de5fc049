import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Instant } from "#core/instant.ts";
import { starterFiles } from "#store/starter.ts";
import { runKb } from "../kb.ts";

/** When the content of a mode was first published, and when the publication takes place that is disturbed. */
export const FIRST: Instant = "2026-03-01T09:00:00Z";
/** See `FIRST`. */
export const THEN: Instant = "2026-03-02T09:00:00Z";

/** A way of publishing: what lies in the folder before, and the command. */
export interface Mode {
  readonly name: string;
  readonly args: readonly string[];
  /** What is published at first, by path. */
  readonly published: Readonly<Record<string, string>>;
  /** What is written over it then. */
  readonly edited: Readonly<Record<string, string>>;
}

/** The ways of publishing that differ in what they write; `all` works on so many entries, the others on fewer. */
export function modesOf(entries: number): Mode[] {
  const half = entries >> 1;
  const waiting = entries >> 2;
  return [
    {
      name: "single",
      args: ["publish", "answers/answer-7"],
      published: answers(30, (number) => answer(number)),
      edited: answers(1, () => answer(7, { note: noteOf(), words: "New words." }), 7),
    },
    {
      name: "all",
      args: ["publish", "--all"],
      published: answers(half, (number) => answer(number)),
      edited: {
        ...answers(half, (number) => answer(number, { note: noteOf(), words: `New words ${number}.` })),
        ...answers(half, (number) => answer(number), half),
      },
    },
    {
      name: "pending",
      args: ["publish", "--pending"],
      published: {
        "workspace.yaml": workspace(["en", "vi"]),
        ...answers(waiting, (number) => answer(number)),
        ...answers(waiting, (number) => translation(number), 0, "vi"),
      },
      edited: {
        ...answers(waiting - 5, (number) => answer(number, pendingPart(number))),
        ...Object.fromEntries([5, 4, 3].map((left) => proposalFor(waiting - left))),
      },
    },
    {
      name: "fragments",
      args: ["publish", "fragments/credit"],
      published: {
        "fragments/credit/en.mdx": text("A credit", "", "5 euros"),
        ...answers(half, (number) =>
          answer(number, { words: `We owe you <Fragment id="credit"/> for question ${number}.` }),
        ),
      },
      edited: { "fragments/credit/en.mdx": text("A credit", noteOf(), "10 euros") },
    },
  ];
}

/** What a pending change may say: nothing special, for later, for a time that has passed, a minor one, a withdrawal. */
function pendingPart(number: number): { note: string; words: string } {
  const words = `New words ${number}.`;
  const kinds = [
    noteOf(),
    noteOf("effective: 2026-03-09T09:00"),
    noteOf("effective: 2026-03-01T10:00"),
    noteOf("locales: {vi: keeps}"),
    "change:\n  withdraw: {why: It is wrong.}\n",
  ];
  const note = kinds[number % kinds.length] ?? "";
  return note.includes("withdraw") ? { note, words: wordsOf(number) } : { note, words };
}

/** A proposal that is taken along with what is pending. */
function proposalFor(number: number): [string, string] {
  const lines = [
    `proposal: change\nentry: answers/answer-${number}\nfrom: "1.0"\nat: 2026-03-01T12:00:00Z`,
    `suggestedBy: Linh\n${noteOf("locales: {vi: keeps}").trimEnd()}`,
    `texts:\n  en:\n    boxes:\n      private: Proposed words ${number}.\n`,
  ];
  return [`proposals/2026-03-01-answer-${number}.yaml`, lines.join("\n")];
}

function noteOf(more = ""): string {
  const lines = ["what: The words are new.", "why: The old ones were long.", "do: Use the new ones.", more];
  return `change:\n${lines.filter(Boolean).join("\n  ").replace(/^/, "  ")}\n`;
}

function wordsOf(number: number): string {
  return `Hi {{customer_name}}, we are looking into question ${number}.`;
}

function text(title: string, front: string, body: string): string {
  return `---\ntitle: ${title}\nowner: team\n${front}---\n\n${body}\n`;
}

function answer(number: number, { note = "", words = wordsOf(number) } = {}): string {
  return text(`Question number ${number}`, note, `<Reply>\n${words}\n</Reply>`);
}

function translation(number: number): string {
  return `---\ntitle: Câu hỏi ${number}\ntranslates: next\n---\n\n<Reply>\nBên mình đang xem câu hỏi ${number}.\n</Reply>\n`;
}

function answers(count: number, make: (number: number) => string, from = 0, locale = "en") {
  const files = Array.from({ length: count }, (_, index) => {
    const number = from + index;
    return [`answers/answer-${number}/${locale}.mdx`, make(number)] as const;
  });
  return Object.fromEntries(files);
}

function workspace(locales: readonly string[]): string {
  const starter = starterFiles().get("workspace.yaml") ?? "";
  return starter.replace("replyLocales: [en]", `replyLocales: [${locales.join(", ")}]`);
}

/** Lays out the content of a mode as it is before the publication that is disturbed. */
export async function layOut(root: string, mode: Mode): Promise<void> {
  rmSync(root, { recursive: true, force: true });
  writeAll(root, { ...Object.fromEntries(starterFiles()), ...mode.published });
  await command(root, ["publish", "--all"], FIRST);
  writeAll(root, mode.edited);
}

function writeAll(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/** Runs `kb` in this process; anything but success throws what it said. */
export async function command(root: string, args: readonly string[], now: Instant): Promise<void> {
  const said: string[] = [];
  const sinks = { print: () => undefined, complain: (line: string) => said.push(line) };
  const status = await runKb(args, { root, now, cwd: root, ...sinks });
  if (status !== 0)
    throw new Error(`kb ${args.join(" ")} ended with ${status}: ${said.slice(0, 3).join(" ")}`);
}
