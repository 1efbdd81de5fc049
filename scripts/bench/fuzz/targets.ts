import { FILE_TARGETS } from "./files.ts";
import { IMPORT_TARGETS } from "./imports.ts";
import { LOOK_UP_TARGETS } from "./look-ups.ts";
import type { Target } from "./target.ts";
import { TEXT_TARGETS } from "./texts.ts";
import { TREE_TARGETS } from "./trees.ts";
import { VALUE_TARGETS } from "./values.ts";

/** Everything that reads what others wrote. */
export const TARGETS: readonly Target[] = [
  ...TEXT_TARGETS,
  ...FILE_TARGETS,
  ...IMPORT_TARGETS,
  ...VALUE_TARGETS,
  ...LOOK_UP_TARGETS,
  ...TREE_TARGETS,
];

/** A target by its name. */
export function targetNamed(name: string): Target {
  const target = TARGETS.find((one) => one.name === name);
  if (!target) throw new Error(`"${name}" is no target: ${TARGETS.map((one) => one.name).join(", ")}`);
  return target;
}
