import { describe, expect, test } from "vitest";
import { partedSign } from "#core/audit-sign.ts";

describe("the sign-off of a sent text", () => {
  test.each([
    ["We will look. ^AB", "^{{initials}}", "We will look.", { is: "right", initials: "AB" }],
    ["We will look.^ab ", "^{{initials}}", "We will look.", { is: "right", initials: "ab" }],
    [
      "Dear Mai,\n\nLarkspan Support, Nguyệt",
      "Larkspan Support, {{initials}}",
      "Dear Mai,",
      { is: "right", initials: "Nguyệt" },
    ],
    ["We will look. -AB", "^{{initials}}", "We will look.", { is: "wrong", found: "-AB" }],
    ["We will look. ~ AB", "^{{initials}}", "We will look.", { is: "wrong", found: "~ AB" }],
    ["We will look. ^", "^{{initials}}", "We will look.", { is: "wrong", found: "^" }],
    [
      "Hello.\nLarkspan Support,",
      "Larkspan Support, {{initials}}",
      "Hello.",
      { is: "wrong", found: "Larkspan Support," },
    ],
    ["We will look.", "^{{initials}}", "We will look.", { is: "missing" }],
    ["The price is 5 - 7.", "^{{initials}}", "The price is 5 - 7.", { is: "missing" }],
    ["Read it out.", "", "Read it out.", { is: "none" }],
  ] as const)("of “%s” on a channel that wants “%s”", (text, sign, body, signed) => {
    expect(partedSign(text, sign)).toEqual({ body, signed });
  });
});
