import { parseArgs } from "node:util";
import { environmentFrom, UsageError } from "./environment.ts";
import { buildSite, runScript } from "./site.ts";

await runScript(async () => {
  const environment = { ...environmentFrom(process.env, Date.now()), purge: isPurgeAsked() };
  const status = await buildSite(environment, (line) => console.error(line));
  if (status === 0) console.log(`Built ${environment.out}`);
  // Astro's bundler may leave workers behind.
  process.exit(status);
});

/** Whether the addresses that changed are to be printed. */
function isPurgeAsked(): boolean {
  try {
    return parseArgs({ options: { purge: { type: "boolean", default: false } } }).values.purge;
  } catch (error) {
    throw new UsageError(`${(error as Error).message} Usage: npm run build [-- --purge]`);
  }
}
