import { parseArgs } from "node:util";
import { nginxConfig } from "#build/nginx.ts";
import { type Door, ownPaths } from "#build/nginx-door.ts";
import { readLibrary } from "#store/library.ts";
import { environmentFrom, UsageError } from "../environment.ts";
import { runScript } from "../site.ts";

// Prints nginx's configuration for the site of KB_CONTENT in KB_OUT below KB_BASE.

const USAGE =
  "Usage: node scripts/node.mjs deploy/nginx [--listen PORT] [--host NAME] [--name LETTERS] [--folder DIR] [--auth URL [--sign-in PATH] [--site GROUP=DIR]…]";

const OPTIONS = {
  listen: { type: "string", default: "80" },
  host: { type: "string", default: "_" },
  name: { type: "string", default: "replybook" },
  folder: { type: "string" },
  auth: { type: "string" },
  "sign-in": { type: "string" },
  site: { type: "string", multiple: true },
} as const;

function optionsFrom(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, strict: true }).values;
  } catch (error) {
    const [reason] = error instanceof Error ? error.message.split(". ") : [String(error)];
    throw new UsageError(`${reason}. ${USAGE}`);
  }
}

/** oauth2-proxy begins a sign-in there. */
const SIGN_IN = "/oauth2/start";

/** What stands at the top of every site, so that no sign-in can be answered below it. */
const OWN = /^\/(?:_astro|answers|api|files|list|pagefind|search|vi)\/$/;

function doorFrom({
  auth,
  "sign-in": signIn = SIGN_IN,
  site = [],
}: ReturnType<typeof optionsFrom>): Door | undefined {
  const refuse = (fault: string) => {
    throw new UsageError(`${fault} ${USAGE}`);
  };
  if (auth === undefined)
    return site.length > 0 ? refuse("--site needs --auth, which says who is in a group.") : undefined;
  if (!/^https?:\/\/[^\s";{}$]+$/.test(auth))
    refuse(
      `--auth is "${auth}": write the whole address that is asked, such as http://127.0.0.1:4180/oauth2/auth.`,
    );
  const own = ownPaths({ signIn });
  const isPlace =
    /^(?:https?:\/)?\/[^\s";{}$]+$/.test(signIn) && (own !== undefined || signIn.startsWith("http"));
  if (!isPlace || OWN.test(own ?? ""))
    refuse(
      `--sign-in is "${signIn}": write a path below a folder of its own, such as ${SIGN_IN}, or a whole address.`,
    );
  const sites = site.map((pair) => {
    const [, group = "", folder = ""] = /^([\w.@:/ -]+)=([^";{}$]+)$/.exec(pair) ?? [];
    if (folder === "") refuse(`--site is "${pair}": write it like desk=/srv/replybook/desk.`);
    return { group, folder };
  });
  return { check: auth, signIn, sites };
}

await runScript(async () => {
  const options = optionsFrom(process.argv.slice(2));
  const { listen, host, name, folder } = options;
  if (!/^[a-z][a-z0-9]*$/.test(name))
    throw new UsageError(`--name is "${name}": it is made of small letters and digits. ${USAGE}`);
  const door = doorFrom(options);
  const { content, out, base } = environmentFrom(process.env, Date.now());
  const { collect } = readLibrary(content).workspace;
  process.stdout.write(nginxConfig({ listen, host, name, folder: folder ?? out, base, collect, door }));
  return undefined;
});
