import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { folderFiles } from "../../imports/folder-files.ts";
import { anAnswer, aTree, aWorkspace, publishAll } from "../../make.ts";
import { aConsole } from "./console.ts";

const folder = aTree();
const { lines, complaints, kb } = aConsole(folder.root);
afterAll(() => folder.cleanup());

const ROW = (id: string, reply: string) => `${JSON.stringify({ id, title: `About ${id}`, reply })}\n`;

function textOf(id: string, locale = "en"): string {
  return readFileSync(join(folder.root, `answers/${id}/${locale}.mdx`), "utf8");
}

describe("kb import", () => {
  test("needs a format, a file, an owner and a map that exist", async () => {
    folder.write({ "a.jsonl": ROW("a", "Words.") });
    for (const args of [
      [],
      ["word", "a.jsonl"],
      ["jsonl", "missing.jsonl"],
      ["jsonl", "a.jsonl", "--owner", "nobody"],
      ["jsonl", "a.jsonl", "--map", "missing.yaml"],
      ["jsonl", "."],
      ["jsonl", "a.jsonl", "--history"],
    ])
      expect(await kb("import", ...args), args.join(" ")).toBe(2);
    expect(complaints).toHaveLength(7);
    expect(folderFiles(folder.root, "answers").size).toBe(0);
  });

  test("writes nothing in a dry run, drafts without one, and the second time nothing", async () => {
    expect(await kb("import", "jsonl", "a.jsonl", "--dry-run")).toBe(0);
    expect(lines).toEqual([
      "new      answers/a  About a",
      "1 new, 0 changed, 0 same, 0 refused; nothing was written",
    ]);
    expect(folderFiles(folder.root, "answers").size).toBe(0);
    expect(await kb("import", "jsonl", "a.jsonl")).toBe(0);
    const draft = textOf("a");
    expect(draft).not.toContain("change:");
    lines.length = 0;
    expect(await kb("import", "jsonl", "a.jsonl")).toBe(0);
    expect(lines).toEqual(["same     answers/a  About a", "0 new, 0 changed, 1 same, 0 refused"]);
    expect(textOf("a")).toBe(draft);
  });

  test("leaves what was edited here alone, until the tool says something else; then it shows what changes", async () => {
    const edited = textOf("a")
      .replace("Words.", "Better words.\n</Reply>\n\n<Never>\nSwear.\n</Never>")
      .replace(/<\/Never>\n<\/Reply>/, "</Never>");
    folder.write({ "answers/a/en.mdx": edited });
    publishAll(folder.root);
    expect(await kb("import", "jsonl", "a.jsonl")).toBe(0);
    expect(lines).toContain("same     answers/a  About a");
    folder.write({ "a.jsonl": ROW("a", "Other words.") });
    lines.length = 0;
    expect(await kb("import", "jsonl", "a.jsonl")).toBe(0);
    expect(lines.slice(0, 2)).toEqual([
      "changed  answers/a  About a",
      "         en private: [-Better-]{+Other+} words.",
    ]);
    expect(textOf("a")).toContain("Other words.");
    expect(textOf("a")).toContain("<Never>\nSwear.");
    expect(readFileSync(join(folder.root, "answers/a/versions/1.0/en.mdx"), "utf8")).toContain(
      "Better words.",
    );
  });

  test("takes the place of no answer that people wrote, unless the file names it by its id", async () => {
    folder.write({
      "answers/about-b/en.mdx": anAnswer({ title: "By hand" }),
      "b.jsonl": `${JSON.stringify({ title: "About b", reply: "One." })}\n${JSON.stringify({ title: "By hand", reply: "Two." })}\n`,
      "c.jsonl": ROW("about-b", "Three."),
    });
    const byHand = textOf("about-b");
    expect(await kb("import", "jsonl", "b.jsonl")).toBe(0);
    expect(lines).toContain("new      answers/about-b-2  About b");
    expect(lines).toContain("new      answers/by-hand  By hand (2)");
    expect(textOf("about-b")).toBe(byHand);
    expect(await kb("import", "jsonl", "c.jsonl", "--dry-run")).toBe(0);
    expect(lines).toContain("changed  answers/about-b  About about-b");
  });

  test("writes all of a file or nothing: a text that cannot be an answer is refused alone", async () => {
    folder.write({ "d.jsonl": ROW("d", "Fine.") + ROW("e", `${"(".repeat(40)} x`) });
    expect(await kb("import", "jsonl", "d.jsonl")).toBe(1);
    expect(lines).toContain("new      answers/d  About d");
    expect(complaints).toEqual([
      expect.stringMatching(/^refused About e: its text cannot be an answer: The text is nested/),
    ]);
    expect(folderFiles(folder.root, "answers/e").size).toBe(0);
  });
});

describe("kb import markdown --history", () => {
  const moved = aTree({ "workspace.yaml": aWorkspace() });
  const console = aConsole(moved.root);
  afterAll(() => moved.cleanup());
  let docs: string;

  function commitAll(date: string, subject: string, files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(docs, path)), { recursive: true });
      writeFileSync(join(docs, path), text);
    }
    const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    const person = ["-c", "user.name=Mai", "-c", "user.email=mai@example.com", "-c", "commit.gpgsign=false"];
    execFileSync("git", ["-C", docs, "add", "-A"]);
    execFileSync("git", ["-C", docs, ...person, "commit", "-q", "-m", subject], { env });
  }

  beforeEach(() => {
    docs = join(moved.root, "../", `docs-${process.pid}-${Math.trunc(performance.now())}`);
    mkdirSync(docs);
    execFileSync("git", ["-C", docs, "init", "-q"]);
    commitAll("2025-01-02T10:00:00+07:00", "Say how long a parcel takes", {
      "help/late.md": "# Late parcel\n\nIt takes 14 days.\n",
      "help/late.vi.md": "# Hàng trễ\n\nMất 14 ngày.\n",
    });
    commitAll("2025-02-02T10:00:00+07:00", "A parcel takes 7 days, was 14\n\nThe courier is faster now.", {
      "help/late.md": "# Late parcel\n\nIt takes 7 days.\n",
    });
    renameSync(join(docs, "help/late.md"), join(docs, "help/late-parcel.md"));
    renameSync(join(docs, "help/late.vi.md"), join(docs, "help/late-parcel.vi.md"));
    commitAll("2025-03-02T10:00:00+07:00", "Rename the page", { "readme.txt": "no text of ours" });
    commitAll("2025-01-20T10:00:00+07:00", "Translate the 7 days", {
      "help/late-parcel.vi.md": "# Hàng trễ\n\nMất 7 ngày.\n",
    });
  });

  test("makes a version of each commit, dated and noted as it was, and says that agents will see them", async () => {
    const { lines: said } = console;
    expect(await console.kb("import", "markdown", join(docs, "help"), "--history", "--dry-run")).toBe(0);
    expect(folderFiles(moved.root, "answers").size).toBe(0);
    expect(await console.kb("import", "markdown", join(docs, "help"), "--history")).toBe(0);
    expect(said.filter((line) => line.startsWith("version")).slice(3)).toEqual([
      "version  answers/late-parcel 1.0, Thu 2 Jan 2025 03:00 UTC: Say how long a parcel takes",
      "version  answers/late-parcel 2.0, Sun 2 Feb 2025 03:00 UTC: A parcel takes 7 days, was 14",
      "version  answers/late-parcel 2.1, Sun 2 Mar 2025 03:00 UTC: Translate the 7 days",
    ]);
    expect(said.at(-1)).toMatch(/^--history published 3 versions: agents see the newest/);
    expect(await console.kb("verify")).toBe(0);
    const history = readFileSync(join(moved.root, "answers/late-parcel/history.yaml"), "utf8");
    expect(history).toContain("why: The courier is faster now.");
    said.length = 0;
    await console.kb("diff", "answers/late-parcel", "1.0..2.0");
    expect(said.join("\n")).toContain("It takes [-14 days-]{+7 days+}.");
    said.length = 0;
    await console.kb("status");
    expect(said).toContain("Drafts: none");
    expect(said).toContain("Translations behind: none");
  });

  test("refuses answers that are here, and a folder with edits that no commit holds", async () => {
    expect(await console.kb("import", "markdown", join(docs, "help"), "--history")).toBe(1);
    expect(console.complaints).toEqual([expect.stringMatching(/^refused Late parcel: it is here already/)]);
    writeFileSync(join(docs, "help/new.md"), "# New\n\nNew.\n");
    expect(await console.kb("import", "markdown", join(docs, "help"), "--history")).toBe(2);
    expect(console.complaints.at(-1)).toMatch(/edits that are not committed/);
  });
});
