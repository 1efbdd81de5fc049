import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { kb, kbJson, on } from "../histories.ts";
import {
  aChange,
  aFragment,
  anAnswer,
  aReply,
  aTranslation,
  aTree,
  aWorkspace,
  type ContentFolder,
} from "../make.ts";

const ANSWER = "answers/late-delivery";
const EN = `${ANSWER}/en.mdx`;

interface DiffJson {
  readonly from: string | null;
  readonly to: string;
  readonly parts: readonly { readonly op: "same" | "add" | "remove"; readonly text: string }[];
}

let folder: ContentFolder;
beforeEach(async () => {
  folder = aTree({
    "workspace.yaml": aWorkspace(),
    [EN]: anAnswer({ body: aReply("We answer within two days.") }),
    [`${ANSWER}/vi.mdx`]: aTranslation(),
  });
  await kb(folder.root, ["publish", "--all"], on("01-05"));
  await publish("We answer within a day.", on("01-06"));
  await publish("We answer within an hour.", on("01-07"));
});
afterEach(() => folder.cleanup());

async function publish(words: string, at: string, ...more: string[]): Promise<void> {
  folder.write({ [EN]: anAnswer({ front: aChange(), body: aReply(words) }) });
  expect(await kb(folder.root, ["publish", ANSWER, ...more], at)).toMatchObject({ status: 0 });
}

const diff = (...args: string[]) => kbJson<DiffJson>(folder.root, ["diff", ANSWER, ...args], on("01-08"));
const side = ({ parts }: DiffJson, without: "add" | "remove") =>
  parts.flatMap(({ op, text }) => (op === without ? [] : [text])).join("");

describe("kb diff", () => {
  test("shows the last change as JSON, exactly so", async () => {
    const found = await diff();
    expect(Object.keys(found)).toEqual(["from", "to", "parts"]);
    expect(found).toMatchObject({ from: "2.0", to: "3.0" });
    for (const part of found.parts) expect(Object.keys(part).sort()).toEqual(["op", "text"]);
    expect(side(found, "add")).toBe("My order arrives late\n\n[Reply private]\n\nWe answer within a day.");
    expect(side(found, "remove")).toBe(
      "My order arrives late\n\n[Reply private]\n\nWe answer within an hour.",
    );
    expect(found.parts.filter(({ op }) => op === "same").length).toBeGreaterThan(0);
  });

  test.each([
    ["1.0..2.0", "two days.", "a day."],
    ["1.0..3.0", "two days.", "an hour."],
    ["3.0..1.0", "an hour.", "two days."],
  ])("%s goes from one version to the other", async (range, before, after) => {
    const found = await diff(range);
    expect(`${found.from}..${found.to}`).toBe(range);
    expect(side(found, "add").endsWith(before)).toBe(true);
    expect(side(found, "remove").endsWith(after)).toBe(true);
  });

  test("compares with what is in effect, not with what waits", async () => {
    await publish("We answer within a minute.", on("01-08"), "--effective", "2026-02-01T09:00");
    expect(await diff()).toMatchObject({ from: "2.0", to: "3.0" });
    expect(await diff("3.0..4.0")).toMatchObject({ from: "3.0", to: "4.0" });
  });

  test("begins with nothing at the first version", async () => {
    folder.write({ "answers/new/en.mdx": anAnswer({ title: "New" }) });
    await kb(folder.root, ["publish", "answers/new"], on("01-08"));
    const found = await kbJson<DiffJson>(folder.root, ["diff", "answers/new"], on("01-08"));
    expect(found).toMatchObject({ from: null, to: "1.0" });
    expect(found.parts.every(({ op }) => op === "add")).toBe(true);
  });

  test("shows a language that was asked for, and its words without a change", async () => {
    const found = await diff("--locale", "vi");
    expect(found.parts).toHaveLength(1);
    expect(found.parts[0]?.op).toBe("same");
    expect(found.parts[0]?.text).toContain("bên mình đang xem ạ.");
  });

  test("shows the change of a fragment where it stands", async () => {
    folder.write({
      "answers/user/en.mdx": anAnswer({
        title: "User",
        body: aReply('We add <Fragment id="late-credit"/> to your account.'),
      }),
      "fragments/late-credit/en.mdx": aFragment(),
    });
    await kb(folder.root, ["publish", "--all"], on("01-08"));
    folder.write({ "fragments/late-credit/en.mdx": aFragment({ front: aChange(), body: "10 euros" }) });
    await kb(folder.root, ["publish", "fragments/late-credit"], on("01-08"));
    const found = await kbJson<DiffJson>(folder.root, ["diff", "answers/user"], on("01-08"));
    expect(side(found, "add")).toContain("We add 5 euros to your account.");
    expect(side(found, "remove")).toContain("We add 10 euros to your account.");
  });

  test("marks words for people", async () => {
    const { status, out } = await kb(folder.root, ["diff", ANSWER, "1.0..2.0"], on("01-08"));
    expect(status).toBe(0);
    expect(out).toMatch(/^answers\/late-delivery 1\.0 → 2\.0, en\n/);
    expect(out).toMatch(/We answer within \[-two days-\]\{\+a day\+\}\.$/);
  });

  test.each([
    [
      ["1.0"],
      '"1.0" does not name two versions of answers/late-delivery: write it like 1.0..2.0. There are 1.0, 2.0, 3.0.',
    ],
    [["1.0..9.0"], '"1.0..9.0" does not name two versions'],
    [["1.0..2.0..3.0"], "does not name two versions"],
    [["--locale", "ja"], 'has no text in "ja". It has en, vi.'],
  ])("%j is wrong usage", async (args, said) => {
    const ran = await kb(folder.root, ["diff", ANSWER, ...args], on("01-08"));
    expect(ran).toMatchObject({ status: 2, out: "" });
    expect(ran.err).toContain(said);
  });

  test("says when the note of the newer version was corrected, and by whom", async () => {
    const words = ["--note", "Within an hour.", "--by", "team"];
    await kb(folder.root, ["correct-note", ANSWER, "3.0", ...words], on("01-08", "10:00"));
    const heading = async (range: string) =>
      (await kb(folder.root, ["diff", ANSWER, range], on("01-09"))).out.split("\n").slice(0, 2);
    expect(await heading("2.0..3.0")).toEqual([
      `${ANSWER} 2.0 → 3.0, en`,
      "note corrected by team, Thu 8 Jan 2026 10:00 UTC",
    ]);
    expect(await heading("1.0..2.0")).toEqual([`${ANSWER} 1.0 → 2.0, en`, ""]);
  });

  test("of what was never published is wrong usage", async () => {
    folder.write({ "answers/new/en.mdx": anAnswer({ title: "New" }) });
    expect(await kb(folder.root, ["diff", "answers/new"])).toEqual({
      status: 2,
      out: "",
      err: "answers/new was never published, so nothing can be compared.",
    });
  });
});
