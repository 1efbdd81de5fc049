// Starts a script of this folder on a Node that runs TypeScript itself. Plain JavaScript on purpose:
// it has to be readable by the oldest Node somebody may have.
import { fileURLToPath } from "node:url";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Replybook needs Node 22.18 or newer and this is ${process.versions.node}: install Node 24 (https://nodejs.org), or run "npm ci" without --omit=optional, which brings one.`,
  );
  process.exit(2);
}
// What Node made of the sources is kept beside the other caches: it proves each file by its own check sum.
const { enableCompileCache } = await import("node:module");
// Threads look for it in the environment alone.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL("../.cache/node", import.meta.url));
enableCompileCache(process.env.NODE_COMPILE_CACHE);
const [name, ...args] = process.argv.slice(2);
process.argv = [process.argv[0], name, ...args];
await import(new URL(`./${name}.ts`, import.meta.url).href);
