import { expect, test } from "vitest";
import { isForTeams } from "#core/team.ts";

test.each([
  ["one of them", ["social", "desk"], ["desk"], true],
  ["another", ["social"], ["desk"], false],
  ["all, since it names none", undefined, ["desk"], true],
  ["another, where everybody's are asked for", ["social"], [], true],
  ["nobody", [], ["desk"], false],
])("an entry for %s", (_, own, teams, expected) => {
  expect(isForTeams(own, teams)).toBe(expected);
});
