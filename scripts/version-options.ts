import type { parseArgs } from "node:util";
import type { GivenNote } from "#core/note.ts";
import type { PublishRequest } from "#core/plan.ts";
import type { Workspace } from "#core/workspace.ts";
import { personFrom } from "./people.ts";

/** The options every command that writes a version shares. */
export const VERSION_OPTIONS = {
  note: { type: "string" },
  why: { type: "string" },
  do: { type: "string" },
  minor: { type: "boolean" },
  effective: { type: "string" },
  by: { type: "string" },
  "approved-by": { type: "string" },
  because: { type: "string" },
  emergency: { type: "string" },
  replace: { type: "boolean" },
} as const;

/** The same options as a usage line shows them. */
export const VERSION_USAGE =
  "[--note TEXT --why TEXT --do TEXT] [--minor [--because TEXT]] [--effective INSTANT] [--by PERSON] [--approved-by PERSON] [--emergency REASON] [--replace]";

type Values = ReturnType<typeof parseArgs<{ options: typeof VERSION_OPTIONS }>>["values"];

/** The options as a request; whoever they name must be a person of the workspace. */
export function requestFrom(values: Values, workspace: Workspace): PublishRequest {
  const { note, why, minor, effective, by, because, emergency, replace } = values;
  const approvedBy = values["approved-by"];
  const given: GivenNote = {
    ...(note && { what: note }),
    ...(why && { why }),
    ...(values.do && { do: values.do }),
  };
  return {
    given,
    ...(minor && { minor }),
    ...(effective && { effective }),
    ...(by !== undefined && { by: personFrom(by, workspace) }),
    ...(approvedBy !== undefined && { approvedBy: personFrom(approvedBy, workspace) }),
    ...(because && { because }),
    ...(emergency && { emergency }),
    ...(replace && { replace }),
  };
}
