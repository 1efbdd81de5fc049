import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aDevice, type Device, leaveDevice } from "./device.ts";

let device: Device;
let shelf: typeof import("#browser/shelf.ts");

afterEach(leaveDevice);

beforeEach(async () => {
  device = aDevice();
  shelf = await import("#browser/shelf.ts");
});

const AT = "2026-11-23T03:52:00Z";
const used = (id: string, channel = "messenger") => ({ id, title: { en: id }, channel, at: AT });
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe("pins", () => {
  test("stand in the order they were set, and go at the second press", () => {
    for (const id of ["a", "b", "c", "b"]) shelf.togglePin({ id, title: { en: id } });
    expect(ids(shelf.pinned())).toEqual(["a", "c"]);
    expect([shelf.isPinned("a"), shelf.isPinned("b")]).toEqual([true, false]);
  });

  test("know nothing of the last case", () => {
    shelf.togglePin(used("a"));
    expect(shelf.pinned()).toEqual([{ id: "a", title: { en: "a" } }]);
  });
});

describe("recents", () => {
  test("stand newest first, each answer once, at most twelve", () => {
    for (let n = 1; n <= 14; n++) shelf.noteUsed(used(`a${n}`));
    shelf.noteUsed(used("a5", "zalo"));
    expect(ids(shelf.recent())).toEqual([
      "a5",
      ...[14, 13, 12, 11, 10, 9, 8, 7, 6, 4, 3].map((n) => `a${n}`),
    ]);
    expect(shelf.recent()[0]?.channel).toBe("zalo");
  });

  test("keep no more of a use than answer, title, channel and time", () => {
    shelf.noteUsed({ ...used("a"), customer: "Linh" } as ReturnType<typeof used>);
    expect(JSON.stringify(device.kept)).not.toContain("Linh");
  });
});

describe("the shelf", () => {
  test("tells of every change, here and in another tab", () => {
    const told = device.count(shelf.SHELF_CHANGED);
    shelf.noteUsed(used("a"));
    shelf.togglePin(used("a"));
    device.changeElsewhere("replybook.shelf", "{}");
    expect(told()).toBe(3);
    expect(shelf.pinned()).toEqual([]);
  });

  test("loses the answers that the site does not have any more", () => {
    for (const id of ["a", "gone"]) {
      shelf.noteUsed(used(id));
      shelf.togglePin(used(id));
    }
    shelf.takeOff(new Set(["gone"]));
    expect([ids(shelf.pinned()), ids(shelf.recent())]).toEqual([["a"], ["a"]]);
  });

  test.each(["[]", "7", '{"pinned":{"a":1}}', '{"pinned":[null,{"id":"../x"},{"title":"a"}]}'])(
    "is empty where %s lies in its place",
    (text) => {
      device.leave("replybook.shelf", text);
      expect([shelf.pinned(), shelf.recent()]).toEqual([[], []]);
    },
  );

  test("works until the page is left where storage is blocked", () => {
    device.fail("blocked");
    expect(shelf.togglePin(used("a"))).toBe(false);
    expect(shelf.isPinned("a")).toBe(true);
  });
});
