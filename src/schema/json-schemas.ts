import { z } from "zod";
import { COMMAND_SHAPES } from "#schema/json-command.ts";
import { SITE_SHAPES } from "#schema/json-site.ts";

const SHAPES: Readonly<Record<string, readonly [z.ZodType, string]>> = { ...SITE_SHAPES, ...COMMAND_SHAPES };

/** The names of all published schemas. */
export const SCHEMA_NAMES: readonly string[] = Object.keys(SHAPES).sort();

/**
 * A JSON Schema (draft 2020-12) by its name. The published ones are open: a later site may say more, never less.
 * `closed` ones name every field there is, which tests hold the output to.
 */
export function jsonSchema(name: string, reach: "open" | "closed" = "open"): object {
  const shape = SHAPES[name];
  if (!shape) throw new Error(`There is no schema "${name}".`);
  const io = reach === "open" ? "input" : "output";
  const { $schema, ...rest } = z.toJSONSchema(shape[0], { target: "draft-2020-12", io });
  return { $schema, $id: `${name}.json`, title: shape[1], ...rest };
}
