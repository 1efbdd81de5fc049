import { listenFrom, siteServer } from "#build/server.ts";
import { readContent } from "#store/library.ts";
import { atDemoClock } from "./demo.ts";
import { CACHE, environmentFrom } from "./environment.ts";
import { buildSite, runScript } from "./site.ts";

await runScript(async () => {
  const say = (line: string) => console.error(line);
  const given = environmentFrom(process.env, Date.now());
  const { library } = readContent(given.content, { cache: CACHE });
  const environment = atDemoClock(given, library, say);
  const status = await buildSite(environment, say);
  if (status !== 0) process.exit(status);
  const { collect } = library.workspace;
  const port = await listenFrom(siteServer(environment.out, environment.base, collect), environment.port);
  console.log(`Replybook: http://localhost:${port}${environment.base}`);
  return undefined;
});
