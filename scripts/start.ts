import { listenFrom, siteServer } from "#build/server.ts";
import { environmentFrom } from "./environment.ts";
import { buildSite, runScript } from "./site.ts";

await runScript(async () => {
  const environment = environmentFrom(process.env, Date.now());
  const status = await buildSite(environment, (line) => console.error(line));
  if (status !== 0) process.exit(status);
  const port = await listenFrom(siteServer(environment.out, environment.base), environment.port);
  console.log(`Replybook: http://localhost:${port}${environment.base}`);
  return undefined;
});
