import { environmentFrom } from "./environment.ts";
import { runScript, setEnvironment } from "./site.ts";

await runScript(async () => {
  const environment = environmentFrom(process.env, Date.now());
  setEnvironment(environment, environment.out);
  const { dev } = await import("astro");
  const server = await dev({ root: process.cwd(), server: { port: environment.port }, logLevel: "warn" });
  console.log(`Replybook: http://localhost:${server.address.port}${environment.base}`);
  return undefined;
});
