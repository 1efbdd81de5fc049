import { expect, test } from "vitest";
import { settingsDigest } from "#store/entry-digest.ts";
import { type Reading, readContent } from "#store/library.ts";
import { LARKSPAN } from "../content.ts";

const reading = readContent(LARKSPAN);
const named = (name: string): Reading => ({
  ...reading,
  library: { ...reading.library, workspace: { ...reading.library.workspace, name } },
});
const withoutChannels: Reading = {
  ...reading,
  library: { ...reading.library, settings: { ...reading.library.settings, channels: new Map() } },
};

test("the digest of settings is another where a name or a channel is another", () => {
  const digests = [reading, named("Another team"), withoutChannels].map((one) => settingsDigest(one, []));
  expect(new Set(digests).size).toBe(3);
});

test("it goes by the letters of a text, however it lies in memory", () => {
  const name = "Larkspan, all of its teams";
  // What is cut out of Vietnamese takes two bytes a letter.
  const cut = `Đội ${name}`.slice(4);
  expect(settingsDigest(named(cut), [])).toBe(settingsDigest(named(name), []));
});
