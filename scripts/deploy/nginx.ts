import { parseArgs } from "node:util";
import { nginxConfig } from "#build/nginx.ts";
import { readLibrary } from "#store/library.ts";
import { environmentFrom, UsageError } from "../environment.ts";
import { runScript } from "../site.ts";

// Prints nginx's configuration for the site of KB_CONTENT in KB_OUT below KB_BASE.

const USAGE =
  "Usage: node scripts/node.mjs deploy/nginx [--listen PORT] [--host NAME] [--name LETTERS] [--folder DIR]";

const OPTIONS = {
  listen: { type: "string", default: "80" },
  host: { type: "string", default: "_" },
  name: { type: "string", default: "replybook" },
  folder: { type: "string" },
} as const;

function optionsFrom(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, strict: true }).values;
  } catch (error) {
    const [reason] = error instanceof Error ? error.message.split(". ") : [String(error)];
    throw new UsageError(`${reason}. ${USAGE}`);
  }
}

await runScript(async () => {
  const { folder, name, ...options } = optionsFrom(process.argv.slice(2));
  if (!/^[a-z][a-z0-9]*$/.test(name))
    throw new UsageError(`--name is "${name}": it is made of small letters and digits. ${USAGE}`);
  const { content, out, base } = environmentFrom(process.env, Date.now());
  const { collect } = readLibrary(content).workspace;
  process.stdout.write(nginxConfig({ ...options, name, folder: folder ?? out, base, collect }));
  return undefined;
});
