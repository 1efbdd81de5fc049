import { describe, expect, test } from "vitest";
import { combined, personIn } from "../../../scripts/ci/people.ts";

describe("who stands behind a change", () => {
  test.each([
    ["one request", [["@minh", "@lan"]], { by: "@minh", approvedBy: "@lan" }],
    ["nobody approved", [["@minh"]], { by: "@minh" }],
    ["the author approved too", [["@minh", "@minh", "@lan"]], { by: "@minh", approvedBy: "@lan" }],
    ["only the author approved", [["@minh", "@Minh"]], { by: "@minh", approvedBy: "@minh" }],
    [
      "two requests, each approved by the other's author",
      [
        ["@lan", "@minh"],
        ["@minh", "@lan"],
      ],
      { by: "@lan", approvedBy: "@minh" },
    ],
    ["an earlier step that nobody approved", [["@lan", "@minh"], ["@minh"]], { by: "@lan" }],
    [
      "an earlier step approved by its own author",
      [
        ["@lan", "@minh"],
        ["@hoa", "@hoa"],
      ],
      { by: "@hoa", approvedBy: "@hoa" },
    ],
    ["nothing", [], undefined],
  ] as const)("%s", (_, steps, people) => {
    expect(combined(steps.map(([by, ...approvers]) => ({ by, approvers })))).toEqual(people);
  });

  test.each([
    ["team", "team"],
    ["team <x@y.example>", "team"],
    ["@minh-t <x@y.example>", "@minh-t"],
    ["Minh Trần <minh.tran@larkspan.example>", "@minh.tran"],
    ["Minh <123+minh-t@users.noreply.github.com>", "@minh-t"],
    ["Minh <77-minh-t@users.noreply.gitlab.com>", "@minh-t"],
    ["Lan Phạm Đỗ", "@lan-pham-do"],
    ["<>", "@unknown"],
    ["", "@unknown"],
  ])("%j is %s", (text, person) => {
    expect(personIn(text, new Set(["team"]))).toBe(person);
  });
});
