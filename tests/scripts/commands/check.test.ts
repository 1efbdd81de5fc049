import { execFileSync, spawnSync } from "node:child_process";
import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { check } from "../../../scripts/commands/check.ts";
import { explain } from "../../../scripts/commands/explain.ts";
import { UsageError } from "../../../scripts/environment.ts";
import { runKb } from "../../../scripts/kb.ts";
import { aChange, anAnswer, aReply, aTree, type ContentFolder, NOW, publishAll } from "../../make.ts";

const BAD = "answers/bad/en.mdx";
let folder: ContentFolder;
let lines: string[];
beforeEach(() => {
  folder = aTree({ "answers/good/en.mdx": anAnswer({ title: "Good" }) });
  lines = [];
});
afterEach(() => folder.cleanup());

function context(cwd = folder.root) {
  return {
    root: folder.root,
    now: NOW,
    cwd,
    print: (line: string) => lines.push(line),
    complain: (line: string) => lines.push(`! ${line}`),
  };
}

function writeBad(): void {
  folder.write({ [BAD]: anAnswer({ title: "Bad", owner: "taem", body: aReply("It is ** bold **.") }) });
}

describe("kb check", () => {
  test("says that nothing is wrong", async () => {
    expect(await check.run([], context())).toBe(0);
    expect(lines).toEqual(["no problems"]);
  });

  test("writes one line a problem, the file as it lies from here, and counts", async () => {
    writeBad();
    expect(await check.run([], context())).toBe(1);
    expect(lines).toEqual([
      `${BAD}:3:8  error  unknown-owner  "taem" is not an owner of this workspace. Did you mean "team"? → Write "team", or add it under owners: in workspace.yaml.`,
      `${BAD}:7:7  warning  literal-marks  The marks "**" stay in the text that customers read. → Set them directly before and after the words, with a space outside, or delete them.`,
      "1 error and 1 warning in 1 file",
    ]);
  });

  test("shows files that lie elsewhere with their whole path", async () => {
    writeBad();
    await check.run([], context("/usr"));
    expect(lines[0]).toMatch(new RegExp(`^${folder.root}/${BAD}:3:8 `));
  });

  test("warnings count only when asked to", async () => {
    folder.write({ [BAD]: anAnswer({ title: "Bad", body: aReply("It is ** bold **.") }) });
    expect(await check.run([], context())).toBe(0);
    expect(await check.run(["--strict"], context())).toBe(1);
  });

  test("writes GitHub's commands with their signs escaped", async () => {
    folder.write({ [BAD]: anAnswer({ title: "Bad", owner: "taem" }), "answers/a,b:100%/en.mdx": anAnswer() });
    expect(await check.run(["--format", "github"], context())).toBe(1);
    expect(lines).toEqual([
      `::error file=answers/a%2Cb%3A100%25/en.mdx,title=bad-name::"a,b:100%25" cannot be the id of an entry. → Rename the folder to "a-b-100": small letters a-z, digits and single - only, at most 64.`,
      `::error file=${BAD},line=3,col=8,title=unknown-owner::"taem" is not an owner of this workspace. Did you mean "team"? → Write "team", or add it under owners: in workspace.yaml.`,
    ]);
  });

  test("writes JSON with exactly the fields it promises", async () => {
    writeBad();
    expect(await check.run(["--json"], context())).toBe(1);
    const { problems } = JSON.parse(lines.join("\n")) as { problems: object[] };
    expect(Object.keys(problems[0] ?? {})).toEqual([
      "file",
      "line",
      "column",
      "rule",
      "severity",
      "message",
      "fix",
    ]);
    expect(problems[0]).toMatchObject({
      file: BAD,
      line: 3,
      column: 8,
      rule: "unknown-owner",
      severity: "error",
    });
  });

  test("tells apart what is accepted, and counts it", async () => {
    const front = "allow:\n  - {rule: literal-marks, reason: It is a brand., until: 2026-12-31}";
    folder.write({ [BAD]: anAnswer({ title: "Bad", front, body: aReply("It is ** bold **.") }) });
    expect(await check.run(["--strict"], context())).toBe(0);
    expect(lines.splice(0)).toEqual(["no problems, 1 accepted"]);
    await check.run(["--json"], context());
    expect(JSON.parse(lines.join("\n"))).toEqual({
      problems: [],
      accepted: [
        {
          id: "answers/bad",
          rule: "literal-marks",
          reason: "It is a brand.",
          until: "2026-12-31",
          file: BAD,
          line: 9,
          column: 7,
          message: 'The marks "**" stay in the text that customers read.',
        },
      ],
    });
  });

  test("asks for change notes only with --require-notes", async () => {
    folder.write({
      "advisories/storm/en.mdx": anAnswer({
        title: "Storm",
        front: "countries: [VN]\neffect: note\nseverity: info\nfrom: 2026-01-01T00:00:00Z",
        body: "Late.",
      }),
    });
    expect(await check.run([], context())).toBe(0);
    expect(await check.run(["--require-notes"], context())).toBe(1);
  });

  test.each([[["--formt", "text"]], [["--format", "xml"]], [["answers"]]])(
    "refuses %j and shows its usage",
    async (args) => {
      const refused = Promise.resolve(check.run(args, context()));
      await expect(refused).rejects.toThrow(UsageError);
      await expect(refused).rejects.toThrow(/Usage: kb check/);
    },
  );

  test("runs as a process, problems on the one stream and nothing on the other", () => {
    writeBad();
    const kb = fileURLToPath(new URL("../../../scripts/kb.ts", import.meta.url));
    const { status, stdout, stderr } = spawnSync(process.execPath, [kb, "check"], {
      env: { ...process.env, KB_CONTENT: folder.root, INIT_CWD: folder.root },
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout.split("\n")[0]).toMatch(/^answers\/bad\/en\.mdx:3:8 {2}error {2}unknown-owner/);
  });
});

describe("kb check --changed-since", () => {
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", folder.root, "-c", "user.name=a", "-c", "user.email=a@b.c", ...args], {
      stdio: "pipe",
    });

  test("tells only of files that differ, new ones included", async () => {
    folder.write({
      "answers/old/en.mdx": anAnswer({ title: "Old", owner: "nobody" }),
      "answers/odd name/en.mdx": anAnswer(),
    });
    git("init", "-q");
    git("add", ".");
    git("commit", "-qm", "a");
    writeBad();
    folder.write({ "answers/đơn/en.mdx": anAnswer() });
    expect(await check.run(["--changed-since", "HEAD", "--json"], context())).toBe(1);
    const { problems } = JSON.parse(lines.join("\n")) as { problems: { file: string }[] };
    expect([...new Set(problems.map((problem) => problem.file))]).toEqual([BAD, "answers/đơn/en.mdx"]);
  });

  test.each([["nowhere"], ["--upload-pack=x"], ["HEAD"]])("refuses %s in one sentence", async (ref) => {
    if (ref !== "HEAD") git("init", "-q");
    expect(await runKb(["check", `--changed-since=${ref}`], context())).toBe(2);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(ref === "HEAD" ? /in no git repository/ : /git knows no revision/);
  });
});

describe("what was published at an earlier revision", () => {
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", folder.root, "-c", "user.name=a", "-c", "user.email=a@b.c", ...args], {
      stdio: "pipe",
    });
  const commit = (message: string) => {
    git("add", ".");
    git("commit", "-qm", message);
  };
  const goneBy = async (...args: string[]) => {
    lines = [];
    const status = await check.run([...args, "--json"], context());
    const { problems } = JSON.parse(lines.join("\n")) as { problems: { rule: string; message: string }[] };
    return {
      status,
      gone: problems.filter(({ rule }) => rule === "gone-since").map(({ message }) => message),
    };
  };
  beforeEach(() => {
    git("init", "-q", "-b", "main");
    publishAll(folder.root, "2026-01-01T00:00:00Z");
    commit("first");
  });

  test("is there still after another version", async () => {
    folder.write({
      "answers/good/en.mdx": anAnswer({ title: "Good", front: aChange(), body: aReply("New.") }),
    });
    publishAll(folder.root, "2026-01-02T00:00:00Z");
    expect(await goneBy("--base", "HEAD")).toEqual({ status: 0, gone: [] });
    expect(await goneBy("--changed-since", "HEAD")).toEqual({ status: 0, gone: [] });
  });

  test("is missed when its folder and its history are deleted together", async () => {
    rmSync(join(folder.root, "answers/good/versions"), { recursive: true });
    rmSync(join(folder.root, "answers/good/history.yaml"));
    const message = 'At "HEAD" version 1.0 stood in the history; it is gone.';
    expect(await goneBy("--base", "HEAD")).toEqual({ status: 1, gone: [message] });
    expect(await goneBy("--changed-since", "HEAD")).toEqual({ status: 1, gone: [message] });
    expect((await goneBy()).gone).toEqual([]);
  });

  test("is missed when the whole entry is deleted, and not when it is renamed", async () => {
    const text = anAnswer({ title: "Good", front: "formerly: [good]" });
    renameSync(join(folder.root, "answers/good"), join(folder.root, "answers/better"));
    expect((await goneBy("--base", "HEAD")).gone).toEqual([
      'At "HEAD" this entry had 1 record; now the entry is gone.',
    ]);
    folder.write({ "answers/better/en.mdx": text });
    expect(await goneBy("--base", "HEAD")).toEqual({ status: 0, gone: [] });
  });

  test("is missed when a revert of its publication is proposed", async () => {
    folder.write({
      "answers/good/en.mdx": anAnswer({ title: "Good", front: aChange(), body: aReply("New.") }),
    });
    publishAll(folder.root, "2026-01-02T00:00:00Z");
    commit("second");
    git("checkout", "-q", "-b", "reverting");
    git("revert", "--no-edit", "HEAD");
    expect(await goneBy("--changed-since", "main")).toEqual({
      status: 1,
      gone: ['At "main" version 2.0 stood in the history; it is gone.'],
    });
  });

  test("is not missed by a branch that is only behind", async () => {
    git("checkout", "-q", "-b", "behind");
    git("checkout", "-q", "main");
    folder.write({
      "answers/good/en.mdx": anAnswer({ title: "Good", front: aChange(), body: aReply("New.") }),
    });
    publishAll(folder.root, "2026-01-02T00:00:00Z");
    commit("second");
    git("checkout", "-q", "behind");
    expect((await goneBy("--changed-since", "main")).gone).toEqual([]);
    expect((await goneBy("--base", "main")).gone).toHaveLength(1);
  });

  test("names the option when git knows no such revision", async () => {
    expect(await runKb(["check", "--base", "nowhere"], context())).toBe(2);
    expect(lines.at(-1)).toBe('! git knows no revision "nowhere": name a branch, tag or commit for --base.');
  });
});

describe("kb explain", () => {
  test("says why, and shows a bad and a good example", () => {
    expect(explain.run(["dead-link"], context())).toBe(0);
    const text = lines.join("\n");
    expect(text).toMatch(/^dead-link \(error\)\n\nAn agent who follows/);
    expect(text).toMatch(/\nBad:\n\n {2}answers\/late-delivery\/en\.mdx\n {4}---\n[\s\S]*\nGood:\n/);
    expect(lines.every((line) => !/\s$/.test(line))).toBe(true);
  });

  test("lists every rule when none is named", () => {
    explain.run([], context());
    expect(lines.find((line) => line.startsWith("dead-link"))).toMatch(
      /^dead-link +error +An agent who follows/,
    );
  });

  test("names the nearest rule when there is none of that name", () => {
    expect(() => explain.run(["dead-lnk"], context())).toThrow(
      'There is no rule "dead-lnk". Did you mean "dead-link"?',
    );
    expect(() => explain.run(["title"], context())).toThrow(/Did you mean "duplicate-title"/);
    expect(() => explain.run(["xyzzy"], context())).toThrow(/lists them all/);
  });
});
