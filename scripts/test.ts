import { startVitest } from "vitest/node";
import { PROJECT } from "./environment.ts";

// `npm test -- PATH…` runs some of the tests; without, all.
process.chdir(PROJECT);
const vitest = await startVitest("test", process.argv.slice(2), {
  run: true,
  watch: false,
  config: "tests/vitest.config.ts",
});
const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
const failed = tests.filter((test) => test.result().state === "failed").length;
const broken =
  vitest.state.getTestModules().filter((module) => module.errors().length > 0).length +
  vitest.state.getUnhandledErrors().length;
const passed = tests.filter((test) => test.result().state === "passed").length;
await vitest.close();
console.log(`${passed} passed, ${failed + broken} failed`);
process.exit(failed + broken > 0 || passed === 0 ? 1 : 0);
