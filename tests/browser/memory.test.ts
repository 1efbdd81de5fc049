import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aDevice, type Device, leaveDevice } from "./device.ts";

let device: Device;
let memory: typeof import("#browser/memory.ts");

afterEach(leaveDevice);

beforeEach(async () => {
  device = aDevice();
  memory = await import("#browser/memory.ts");
});

const asIs = (kept: unknown) => kept;

describe("what a device remembers", () => {
  test("lies in its storage as JSON under the site's own name", () => {
    expect(memory.remember("habit", { initials: "AB" })).toBe(true);
    expect(device.kept).toEqual({ "replybook.habit": '{"initials":"AB"}' });
    expect(memory.remembered("habit", asIs)).toEqual({ initials: "AB" });
  });

  test.each([
    ["nothing", undefined],
    ["no JSON", "{initials"],
    ["null", "null"],
  ])("%s is read as nothing", (_, text) => {
    if (text !== undefined) device.leave("replybook.habit", text);
    expect(memory.remembered("habit", asIs)).toBeUndefined();
  });

  test.each(["full", "blocked"] as const)("holds in the page where storage is %s, and says so", (how) => {
    memory.remember("habit", "old");
    device.fail(how);
    expect(memory.remember("habit", "new")).toBe(false);
    expect(memory.remembered("habit", asIs)).toBe("new");
  });

  test("is forgotten as a whole, and nothing of others is", async () => {
    const { forgetEverything } = await import("#browser/forget.ts");
    memory.remember("habit", 1);
    memory.remember("tally", 2);
    device.leave("replybook.theme", "dark");
    device.leave("chat-tool", "mine");
    forgetEverything();
    expect(device.kept).toEqual({ "chat-tool": "mine" });
    expect(memory.remembered("habit", asIs)).toBeUndefined();
  });

  test("forgetting breaks nothing where storage is blocked", async () => {
    const { forgetEverything } = await import("#browser/forget.ts");
    device.fail("blocked");
    expect(forgetEverything).not.toThrow();
  });

  test("tells of what another tab has changed, and of no other name", async () => {
    const { followOtherTabs } = await import("#browser/other-tabs.ts");
    followOtherTabs("habit", "kb:habit");
    const told = device.count("kb:habit");
    device.changeElsewhere("replybook.habit", "1");
    device.changeElsewhere("replybook.tally", "1");
    expect(told()).toBe(1);
  });
});

describe("the agent's habit", () => {
  test("keeps what was set before, and forgets what is set to nothing", async () => {
    const { savedHabit, saveHabit } = await import("#browser/habit.ts");
    saveHabit({ initials: "AB", channel: "zalo", keys: "off" });
    saveHabit({ country: "VN", keys: undefined });
    expect(savedHabit()).toEqual({ initials: "AB", channel: "zalo", country: "VN" });
  });

  test("leaves out what is foreign", async () => {
    const { savedHabit } = await import("#browser/habit.ts");
    const foreign = {
      initials: "TOO LONG",
      channel: 7,
      locale: "vi",
      country: "Viet Nam",
      shiftStart: "25:00",
      keys: "maybe",
      language: "fr",
      customer: "Linh",
    };
    device.leave("replybook.habit", JSON.stringify(foreign));
    expect(savedHabit()).toEqual({ locale: "vi" });
    device.leave("replybook.habit", '"a text"');
    expect(savedHabit()).toEqual({});
  });

  test.each([
    [" ab ", "AB"],
    ["đtl", "ĐTL"],
    ["a b", "AB"],
    ["abcdef", "ABCD"],
    ["  ", ""],
  ])("initials typed as “%s” are kept as “%s”", async (typed, expected) => {
    const { initialsFrom } = await import("#browser/initials.ts");
    expect(initialsFrom(typed)).toBe(expected);
  });
});
