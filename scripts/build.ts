import { environmentFrom } from "./environment.ts";
import { buildSite, runScript } from "./site.ts";

await runScript(async () => {
  const environment = environmentFrom(process.env, Date.now());
  const status = await buildSite(environment, (line) => console.error(line));
  if (status === 0) console.log(`Built ${environment.out}`);
  // Astro's bundler may leave workers behind.
  process.exit(status);
});
