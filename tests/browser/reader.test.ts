import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ChangeFacts } from "#core/unread.ts";
import { on } from "../histories.ts";
import { aDevice, type Device, leaveDevice } from "./device.ts";

const NOW = on("03-20");

let device: Device;
let reader: typeof import("#browser/reader.ts");

afterEach(leaveDevice);

beforeEach(async () => {
  device = aDevice();
  reader = await import("#browser/reader.ts");
});

function aChange(kind: ChangeFacts["kind"], version: string, parts: Partial<ChangeFacts> = {}): ChangeFacts {
  const key = `${kind}/late@${version}`;
  return {
    key,
    kind,
    version,
    id: "late",
    type: "published",
    at: on("03-18"),
    isSmall: false,
    caughtUp: [],
    acknowledge: false,
    ...parts,
  };
}

const kept = (key: string) => JSON.parse(String(device.kept[`replybook.${key}`] ?? "null")) as unknown;

describe("what an agent has read", () => {
  test("lies as versions: an answer's where its use is kept, of other kinds by their key", () => {
    device.leave("replybook.seen", '{"other":"1.0"}');
    reader.noteRead([aChange("answers", "2.0"), aChange("products", "3.1")], NOW);
    expect(kept("seen")).toEqual({ other: "1.0", late: "2.0", "products/late": "3.1" });
  });

  test("is the highest of several versions, and never falls back to a lower one", () => {
    reader.noteRead([aChange("answers", "3.9"), aChange("answers", "3.10"), aChange("answers", "2.0")], NOW);
    reader.noteRead([aChange("answers", "3.2")], NOW);
    expect(kept("seen")).toEqual({ late: "3.10" });
  });

  test("can be taken back, also a withdrawal, and nothing else is", () => {
    device.leave("replybook.seen", '{"late":"1.0"}');
    const end = aChange("answers", "2.0", { type: "withdrawn", key: "answers/late@2.0/withdrawn/then" });
    const undo = reader.noteRead([aChange("answers", "2.0"), aChange("products", "1.0"), end], NOW);
    expect(reader.theReader(NOW, "en").read).toEqual({ [end.key]: NOW });
    reader.noteRead([aChange("advisories", "1.0")], NOW);
    undo();
    expect(kept("seen")).toEqual({ late: "1.0", "advisories/late": "1.0" });
    expect(reader.theReader(NOW, "en").read).toEqual({});
  });

  test("is told once, and not at all where it was read before", () => {
    const told = device.count("kb:seen");
    reader.noteRead([aChange("answers", "2.0")], NOW);
    reader.noteRead([aChange("answers", "2.0")], NOW);
    expect(told()).toBe(1);
    device.changeElsewhere("replybook.seen", "{}");
    expect(told()).toBe(2);
  });

  test("counts from a week before the device's first day, and keeps that day", () => {
    expect(reader.theReader(NOW, "en").since).toBe(on("03-13"));
    expect(reader.theReader(on("05-01"), "en").since).toBe(on("03-13"));
    reader.settle([], reader.theReader(on("05-01"), "en"), on("05-01"));
    expect(reader.theReader(on("05-01"), "en").since).toBe(on("04-01"));
  });

  test("leaves out what is foreign", () => {
    device.leave("replybook.read", JSON.stringify({ since: "long ago", read: { a: 1, b: NOW } }));
    device.leave("replybook.habit", JSON.stringify({ locale: "vi", team: "social" }));
    const { since, read, locale, team } = reader.theReader(NOW, "en");
    expect([since, read, locale, team]).toEqual([on("03-13"), { b: NOW }, "vi", "social"]);
  });
});
