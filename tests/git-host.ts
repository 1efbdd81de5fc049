import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Instant } from "#core/instant.ts";
import { starterFiles } from "#store/starter.ts";
import type { Host } from "../scripts/ci/host.ts";
import { deliver } from "../scripts/ci/publication.ts";
import { type FileTree, NOW } from "./make.ts";

/** Whoever commits: `Minh <minh@larkspan.example>`. */
export type Author = string;

/** A clone of the host as somebody has it on their machine. */
export interface Clone {
  readonly dir: string;
  /** The content folder inside it. */
  readonly root: string;
  git(...args: string[]): string;
  write(files: FileTree): void;
  read(path: string): string;
  /** Writes files of the content and commits them; returns the commit. */
  commit(files: FileTree, author?: Author, message?: string): string;
}

/** A git host: a bare repository whose `main` holds a workspace under `content/`. */
export interface GitHost {
  readonly bare: string;
  git(...args: string[]): string;
  clone(config?: readonly string[]): Clone;
  /** Merges a branch into `main` as the host's button does, with a merge commit; returns it. */
  merge(branch: string, message?: string): string;
  /** A run of CI in a fresh clone: what it said, and its exit status. */
  publish(run?: { now?: Instant; host?: Host; clone?: Clone }): Promise<{ status: number; said: string }>;
  /** A host of its own that begins with what this one has. */
  copy(): GitHost;
  cleanup(): void;
}

const MINH = "Minh <minh@larkspan.example>";

function gitAt(dir: string): (...args: string[]) => string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
  return (...args) =>
    execFileSync("git", ["-c", "user.name=CI", "-c", "user.email=ci@larkspan.example", ...args], {
      cwd: dir,
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    }).trim();
}

/** What only matters where a machine may fail, or for years: it would be half of the time. */
const BRIEF = ["core.fsync=none", "gc.auto=0", "maintenance.auto=false"];

/** A host whose workspace is the starter with `files` over it. */
export function aGitHost(files: FileTree = {}): GitHost {
  const home = mkdtempSync(join(tmpdir(), "replybook-git-"));
  const bare = join(home, "host.git");
  gitAt(home)("init", "--quiet", "--bare", "--initial-branch=main", bare);
  for (const setting of BRIEF) gitAt(bare)("config", ...setting.split("="));
  const host = hostIn(home);
  const first = host.clone();
  first.git("checkout", "--quiet", "-B", "main");
  first.commit({ ...Object.fromEntries(starterFiles()), ...files });
  first.git("push", "--quiet", "origin", "main");
  return host;
}

function hostIn(home: string): GitHost {
  const bare = join(home, "host.git");
  const git = gitAt(home);
  let clones = 0;
  const clone = (config: readonly string[] = []): Clone => {
    const dir = join(home, `clone-${++clones}`);
    const settings = [...BRIEF, ...config].flatMap((setting) => ["--config", setting]);
    git("clone", "--quiet", ...settings, bare, dir);
    return cloneAt(dir);
  };
  const merge = (branch: string, message = `Merge ${branch}`) => {
    const { git: at } = clone();
    at("merge", "--quiet", "--no-ff", "--message", message, `origin/${branch}`);
    at("push", "--quiet", "origin", "main");
    return at("rev-parse", "HEAD");
  };
  const publish: GitHost["publish"] = async ({ now = NOW, host, clone: own = clone() } = {}) => {
    const lines: string[] = [];
    const say = (line: string) => lines.push(line);
    const target = { root: own.root, remote: "origin", branch: "main" };
    const status = await deliver({ ...target, host, now: () => now, say });
    return { status, said: lines.join("\n") };
  };
  const copy = () => {
    const other = mkdtempSync(join(tmpdir(), "replybook-git-"));
    cpSync(bare, join(other, "host.git"), { recursive: true });
    return hostIn(other);
  };
  const cleanup = () => rmSync(home, { recursive: true, force: true });
  return { bare, git: gitAt(bare), clone, merge, publish, copy, cleanup };
}

function cloneAt(dir: string): Clone {
  const git = gitAt(dir);
  const root = join(dir, "content");
  const write = (files: FileTree) => {
    for (const [path, content] of Object.entries(files)) {
      const target = join(root, path);
      mkdirSync(dirname(target), { recursive: true });
      if (typeof content === "function") content(target);
      else writeFileSync(target, content);
    }
  };
  const commit: Clone["commit"] = (files, author = MINH, message = "Change words") => {
    write(files);
    git("add", "--all");
    git("commit", "--quiet", "--author", author, "--message", message);
    return git("rev-parse", "HEAD");
  };
  return { dir, root, git, write, commit, read: (path) => readFileSync(join(root, path), "utf8") };
}

/** The API of a host as a real server: what it answers by path, 404 for everything else. */
export async function anApi(
  answers: Readonly<Record<string, unknown>>,
  headers: Record<string, string> = {},
) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    asked.push(url.pathname);
    const isAllowed = Object.entries(headers).every(([name, value]) => request.headers[name] === value);
    const found = answers[url.pathname];
    const body = typeof found === "function" ? found(Number(url.searchParams.get("page") ?? 1)) : found;
    response.statusCode = !isAllowed ? 401 : body === undefined ? 404 : 200;
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify(isAllowed ? (body ?? { message: "Not Found" }) : { message: "Bad credentials" }),
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    answer: answers as Record<string, unknown>,
    close: () => new Promise((done) => server.close(done)),
  };
}
