import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AsOfJson, kb, kbProcess, on } from "../histories.ts";
import { anAnswer, aReply, aTree, type ContentFolder, publishAll } from "../make.ts";

const COMMANDS = [
  "init",
  "new",
  "check",
  "explain",
  "status",
  "publish",
  "cancel",
  "withdraw",
  "rollback",
  "review",
  "diff",
  "as-of",
  "verify",
  "preview",
];
const ANSWER = "answers/late-delivery";

let folder: ContentFolder;
beforeEach(() => {
  folder = aTree({ [`${ANSWER}/en.mdx`]: anAnswer() });
  publishAll(folder.root, on("01-05"));
});
afterEach(() => folder.cleanup());

describe("kb", () => {
  test.each([[[]], [["help"]], [["--help"]], [["-h"]]])(
    "%j lists every command with its usage",
    async (args) => {
      const { status, out, err } = await kb(folder.root, args);
      expect({ status, err }).toEqual({ status: 0, err: "" });
      for (const name of COMMANDS) expect(out).toMatch(new RegExp(`^  ${name}\\b`, "m"));
    },
  );

  test("refuses a command that it does not have, and lists those it has", async () => {
    const ran = await kb(folder.root, ["publsh"]);
    expect(ran).toMatchObject({ status: 2, out: "" });
    expect(ran.err).toMatch(/^There is no command "publsh"\. The commands: init, .*verify/);
  });

  test.each(COMMANDS)("%s --help says how it is used, and does nothing", async (name) => {
    const ran = await kb(folder.root, [name, "--help"]);
    expect(ran).toMatchObject({ status: 0, err: "" });
    expect(ran.out).toMatch(new RegExp(`^kb ${name}\\b.*\\n[A-Z][^\\n]*\\.`));
  });

  test.each(COMMANDS)("%s --bogus ends with its usage and status 2", async (name) => {
    const ran = await kb(folder.root, [name, "--bogus"]);
    expect(ran).toMatchObject({ status: 2, out: "" });
    expect(ran.err).toMatch(new RegExp(`^Unknown option '--bogus'.*Usage: kb ${name}\\b`));
  });

  test.each([
    [["init"]],
    [["init", "a", "b"]],
    [["new", "answer"]],
    [["check", "extra"]],
    [["explain", "a", "b"]],
    [["status", "extra"]],
    [["publish"]],
    [["publish", "--all", ANSWER]],
    [["publish", "--all", "--pending"]],
    [["cancel", ANSWER]],
    [["withdraw"]],
    [["withdraw", ANSWER]],
    [["withdraw", ANSWER, "--use", "other", "--why", "x"]],
    [["rollback", ANSWER]],
    [["review"]],
    [["review", ANSWER, "answers/other"]],
    [["diff"]],
    [["diff", ANSWER, "1.0..2.0", "extra"]],
    [["as-of"]],
    [["as-of", "2026-01-05", ANSWER, "extra"]],
    [["verify", "extra"]],
    [["preview", "extra"]],
  ])("%j is wrong usage: its usage, status 2, nothing on the output", async (args) => {
    const ran = await kb(folder.root, args);
    expect(ran).toMatchObject({ status: 2, out: "" });
    expect(ran.err).toContain(`Usage: kb ${args[0]}`);
  });

  test.each([
    ["publish", "late-delivery"],
    ["cancel", "answer/late-delivery", "1.0"],
    ["withdraw", "answers/../../etc", "--why", "x"],
    ["rollback", "answers/Late", "1.0"],
    ["review", "answers"],
    ["diff", "answers/a/b"],
    ["as-of", "2026-01-05", "answers/"],
  ])("%s %s names no entry: it says how one is written", async (...args) => {
    const ran = await kb(folder.root, args);
    expect(ran).toMatchObject({ status: 2, out: "" });
    expect(ran.err).toContain("is no entry: write KIND/ID, such as answers/late-delivery.");
  });

  test.each([
    ["cancel", "answers/other", "1.0"],
    ["withdraw", "answers/other", "--why", "x"],
    ["rollback", "answers/other", "1.0"],
    ["review", "answers/other"],
    ["diff", "answers/other"],
    ["as-of", "2026-01-05", "answers/other"],
  ])("%s %s of an entry that is not there says so", async (...args) => {
    expect(await kb(folder.root, args)).toEqual({
      status: 2,
      out: "",
      err: "There is no answers/other in the content folder.",
    });
  });

  test.each([
    ["publish", ANSWER],
    ["cancel", ANSWER, "1.0"],
    ["withdraw", ANSWER, "--why", "x"],
    ["rollback", ANSWER, "1.0"],
    ["review", ANSWER],
  ])("%s --by somebody who owns nothing names the owners", async (...args) => {
    const ran = await kb(folder.root, [...args, "--by", "nobody"]);
    expect(ran).toEqual({
      status: 2,
      out: "",
      err: '"nobody" is not an owner of this workspace. The owners: team. An account of the git host is written @account.',
    });
  });

  test("takes a path as a shell completes it", async () => {
    expect(await kb(folder.root, ["review", `./content/${ANSWER}/`], on("01-06"))).toMatchObject({
      status: 0,
      out: `reviewed ${ANSWER} 1.0`,
    });
  });
});

describe("kb as a process of its own", () => {
  const env = () => ({ KB_CONTENT: folder.root, KB_NOW: on("01-06") });

  test("helps, with status 0", () => {
    const ran = kbProcess(["help"], { env: env() });
    expect(ran).toMatchObject({ status: 0, err: "" });
    expect(ran.out).toContain("publish KIND/ID");
  });

  test.each([
    [["bogus"], 'There is no command "bogus".'],
    [["verify", "--bogus"], "Unknown option '--bogus'"],
  ])("says what is wrong with %j in one line, with status 2", (args, message) => {
    const ran = kbProcess(args, { env: env() });
    expect(ran).toMatchObject({ status: 2, out: "" });
    expect(ran.err.trim().split("\n")).toHaveLength(1);
    expect(ran.err).toContain(message);
  });

  test.each(["yesterday", "2026-01-06", "2026-01-06T09:00:00", "2026-02-30T09:00:00Z"])(
    "refuses %j as KB_NOW",
    (now) => {
      const ran = kbProcess(["verify"], { env: { KB_CONTENT: folder.root, KB_NOW: now } });
      expect(ran).toEqual({
        status: 2,
        out: "",
        err: `KB_NOW is "${now}", which is no instant: write it like 2026-11-23T09:00:00+07:00.\n`,
      });
    },
  );

  test("says where it looked for the content folder when there is none", () => {
    for (const args of [["verify"], ["publish", "--all"], ["new", "answer", "x"]]) {
      const ran = kbProcess(args, { env: { KB_CONTENT: "/nowhere/at all" } });
      expect(ran).toMatchObject({ status: 2, out: "" });
      expect(ran.err).toMatch(
        /^There is no content folder at \/nowhere\/at all\. Set KB_CONTENT, or make one with `kb init [^\n]*`\.\n$/,
      );
    }
  });

  test("says that a file is no content folder", () => {
    const ran = kbProcess(["verify"], { env: { KB_CONTENT: join(folder.root, "workspace.yaml") } });
    expect(ran).toMatchObject({ status: 2, out: "" });
    expect(ran.err).toMatch(/is a file and not a content folder/);
  });

  test("goes from an empty folder to an approved answer, from another folder and with spaces in the path", () => {
    const cwd = join(folder.root, "some where");
    mkdirSync(cwd);
    const made = kbProcess(["init", "my content"], { cwd });
    expect(made).toMatchObject({ status: 0, err: "" });
    const root = join(cwd, "my content");
    const here = { cwd, env: { KB_CONTENT: "my content", KB_NOW: "2026-11-23T09:00:00+07:00" } };
    mkdirSync(join(root, "answers/where-is-it"), { recursive: true });
    writeFileSync(
      join(root, "answers/where-is-it/en.mdx"),
      anAnswer({ title: "Where is it", body: aReply("Hi {{customer_name}},\nit is on its way.") }),
    );
    expect(kbProcess(["check"], here)).toMatchObject({ status: 0, err: "" });
    expect(kbProcess(["publish", "answers/where-is-it"], here)).toEqual({
      status: 0,
      err: "",
      out: "published answers/where-is-it 1.0 (major), in effect Mon 23 Nov 2026 02:00 UTC\n",
    });
    const { out } = kbProcess(["as-of", "2026-11-23T02:00:00Z", "--json"], here);
    expect((JSON.parse(out) as AsOfJson).entries).toEqual([
      {
        id: "answers/where-is-it",
        version: "1.0",
        effective: "2026-11-23T02:00:00Z",
        recorded: "2026-11-23T02:00:00Z",
        by: "team",
        approvedBy: [],
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        replies: [
          {
            locale: "en",
            channels: ["private"],
            for: "first",
            text: "Hi {{customer_name}}, it is on its way.",
          },
        ],
        advisories: [],
      },
    ]);
    expect(kbProcess(["verify"], here)).toMatchObject({ status: 0, err: "" });
  });

  test("started by npm, finds folders from where the person is", () => {
    const start = fileURLToPath(new URL("../../scripts/node.mjs", import.meta.url));
    const cwd = fileURLToPath(new URL("../..", import.meta.url));
    const env = {
      ...process.env,
      INIT_CWD: folder.root,
      KB_CONTENT: ".",
      KB_NOW: on("01-06"),
      NODE_NO_WARNINGS: "1",
    };
    const ran = spawnSync(process.execPath, [start, "kb", "review", ANSWER], { cwd, env, encoding: "utf8" });
    expect(ran).toMatchObject({ status: 0, stderr: "", stdout: `reviewed ${ANSWER} 1.0\n` });
  });
});

describe("kb init", () => {
  test("writes the workspace that the interface promises, and it is valid", async () => {
    const root = join(folder.root, "fresh");
    const made = await kb(folder.root, ["init", "fresh"]);
    expect(made).toMatchObject({ status: 0, err: "" });
    expect(made.out).toContain(root);
    const workspace = readFileSync(join(root, "workspace.yaml"), "utf8");
    for (const line of ["sourceLocale: en", "replyLocales: [en]", "interfaceLocales: [en, vi]"])
      expect(workspace).toContain(line);
    const channels = [
      ...readFileSync(join(root, "settings/channels.yaml"), "utf8").matchAll(/^([a-z-]+):/gm),
    ].map(([, id]) => id);
    expect(channels).toEqual(
      "facebook-comment messenger instagram-comment instagram-dm x-post x-dm discord twitch-chat youtube-comment tiktok-comment threads bluesky linkedin-comment whatsapp zalo telegram line sms chat email phone google-play app-store".split(
        " ",
      ),
    );
    expect(readFileSync(join(root, ".gitattributes"), "utf8")).toBe(
      "* text=auto eol=lf\n**/versions/** -text\n**/history.yaml -text\n",
    );
    expect(await kb(root, ["check", "--strict"])).toMatchObject({ status: 0 });
    expect(await kb(root, ["verify"])).toMatchObject({ status: 0 });
  });

  test("never writes over anything", async () => {
    const ran = await kb(folder.root, ["init", "."]);
    expect(ran).toMatchObject({ status: 2, out: "" });
    expect(ran.err).toContain("is not empty: nothing was written. Name a new folder.");
    const file = await kb(folder.root, ["init", "workspace.yaml"]);
    expect(file).toMatchObject({ status: 2, out: "" });
    expect(file.err).toContain("is a file: nothing was written.");
  });

  test("writes into a folder in which git has been, and nothing else", async () => {
    mkdirSync(join(folder.root, "repo/.git"), { recursive: true });
    expect(await kb(folder.root, ["init", "repo"])).toMatchObject({ status: 0 });
  });
});

describe("kb new", () => {
  test.each([
    ["answer", "answers/my-entry/en.mdx"],
    ["product", "products/my-entry/en.mdx"],
    ["advisory", "advisories/my-entry/en.mdx"],
    ["fragment", "fragments/my-entry/en.mdx"],
    ["path", "training/my-entry/path.yaml"],
  ])("%s begins a text that passes every check, and can be published", async (kind, file) => {
    const ran = await kb(folder.root, ["new", kind, "my-entry"], on("01-06"));
    expect(ran).toMatchObject({ status: 0, err: "" });
    expect(ran.out).toContain(file);
    expect(readFileSync(join(folder.root, file), "utf8")).toContain("My entry");
    expect(await kb(folder.root, ["check"], on("01-06"))).toMatchObject({ status: 0 });
    if (kind !== "path")
      expect(await kb(folder.root, ["publish", file.replace("/en.mdx", "")], on("01-06"))).toMatchObject({
        status: 0,
        err: "",
      });
  });

  test("what it wrote to begin with is pointed out until somebody wrote something else", async () => {
    await kb(folder.root, ["new", "answer", "my-entry"], on("01-06"));
    const found = async () => {
      const { out } = await kb(folder.root, ["check", "--json"], on("01-06"));
      const { problems } = JSON.parse(out) as { problems: { file: string; rule: string; line: number }[] };
      return problems.filter(({ file }) => file.startsWith("answers/my-entry/")).map(({ line }) => line);
    };
    const file = join(folder.root, "answers/my-entry/en.mdx");
    const source = readFileSync(file, "utf8");
    const lines = source.split("\n");
    expect(await found()).toEqual(
      ["  - how customers say it", "Say when this answer fits.", "Say when to pass it on."].map(
        (line) => lines.indexOf(line) + 1,
      ),
    );
    writeFileSync(
      file,
      source
        .replace("how customers say it", "my parcel is late")
        .replace("Say when this answer fits.", "The parcel is late.")
        .replace("Say when to pass it on.", "After ten days."),
    );
    expect(await found()).toEqual([]);
  });

  test("path lacks only what a person can write: its other languages", async () => {
    await kb(folder.root, ["new", "path", "my-path"], on("01-06"));
    const { out } = await kb(folder.root, ["check", "--json"], on("01-06"));
    const problems: { file: string; rule: string }[] = JSON.parse(out).problems;
    const own = problems.filter(({ file }) => file.startsWith("training/my-path/"));
    expect(new Set(own.map(({ rule }) => rule))).toEqual(new Set(["lesson-languages"]));
  });

  test.each(["2026", "true", "null", "no", "1-5"])("takes %s as an id and its title as words", async (id) => {
    expect(await kb(folder.root, ["new", "answer", id], on("01-06"))).toMatchObject({ status: 0 });
    expect(await kb(folder.root, ["check"], on("01-06"))).toMatchObject({ status: 0 });
  });

  test("never writes over a text, and refuses what is no kind and no id", async () => {
    const before = readFileSync(join(folder.root, ANSWER, "en.mdx"), "utf8");
    const again = await kb(folder.root, ["new", "answer", "late-delivery"]);
    expect(again).toEqual({
      status: 2,
      out: "",
      err: `${ANSWER}/en.mdx exists already: nothing was written over it.`,
    });
    expect(readFileSync(join(folder.root, ANSWER, "en.mdx"), "utf8")).toBe(before);
    expect((await kb(folder.root, ["new", "reply", "x"])).err).toMatch(
      /^"reply" is no kind of entry\. Usage: kb new/,
    );
    for (const id of ["My-Entry", "a--b", "a-", "a_b", "../x", "x".repeat(65)])
      expect((await kb(folder.root, ["new", "answer", id])).err).toContain(`"${id}" cannot be an id`);
  });
});
