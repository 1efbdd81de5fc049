import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LARKSPAN } from "../content.ts";
import { filesBelow, folded, OWN, plantedIn, readOut, type TwoTeams, twoTeams } from "./planted.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const NOW = "2026-11-21T12:00:00Z";

let content: TwoTeams;
const folder = mkdtempSync(join(tmpdir(), "replybook teams "));
const [shared, alone] = [join(folder, "shared"), join(folder, "alone")];
let everybodys: ReadonlyMap<string, string>;
let everybodysLessons: readonly string[];

beforeAll(async () => {
  content = twoTeams();
  const builtForBoth = async () => {
    await build({ KB_CONTENT: content.both, KB_OUT: shared });
    everybodys = plantedIn(shared);
    everybodysLessons = lessonsIn(shared);
    await build({ KB_CONTENT: content.both, KB_OUT: shared, KB_TEAMS: OWN });
  };
  const own = { KB_CONTENT: content.own, KB_OUT: alone, KB_TEAMS: OWN };
  await Promise.all([builtForBoth(), build(own)]);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  content?.cleanup();
});

async function build(env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, [join(ROOT, "scripts/node.mjs"), "build"], {
    cwd: ROOT,
    env: { ...process.env, KB_NOW: NOW, INIT_CWD: ROOT, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [[status], said] = await Promise.all([once(child, "close"), text(child.stderr)]);
  if (status !== 0) throw new Error(said);
}

/** The sentences that only the path for the other team has, as far as a site holds them. */
function lessonsIn(root: string): string[] {
  const lessons = ["locked-out.en", "locked-out.vi", "hand-over.en", "hand-over.vi"].map((name) =>
    readFileSync(join(LARKSPAN, `training/evening/${name}.mdx`), "utf8"),
  );
  const lines = lessons.join("\n").split(/[\n.>]/);
  const answers = filesBelow(join(LARKSPAN, "answers")).filter((file) => file.endsWith(".mdx"));
  const told = folded(
    answers.map((file) => readFileSync(join(LARKSPAN, "answers", file), "utf8")).join("\n"),
  );
  const sayings = lines
    .map((line) => folded(line.trim()))
    .filter((line) => /^[^<"*([:]{31,}$/.test(line) && !told.includes(line));
  const files = filesBelow(root).map((file) => readOut(file, readFileSync(join(root, file))));
  return sayings.filter((saying) => files.some((words) => words.includes(saying)));
}

/** Kinds of words that a site for everybody holds somewhere. */
const PLANTED = [
  ...["title", "summary", "phrase", "tag", "short", "subject", "when", "steps", "never", "escalate"],
  ...["first", "second", "reply", "file", "alt", "what", "why", "todo", "openswords", "closeswords"],
  ...["producttitle", "productwords", "venue", "advisorytitle", "advisorywords", "incidentwords"],
  ...["fragmenttitle", "fragmentwords", "hostline", "owner", "ownername", "contact", "drafttitle"],
  ...["proposal", "proposedwhat", "takentitle", "pathtitle"],
];

test("a site for everybody shows every kind of thing that was planted, and no words of drafts", () => {
  const words = [...everybodys.keys()];
  const missing = PLANTED.filter((kind) => !words.some((word) => word === `zqvke${kind}`));
  expect(missing).toEqual([]);
  expect(words.filter((word) => /draftwords|proposedwords/.test(word))).toEqual([]);
});

test("a site for one team in the same folder holds no byte of another team's words", () => {
  expect(Object.fromEntries(plantedIn(shared))).toEqual({});
  expect(existsSync(`${shared}.old`)).toBe(false);
});

test("nor of the lessons of another team's path", () => {
  expect(everybodysLessons.length).toBeGreaterThan(10);
  expect(lessonsIn(shared)).toEqual([]);
});

test("it is, byte for byte, the site of a folder in which the other team has nothing", () => {
  // Two runs of Pagefind with filters over the same records write and name some files differently.
  const files = (root: string) =>
    filesBelow(root).filter(
      // What is kept offline names those by their digests.
      (file) => !/^pagefind\/|\.(?:br|gz)$|^offline\/\w+(?:\/text)?\.json$/.test(file),
    );
  expect(files(shared)).toEqual(files(alone));
  const read = (root: string) => (file: string) => readFileSync(join(root, file));
  const different = files(alone).filter((file) => !read(alone)(file).equals(read(shared)(file)));
  expect(different).toEqual([]);
});
