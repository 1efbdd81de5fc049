import { CORE_SCHEMA, dump } from "js-yaml";

/** A value as block YAML in the manner of all files that are written here: no line breaks added, no anchors. */
export function yamlOf(value: unknown): string {
  return dump(value, { schema: CORE_SCHEMA, lineWidth: -1, noRefs: true, quotingType: '"' });
}
