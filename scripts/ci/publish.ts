import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { environmentFrom, UsageError } from "../environment.ts";
import { gitIn, maybe } from "../git.ts";
import { buildSite, runScript } from "../site.ts";
import { hostFrom } from "./host.ts";
import { deliver } from "./publication.ts";

const USAGE =
  "Usage: node scripts/node.mjs ci/publish [--repository DIR] [--remote NAME] [--branch NAME] [--no-build]";

const OPTIONS = {
  repository: { type: "string" },
  remote: { type: "string", default: "origin" },
  branch: { type: "string" },
  "no-build": { type: "boolean" },
} as const;

function optionsFrom(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, strict: true }).values;
  } catch (error) {
    const [reason] = error instanceof Error ? error.message.split(". ") : [String(error)];
    throw new UsageError(`${reason}. ${USAGE}`);
  }
}

/** The branch that is published: as typed, as the host names it, or the one the remote has as its own. */
function branchOf(root: string, remote: string, typed: string | undefined): string {
  const { GITHUB_REF_NAME, CI_DEFAULT_BRANCH } = process.env;
  const head = () => maybe(gitIn(root), "rev-parse", "--abbrev-ref", `${remote}/HEAD`);
  const named = typed ?? GITHUB_REF_NAME ?? CI_DEFAULT_BRANCH ?? head()?.slice(remote.length + 1);
  if (named) return named;
  throw new UsageError(`Say with --branch which branch of "${remote}" is published. ${USAGE}`);
}

await runScript(async () => {
  const { repository, remote, branch, "no-build": isLeftUnbuilt } = optionsFrom(process.argv.slice(2));
  const say = (line: string) => console.log(line);
  const env = {
    ...process.env,
    ...(repository && { KB_CONTENT: process.env.KB_CONTENT ?? resolve(repository, "content") }),
  };
  const { content: root } = environmentFrom(env, Date.now());
  const status = await deliver({
    root,
    remote,
    branch: branchOf(root, remote, branch),
    host: hostFrom(process.env),
    now: () => environmentFrom(env, Date.now()).now,
    say,
  });
  if (status === 2 || isLeftUnbuilt) process.exit(status);
  const built = await buildSite(environmentFrom(env, Date.now()), say);
  // Astro's bundler may leave workers behind.
  process.exit(built === 0 ? status : built);
});
