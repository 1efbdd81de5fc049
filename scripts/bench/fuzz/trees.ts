import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { problemsOf } from "#checks/rules.ts";
import { sha256 } from "#store/digest.ts";
import { readContent } from "#store/library.ts";
import { starterFiles } from "#store/starter.ts";
import { PROJECT } from "../../environment.ts";
import { runKb } from "../../kb.ts";
import { checkingWithProposals } from "../../proposal-checking.ts";
import type { Chance } from "./chance.ts";
import { someBody } from "./grammar.ts";
import { mutated } from "./mutation.ts";
import { seedFiles } from "./seeds.ts";
import { type Input, must, mustBeWellSaid, type Target } from "./target.ts";

const parent = mkdtempSync(join(tmpdir(), "replybook-fuzz-"));
process.on("exit", () => rmSync(parent, { recursive: true, force: true }));

/** A content folder to try something on: the starter workspace, and over it some files. */
export function fuzzTree(files: Readonly<Record<string, string>> = {}): {
  readonly root: string;
  remove(): void;
} {
  const root = mkdtempSync(join(parent, "content-"));
  for (const [path, text] of [...starterFiles(), ...Object.entries(files)]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

const LARKSPAN = seedFiles("larkspan", /\.(?:mdx|yaml)$/);
/** Some entries with everything that they lean on. */
const KEPT =
  /^(?:workspace|settings\/|(?:answers\/(?:login-code|merch-late)|fragments|advisories|products\/(?:accounts|coins))\/|proposals\/2026-11-12|training\/tour)/;
const FILES = [...LARKSPAN].filter(([path]) => KEPT.test(path));
const TEXTS = FILES.map(([, text]) => text);

const NOW = "2026-11-23T08:00:00Z";

function someFiles(chance: Chance): Record<string, string> {
  const changed = new Map(
    chance.some(1, 4, () => chance.of(FILES)).map(([path, text]) => [path, mutated(text, chance, TEXTS)]),
  );
  if (chance.happens(0.3))
    changed.set("answers/login-code/en.mdx", `---\ntitle: A\nowner: team\n---\n\n${someBody(chance)}`);
  return Object.fromEntries(
    FILES.map(([path, text]) => [path, (changed.get(path) ?? text).slice(0, 100_000)]),
  );
}

/** What a folder holds, what only the writing leaves at its door left out. */
function digestOf(root: string): string {
  const found = readdirSync(root, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = found.map((file) => join(file.parentPath, file.name)).sort();
  return sha256(paths.map((path) => `${path} ${sha256(readFileSync(path))}`).join("\n"));
}

function mustCheck(input: Input): void {
  const { root, remove } = fuzzTree(input as Record<string, string>);
  try {
    mustBeWellSaid(problemsOf(checkingWithProposals(readContent(root), NOW)));
  } finally {
    remove();
  }
}

/** The whole folder, copied once; a mutated history in it must never be published over. */
async function mustNotPublish(input: Input): Promise<void> {
  const root = join(mkdtempSync(join(parent, "content-")), "content");
  cpSync(join(PROJECT, "tests/fixtures/larkspan"), root, { recursive: true });
  try {
    const path = join(root, "answers/login-code/history.yaml");
    const [before, text] = [readFileSync(path, "utf8"), input as string];
    writeFileSync(path, text);
    const source = join(root, "answers/login-code/en.mdx");
    writeFileSync(
      source,
      readFileSync(source, "utf8")
        .replace("---\n", "---\nchange:\n  kind: minor\n  what: A comma.\n")
        .concat("\n"),
    );
    const digest = digestOf(root);
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    const status = await runKb(
      [
        "publish",
        "answers/login-code",
        "--note",
        "A comma moves.",
        "--why",
        "It reads better.",
        "--do",
        "Nothing.",
      ],
      {
        root,
        now: NOW,
        cwd: root,
        print: say,
        complain: say,
      },
    );
    const isWhole = text.trim() === before.trim();
    must(
      isWhole || status !== 0 || readFileSync(path, "utf8").startsWith(text),
      "a broken history was written anew",
    );
    must(
      status === 0 || digestOf(root) === digest,
      `refused, and yet something was written: ${lines.join(" ")}`,
    );
    must(status === 0 || status === 1 || status === 2, `ended with ${status}`);
    must(
      !lines.some((line) => /\n\s+at |node_modules/.test(line)),
      `tells of our own code: ${lines.join(" ")}`,
    );
  } finally {
    rmSync(dirname(root), { recursive: true, force: true });
  }
}

const HISTORY = LARKSPAN.get("answers/login-code/history.yaml") ?? "";

export const TREE_TARGETS: readonly Target[] = [
  { name: "folders through check", share: 12, limit: 2000, make: someFiles, hold: mustCheck },
  {
    name: "publish over a history",
    share: 4,
    limit: 2000,
    make: (chance) => mutated(HISTORY, chance, TEXTS),
    hold: mustNotPublish,
  },
];
