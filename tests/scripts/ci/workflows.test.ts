import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { aGitHost, type Clone, type GitHost } from "../../git-host.ts";
import { KB, on } from "../../histories.ts";
import { aChange, anAnswer, aReply } from "../../make.ts";

const SCRIPTS = fileURLToPath(new URL("../../../scripts/", import.meta.url));
const LATE = "answers/late-delivery";

interface Step {
  readonly run?: string;
  readonly env?: Record<string, string>;
}

const yaml = <T>(name: string) => parse(readFileSync(join(SCRIPTS, "ci", name), "utf8")) as T;
const github = yaml<{ jobs: Record<"check" | "publish", { steps: Step[] }> }>("github.yml");
const gitlab = yaml<Record<"check" | "publish" | "pages", { script: string[] }>>("gitlab-ci.yml");

let host: GitHost;
afterEach(() => host.cleanup());

/** A clone with a branch that changes an answer's words, and what the script's tools are. */
function proposing(words: string): Clone {
  host = aGitHost({ [`${LATE}/en.mdx`]: anAnswer() });
  const clone = host.clone();
  clone.git("checkout", "--quiet", "-b", "change");
  clone.commit({ [`${LATE}/en.mdx`]: anAnswer({ front: aChange(), body: aReply(words) }) });
  const bin = join(clone.dir, ".git", "bin");
  mkdirSync(bin);
  const npm = `#!/bin/sh\nif [ "$1" = ci ]; then exit 0; fi\nshift 4\nexec "${process.execPath}" "${KB}" "$@"\n`;
  writeFileSync(join(bin, "npm"), npm);
  chmodSync(join(bin, "npm"), 0o755);
  return clone;
}

/** Runs a script as the host's runner does: `bash -e`, with the variables it sets. */
function run(clone: Clone, script: string, env: Record<string, string> = {}) {
  const { GITHUB_REF_NAME: _, INIT_CWD: __, ...outer } = process.env;
  const ran = spawnSync("bash", ["-eo", "pipefail", "-c", script], {
    cwd: clone.dir,
    encoding: "utf8",
    env: {
      ...outer,
      PATH: `${join(clone.dir, ".git", "bin")}:${process.env.PATH}`,
      KB_CONTENT: clone.root,
      KB_NOW: on("01-06"),
      RUNNER_TEMP: join(clone.dir, ".git"),
      GITHUB_STEP_SUMMARY: join(clone.dir, ".git", "summary.md"),
      ...env,
    },
  });
  return { status: ran.status, said: `${ran.stdout}${ran.stderr}` };
}

const stepWith = (words: string) =>
  github.jobs.check.steps.find((step) => step.run?.includes(words))?.run ?? "";

describe("the file for GitHub", () => {
  const BASE = { BASE: "origin/main" };

  test("shows the report and passes a sound change", () => {
    const clone = proposing("Sooner.");
    expect(run(clone, stepWith("review-report"), BASE)).toEqual({ status: 0, said: "" });
    const summary = readFileSync(join(clone.dir, ".git", "summary.md"), "utf8");
    expect(summary).toContain("<strong>Sooner.</strong>");
    expect(run(clone, stepWith("--require-notes"), BASE)).toEqual({ status: 0, said: "no problems\n" });
  });

  test("shows the report of a change with faults too, marks its lines, and fails", () => {
    const clone = proposing("Ask {{nobody}}.");
    expect(run(clone, stepWith("review-report"), BASE).status).toBe(0);
    expect(readFileSync(join(clone.dir, ".git", "summary.md"), "utf8")).toContain("**error**");
    const { status, said } = run(clone, stepWith("--require-notes"), BASE);
    expect(status).toBe(1);
    expect(said).toMatch(/^::error file=[^\n]*en\.mdx,line=\d+,col=\d+,title=unknown-placeholder::/);
  });

  test.each([
    [0, 0],
    [1, 0],
    [2, 1],
  ])("builds on after a run that ended with %i", (status, ends) => {
    const clone = proposing("Sooner.");
    const script = github.jobs.publish.steps.find((step) => step.run?.includes("ci/publish"))?.run ?? "";
    expect(script).toContain("node scripts/node.mjs ci/publish");
    const output = join(clone.dir, ".git", "output");
    writeFileSync(join(clone.dir, ".git", "bin", "node"), `#!/bin/sh\nexit ${status}\n`);
    chmodSync(join(clone.dir, ".git", "bin", "node"), 0o755);
    expect(run(clone, script, { GITHUB_OUTPUT: output }).status).toBe(ends);
    expect(readFileSync(output, "utf8")).toBe(`status=${status}\n`);
  });
});

test("the file for GitLab reports, and fails a change with faults", () => {
  const good = proposing("Sooner.");
  const base = { CI_MERGE_REQUEST_DIFF_BASE_SHA: good.git("rev-parse", "origin/main") };
  const passed = run(good, gitlab.check.script.join("\n"), base);
  expect(passed.status).toBe(0);
  expect(readFileSync(join(good.dir, "report.md"), "utf8")).toContain("<strong>Sooner.</strong>");
  expect(passed.said).toContain("{+Sooner.+}");
  host.cleanup();
  const bad = proposing("Ask {{nobody}}.");
  const failed = run(bad, gitlab.check.script.join("\n"), {
    CI_MERGE_REQUEST_DIFF_BASE_SHA: bad.git("rev-parse", "origin/main"),
  });
  expect(failed.status).toBe(1);
  expect(failed.said).toMatch(/unknown-placeholder/);
  expect(gitlab.publish.script).toContain("node scripts/node.mjs ci/publish");
});
