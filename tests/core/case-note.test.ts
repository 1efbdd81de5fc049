import { expect, test } from "vitest";
import { type CaseNoteLabels, caseNoteText } from "#core/case-note.ts";

const LABELS: CaseNoteLabels = {
  references: "Reply",
  country: "Country",
  channel: "Channel",
  advisories: "Advisories",
  escalation: "Passed to",
  followUp: "Look again",
  action: "Done",
};

test("a case note is a line for each thing there is to say", () => {
  const note = {
    references: ["late-delivery@3.1/vi/messenger", "goodbye@1.0/vi/messenger~"],
    country: "Viet Nam",
    channel: "Messenger",
    advisories: ["vn-undersea-cables@1.0"],
    escalation: "Streaming operations",
    followUp: "2026-11-25",
  };
  expect(caseNoteText(note, LABELS)).toBe(
    [
      "Reply: late-delivery@3.1/vi/messenger, goodbye@1.0/vi/messenger~",
      "Channel: Messenger",
      "Country: Viet Nam",
      "Advisories: vn-undersea-cables@1.0",
      "Passed to: Streaming operations",
      "Look again: 2026-11-25",
    ].join("\n"),
  );
});

test("a case note leaves out what is empty and keeps each thing on its line", () => {
  const note = { references: [], channel: "X\npost", advisories: [], country: "", action: "hidden" };
  expect(caseNoteText(note, LABELS)).toBe("Done: hidden\nChannel: X post");
});
