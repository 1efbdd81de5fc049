import { afterEach, describe, expect, test } from "vitest";
import { changedSince } from "../../scripts/changed-files.ts";
import { GitError, gitIn, maybe } from "../../scripts/git.ts";
import { aTree } from "../make.ts";

const { PATH = "" } = process.env;
afterEach(() => {
  process.env.PATH = PATH;
});

describe("git", () => {
  test("reads what it is given, and names files as they are", () => {
    const folder = aTree({ "answers/trễ/en.mdx": "x" });
    gitIn(folder.root)("init", "--quiet");
    expect(gitIn(folder.root, "words")("hash-object", "--stdin")).toBe(
      "f917a2c299cecfd1baa88af5f6e311ee56e529a8\n",
    );
    expect(gitIn(folder.root)("ls-files", "--others", "answers/")).toBe("answers/trễ/en.mdx\n");
    folder.cleanup();
  });

  test("says in one line what it refused, without the password of an address", () => {
    const folder = aTree();
    const git = gitIn(folder.root);
    git("init", "--quiet");
    const fetched = () => git("fetch", "file://minh:secret@/nowhere");
    expect(fetched).toThrow(GitError);
    expect(fetched).toThrow(/^git fetch was refused: (?!.*secret)[^\n]+$/);
    expect(maybe(git, "rev-parse", "--verify", "--quiet", "nowhere")).toBeUndefined();
    folder.cleanup();
  });

  test("that is not installed is told from a folder that is no repository", () => {
    const folder = aTree();
    expect(() => changedSince(folder.root, "main")).toThrow(/is in no git repository\.$/);
    process.env.PATH = "";
    expect(() => changedSince(folder.root, "main")).toThrow(/git is not installed\.$/);
    folder.cleanup();
  });
});
