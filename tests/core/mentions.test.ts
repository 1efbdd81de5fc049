import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { linkedEntry, mentionsIn } from "#core/mentions.ts";
import { publishedEntry, publishedMentions } from "#core/published-entry.ts";
import type { Body } from "#core/reply.ts";
import { readLibrary } from "#store/library.ts";

const LARKSPAN = fileURLToPath(new URL("../fixtures/larkspan", import.meta.url));

const BODY: Body = [
  {
    type: "when",
    prose: [
      {
        type: "paragraph",
        children: [
          { type: "link", url: "answer:other", children: [{ type: "placeholder", name: "order" }] },
          { type: "link", url: "https://example.com", children: [] },
          { type: "emphasis", children: [{ type: "link", url: "answer:other", children: [] }] },
          { type: "fragment", id: "credit" },
        ],
      },
    ],
  },
  { type: "reply", reply: { channels: ["email", "chat"], moment: "first", prose: [] } },
  { type: "reply", reply: { channels: [], moment: "first", prose: [], subject: "About {{day}}" } },
  { type: "reply", reply: { channels: ["email", "chat"], moment: "upset", prose: [] } },
  { type: "no-reply", action: "leave", channels: ["twitch"], prose: [] },
  { type: "no-reply", action: "hide", channels: ["twitch"], prose: [] },
  { type: "escalate", to: "desk", prose: [] },
];

describe("a body", () => {
  test("names each thing once", () => {
    expect(mentionsIn(BODY)).toEqual({
      links: ["answer:other"],
      fragments: ["credit"],
      fields: ["order", "day"],
      channels: [["email", "chat"], []],
      silences: [["twitch"]],
      teams: ["desk"],
    });
  });

  test.each([
    ["answer:late-delivery", "answers/late-delivery"],
    ["advisory:flood", "advisories/flood"],
    ["https://example.com/answer:x", undefined],
    ["answer:", undefined],
  ])("leads with the link %s to %s", (url, key) => {
    expect(linkedEntry(url)).toBe(key);
  });
});

test("a published text names at least what its body does, with the fragments that were pinned to it", () => {
  const library = readLibrary(LARKSPAN);
  const published = [...library.entries.values()].flatMap((entry) => publishedEntry(library, entry) ?? []);
  const texts = published.flatMap(({ versions }) =>
    Object.values(versions).flatMap((version) => Object.values(version.texts)),
  );
  expect(texts.length).toBeGreaterThan(10);
  for (const text of texts) {
    const [told, own] = [publishedMentions(text), mentionsIn(text.body)];
    expect(told).toMatchObject({ channels: own.channels, silences: own.silences, teams: own.teams });
    expect(told.links).toEqual(expect.arrayContaining([...own.links]));
    expect(told.fields).toEqual(expect.arrayContaining([...own.fields]));
  }
});
