import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileError } from "#store/lock.ts";
import { starterFiles } from "#store/starter.ts";
import { argumentsOf, type Command, exactly, UsageError } from "../command.ts";

/** Makes an empty workspace. */
export const init: Command = {
  name: "init",
  usage: "init DIR",
  summary: "Writes an empty, valid workspace into a new or empty folder.",
  run(args, context) {
    const [dir = ""] = exactly(init, argumentsOf(init, args, {}).positionals, 1);
    const root = resolve(context.cwd, dir);
    if (existsSync(root) && !statSync(root).isDirectory())
      throw new UsageError(`${root} is a file: nothing was written. Name a new folder.`);
    if (existsSync(root) && readdirSync(root).some((name) => name !== ".git"))
      throw new UsageError(`${root} is not empty: nothing was written. Name a new folder.`);
    try {
      for (const [path, text] of starterFiles()) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text, { flag: "wx" });
      }
    } catch (error) {
      throw fileError(error, "workspace");
    }
    context.print(
      `Wrote an empty workspace to ${root}.\nNext: KB_CONTENT="${root}" npm run -s kb -- new answer my-first-answer`,
    );
    return 0;
  },
};
