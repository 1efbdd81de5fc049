import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AsOfJson, kb, kbJson, on } from "../histories.ts";
import {
  aChange,
  aFragment,
  anAdvisory,
  anAnswer,
  aReply,
  aTranslation,
  aTree,
  aWorkspace,
  type ContentFolder,
} from "../make.ts";

const ANSWER = "answers/late-delivery";
const COUNTRIES =
  "VN: {name: {en: Viet Nam, vi: Việt Nam}, synonyms: [Vietnam]}\nDE: {name: {en: Germany}, synonyms: []}\nregions: {asia: [VN]}\n";

let folder: ContentFolder;
beforeEach(async () => {
  folder = aTree({
    "workspace.yaml": aWorkspace({ timeZone: "Asia/Ho_Chi_Minh" }),
    "settings/countries.yaml": COUNTRIES,
    [`${ANSWER}/en.mdx`]: anAnswer({
      body: `${aReply('Hi {{customer_name}},\\\nwe add <Fragment id="late-credit"/>.', 'channel="public email" for="upset"')}\n\n${aReply("Bye.")}`,
    }),
    [`${ANSWER}/vi.mdx`]: aTranslation({ body: aReply("Chào bạn.") }),
    "answers/other/en.mdx": anAnswer({ title: "Another answer" }),
    "fragments/late-credit/en.mdx": aFragment({ body: "5 euros" }),
    "advisories/storm/en.mdx": anAdvisory({
      where: "regions: [asia]",
      from: "2026-01-06T00:00:00Z",
      front: `until: 2026-01-08T00:00:00Z\n${aChange()}`,
    }),
    "advisories/strike/en.mdx": anAdvisory({ where: "countries: [DE]", severity: "urgent", title: "Strike" }),
    "advisories/other/en.mdx": anAdvisory({
      where: "everywhere: true",
      effect: "hold",
      title: "Other",
      front: `use: ${ANSWER.slice(8)}\nscope: {answers: [other]}\n${aChange()}`,
    }),
  });
  expect(await kb(folder.root, ["publish", "--all"], on("01-05"))).toMatchObject({ status: 0, err: "" });
});
afterEach(() => folder.cleanup());

const asOf = (...args: string[]) => kbJson<AsOfJson>(folder.root, ["as-of", ...args], on("01-09"));
const answerAt = async (...args: string[]) => (await asOf(...args)).entries.find(({ id }) => id === ANSWER);

describe("kb as-of", () => {
  test("prints what was approved then as JSON, exactly so", async () => {
    const found = await asOf(on("01-07"), ANSWER);
    expect(found).toEqual({
      at: on("01-07"),
      entries: [
        {
          id: ANSWER,
          version: "1.0",
          effective: "2026-01-05T16:00:00+07:00",
          recorded: "2026-01-05T16:00:00+07:00",
          by: "team",
          approvedBy: [],
          digest: expect.stringMatching(/^[0-9a-f]{64}$/),
          replies: [
            {
              locale: "en",
              channels: ["public", "email"],
              for: "upset",
              text: "Hi {{customer_name}},\nwe add 5 euros.",
            },
            { locale: "en", channels: ["private"], for: "first", text: "Bye." },
            { locale: "vi", channels: ["private"], for: "first", text: "Chào bạn." },
          ],
          advisories: ["strike", "storm"],
        },
      ],
    });
  });

  test("lists every entry that was in effect, and none before", async () => {
    const ids = async (at: string) => (await asOf(at)).entries.map(({ id }) => id);
    expect(await ids(on("01-05", "08:59"))).toEqual([]);
    expect(await ids(on("01-05"))).toEqual([
      "advisories/other",
      "advisories/storm",
      "advisories/strike",
      ANSWER,
      "answers/other",
      "fragments/late-credit",
    ]);
  });

  test("shows a fragment's wording as it was pinned then", async () => {
    folder.write({ "fragments/late-credit/en.mdx": aFragment({ front: aChange(), body: "10 euros" }) });
    await kb(
      folder.root,
      ["publish", "fragments/late-credit", "--effective", "2026-01-08T09:00"],
      on("01-07"),
    );
    const text = async (at: string) => (await answerAt(at))?.replies[0]?.text;
    expect(await text("2026-01-08T08:59")).toContain("5 euros");
    expect(await text("2026-01-08T09:00")).toContain("10 euros");
  });

  test("takes a wall clock in the workspace's zone", async () => {
    expect((await asOf("2026-01-05T16:00", ANSWER)).at).toBe("2026-01-05T16:00:00+07:00");
    expect((await asOf("2026-01-05T15:59", ANSWER)).entries).toEqual([]);
  });

  test.each([
    [["2026-01-05 16:00"]],
    [["2026-01-05", "16:00"]],
    [["2026-01-05", "16:00:00"]],
    [["2026-01-05T09:00:00Z"]],
    [["2026-01-05T10:00:00+01:00"]],
  ])("takes the minute as %j", async (typed) => {
    const { at, entries } = await asOf(...typed, ANSWER);
    expect(Date.parse(at)).toBe(Date.parse(on("01-05")));
    expect(entries.map(({ version }) => version)).toEqual(["1.0"]);
  });

  test("says who had approved a version by then, and that an emergency waited for it", async () => {
    folder.write({
      "answers/other/en.mdx": anAnswer({ title: "Another answer", front: aChange(), body: aReply("New.") }),
    });
    await kb(folder.root, ["publish", "answers/other", "--emergency", "Prices were wrong"], on("01-07"));
    const lines = async (at: string) =>
      (await kb(folder.root, ["as-of", at, "answers/other"], on("01-09"))).out;
    expect(await lines(on("01-07"))).toContain(
      "  by team, not approved yet then, as an emergency (Prices were wrong), recorded Wed 7 Jan",
    );
  });

  test.each([
    [
      "before its first version",
      on("01-04"),
      "was not in effect yet: its first version is from Mon 5 Jan 2026 16:00",
    ],
    [
      "while it was withdrawn",
      on("01-08"),
      "was withdrawn then, since Wed 7 Jan 2026 16:00 in Viet Nam, 09:00 UTC: use other",
    ],
  ])("says why nothing of an entry was approved %s", async (_, at, said) => {
    await kb(folder.root, ["withdraw", ANSWER, "--use", "other"], on("01-07"));
    const { status, out } = await kb(folder.root, ["as-of", at, ANSWER], on("01-09"));
    expect(status).toBe(0);
    expect(out).toContain(": 0 entries");
    expect(out).toContain(`${ANSWER} ${said}`);
  });

  test.each([
    ["before it begins", on("01-05", "23:59"), ["strike"]],
    ["from its beginning", "2026-01-06T00:00:00Z", ["strike", "storm"]],
    ["at its end", "2026-01-08T00:00:00Z", ["strike"]],
  ])("names the advisories that applied to the answer %s, strongest first", async (_, at, advisories) => {
    expect((await answerAt(at))?.advisories).toEqual(advisories);
  });

  test.each([
    ["VN", ["storm"]],
    ["vietnam", ["storm"]],
    ["Việt Nam", ["storm"]],
    ["germany", ["strike"]],
  ])("--country %s narrows them to those that speak for it", async (country, advisories) => {
    expect((await answerAt(on("01-07"), "--country", country))?.advisories).toEqual(advisories);
  });

  test("says the same to people, with the instant in words", async () => {
    const { status, out } = await kb(folder.root, ["as-of", on("01-07"), ANSWER]);
    expect(status).toBe(0);
    const [found] = (await asOf(on("01-07"), ANSWER)).entries;
    expect(out.split("\n")).toEqual([
      "Approved at Wed 7 Jan 2026 16:00 in Viet Nam, 09:00 UTC: 1 entry",
      "",
      `${ANSWER} 1.0  My order arrives late`,
      "  in effect since Mon 5 Jan 2026 16:00 in Viet Nam, 09:00 UTC",
      "  by team, recorded Mon 5 Jan 2026 16:00 in Viet Nam, 09:00 UTC",
      `  digest ${found?.digest}`,
      "  advisories: strike, storm",
      "  en · public email · upset",
      "    Hi {{customer_name}},",
      "    we add 5 euros.",
      "  en · private · first",
      "    Bye.",
      "  vi · private · first",
      "    Chào bạn.",
    ]);
  });

  test.each([
    [on("01-20"), "  note since then corrected by team, Wed 21 Jan 2026 16:00 in Viet Nam, 09:00 UTC"],
    [on("01-22"), "  note corrected by team, Wed 21 Jan 2026 16:00 in Viet Nam, 09:00 UTC"],
  ])("at %s it says whether the note was corrected by then", async (at, line) => {
    const words = ["--note", "We answer within a day now, was two.", "--by", "team"];
    const corrected = await kb(
      folder.root,
      ["correct-note", "advisories/storm", "1.0", ...words],
      on("01-21"),
    );
    expect(corrected.err).toBe("");
    const { out } = await kb(folder.root, ["as-of", at, "advisories/storm"]);
    expect(out.split("\n")).toContain(line);
  });

  test.each([
    [["soon"], '"soon" is no time: write it like 2026-11-23T09:00 (in Asia/Ho_Chi_Minh), or with an offset.'],
    [["2026-02-30"], '"2026-02-30" is no time'],
    [["2026-01-07", "--country", "XX"], '"XX" is no country of settings/countries.yaml.'],
  ])("%j is wrong usage", async (args, said) => {
    const ran = await kb(folder.root, ["as-of", ...args]);
    expect(ran).toMatchObject({ status: 2, out: "" });
    expect(ran.err).toContain(said);
  });
});
