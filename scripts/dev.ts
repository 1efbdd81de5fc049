import { readContent } from "#store/library.ts";
import { atDemoClock } from "./demo.ts";
import { environmentFrom } from "./environment.ts";
import { runScript, setEnvironment } from "./site.ts";

await runScript(async () => {
  const given = environmentFrom(process.env, Date.now());
  const { library } = readContent(given.content);
  const environment = atDemoClock(given, library, (line) => console.error(line));
  setEnvironment(environment);
  const { dev } = await import("astro");
  const server = await dev({ root: process.cwd(), server: { port: environment.port }, logLevel: "warn" });
  console.log(`Replybook: http://localhost:${server.address.port}${environment.base}`);
  return undefined;
});
