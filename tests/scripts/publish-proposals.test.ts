import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { publicationOf } from "#core/history.ts";
import { historyIn, kb, kbJson, on, type PublishedJson } from "../histories.ts";
import {
  aChange,
  aFragment,
  anAnswer,
  aProposal,
  aReply,
  aTranslation,
  aTree,
  aWorkspace,
  type ContentFolder,
  PROPOSED_NOTE,
  type ProposalParts,
  publishAll,
} from "../make.ts";

const folders: ContentFolder[] = [];
afterAll(() => {
  for (const folder of folders) folder.cleanup();
});

const NOW = on("03-01");
const EN = anAnswer({ body: [aReply("Hi.", 'channel="public"'), aReply("We look.")].join("\n\n") });
const VI = aTranslation({ body: [aReply("Chào.", 'channel="public"'), aReply("Đang xem.")].join("\n\n") });

/** Answers `late` (in two languages) and `lost`, published as 1.0. */
function aTeam(files: Record<string, string> = {}): ContentFolder {
  const folder = aTree({
    "workspace.yaml": aWorkspace(),
    "answers/late/en.mdx": EN,
    "answers/late/vi.mdx": VI,
    "answers/lost/en.mdx": anAnswer({ title: "Lost" }),
  });
  folders.push(folder);
  publishAll(folder.root, on("01-01"));
  folder.write(files);
  return folder;
}

const file = (name: string) => `proposals/2026-02-0${name}.yaml`;

/** A change of some words of `answers/late`. */
function aWish(boxes: Record<string, string>, more: Record<string, unknown> = {}, parts: ProposalParts = {}) {
  const fields = { from: "1.0", suggestedBy: "Mai", change: PROPOSED_NOTE, ...more };
  return aProposal("change", { ...parts, more: fields, texts: { en: { boxes } } });
}

interface Report extends PublishedJson {
  readonly taken?: readonly { name: string; id: string; version: string }[];
  readonly left?: readonly { name: string; reason: string }[];
}

/** What `kb publish --pending` came to, in short: taken, left open and refused proposals and entries. */
async function pending(folder: ContentFolder, now = NOW, ...args: string[]) {
  const ran = await kb(folder.root, ["publish", "--pending", "--json", ...args], now);
  const report = JSON.parse(ran.out) as Report;
  const { taken = [], left = [] } = report;
  return {
    status: ran.status,
    taken: taken.map(({ name, id, version }) => `${name.slice(9)} ${id} ${version}`),
    left: left.map(({ name, reason }) => `${name.slice(9)}: ${reason}`),
    refused: report.refused.map(
      ({ id, problem }) => `${id.replace("proposals/2026-02-0", "")}: ${problem.message}`,
    ),
    published: report.published.map(({ id, version }) => `${id} ${version}`),
  };
}

const textOf = (folder: ContentFolder, path: string) => readFileSync(join(folder.root, path), "utf8");

async function expectSound(folder: ContentFolder, now = NOW) {
  expect(await kb(folder.root, ["verify"], now)).toMatchObject({ status: 0, err: "" });
  const { published } = await pending(folder, now);
  expect(published).toEqual([]);
}

describe("a proposed change", () => {
  test("becomes a version that says who suggested it, and its file says so", async () => {
    const folder = aTeam({ [file("1-a")]: aWish({ private: "We look today." }) });
    const before = textOf(folder, file("1-a"));
    expect(await pending(folder)).toEqual({
      status: 0,
      taken: ["1-a answers/late 2.0"],
      left: [],
      refused: [],
      published: ["answers/late 2.0"],
    });
    const record = publicationOf(historyIn(folder.root, "answers/late"), "2.0");
    expect(record).toMatchObject({ suggestedBy: "Mai", by: "team", note: { en: PROPOSED_NOTE } });
    expect(textOf(folder, "answers/late/en.mdx")).toBe(EN.replace("We look.", "We look today."));
    expect(textOf(folder, "answers/late/versions/2.0/en.mdx")).toBe(EN.replace("We look.", "We look today."));
    expect(textOf(folder, "answers/late/vi.mdx")).toBe(VI);
    expect(textOf(folder, file("1-a"))).toBe(
      `${before}outcome:\n  taken: "2.0"\n  at: 2026-03-01T09:00:00Z\n  by: team\n`,
    );
    await expectSound(folder);
  });

  test("is told in words, and planned without a trace", async () => {
    const folder = aTeam({ [file("1-a")]: aWish({ private: "We look today." }) });
    const { out } = await kb(folder.root, ["publish", "--pending", "--dry-run"], NOW);
    expect(out.split("\n")).toEqual([
      "would publish answers/late 2.0 (major), in effect Sun 1 Mar 2026 09:00 UTC",
      "  looks major: “today” is new in the private reply (en)",
      "would take proposals/2026-02-01-a: its words are answers/late 2.0",
    ]);
    expect(historyIn(folder.root, "answers/late")).toHaveLength(1);
    expect(textOf(folder, "answers/late/en.mdx")).toBe(EN);
  });

  test("takes effect at its minute, or now where that has passed, and says so", async () => {
    const later = aWish(
      { private: "Later." },
      { change: { ...PROPOSED_NOTE, effective: "2026-03-02T09:00" } },
    );
    const gone = aWish(
      { private: "Now." },
      { change: { ...PROPOSED_NOTE, effective: "2026-02-02T09:00" } },
      { entry: "answers/lost" },
    );
    const folder = aTeam({ [file("1-a")]: later, [file("2-b")]: gone });
    const { out } = await kb(folder.root, ["publish", "--pending"], NOW);
    expect(out).toContain("published answers/late 2.0 (major), in effect Mon 2 Mar 2026 09:00 UTC");
    expect(out).toContain(
      "published answers/lost 2.0 (major), in effect Sun 1 Mar 2026 09:00 UTC (its effective time 2026-02-02T09:00 has passed, so it takes effect now)",
    );
    await expectSound(folder);
  });

  test("of another language makes that one up to date, where it says so", async () => {
    const folder = aTeam({
      "answers/late/en.mdx": EN.replace("owner: team", `owner: team\n${aChange()}`).replace(
        "We look.",
        "We look now.",
      ),
    });
    await pending(folder, on("02-01"));
    const wish = aProposal("change", {
      more: {
        from: "2.0",
        change: {
          kind: "minor",
          what: "The words follow.",
          because: "Only the translation.",
          locales: { vi: "updated" },
        },
      },
      texts: { vi: { boxes: { private: "Đang xem đây." } } },
    });
    folder.write({ [file("1-a")]: wish });
    expect((await pending(folder)).taken).toEqual(["1-a answers/late 2.1"]);
    expect(publicationOf(historyIn(folder.root, "answers/late"), "2.1")?.texts).toEqual({
      en: "2.1",
      vi: "2.1",
    });
    expect(textOf(folder, "answers/late/vi.mdx")).toContain('translates: "2.1"');
  });

  test("of a fragment is followed by what uses it, which nobody suggested", async () => {
    const folder = aTeam();
    folder.write({
      "fragments/credit/en.mdx": aFragment(),
      "answers/money/en.mdx": anAnswer({ title: "Money", body: aReply('You get <Fragment id="credit"/>.') }),
    });
    publishAll(folder.root, on("01-02"));
    const wish = aProposal("change", {
      entry: "fragments/credit",
      more: { from: "1.0", suggestedBy: "Mai", change: PROPOSED_NOTE },
      texts: { en: { boxes: { text: "10 euros" } } },
    });
    folder.write({ [file("1-a")]: wish });
    expect(await pending(folder)).toMatchObject({
      status: 0,
      published: ["fragments/credit 2.0", "answers/money 2.0"],
    });
    expect(publicationOf(historyIn(folder.root, "fragments/credit"), "2.0")?.suggestedBy).toBe("Mai");
    expect(publicationOf(historyIn(folder.root, "answers/money"), "2.0")).not.toHaveProperty("suggestedBy");
    await expectSound(folder);
  });
});

describe("a proposed entry", () => {
  test("is published with all its languages", async () => {
    const wish = aProposal("new", {
      entry: "answers/broken",
      more: { owner: "team", suggestedBy: "Ravi" },
      texts: {
        vi: { title: "Hàng vỡ", boxes: { private: "Chào." } },
        en: { title: "It is broken", phrases: ["broken"], boxes: { private: "Hi." } },
      },
    });
    const folder = aTeam({ [file("1-a")]: wish });
    expect(await pending(folder)).toMatchObject({ status: 0, taken: ["1-a answers/broken 1.0"] });
    expect(publicationOf(historyIn(folder.root, "answers/broken"), "1.0")).toMatchObject({
      suggestedBy: "Ravi",
      texts: { en: "1.0", vi: "1.0" },
      note: { en: { what: "This is the first version." } },
    });
    await expectSound(folder);
  });
});

describe("several proposals", () => {
  test("for one entry are taken in the order they were written, one version each", async () => {
    const folder = aTeam({
      [file("1-b")]: aWish({ public: "Hello." }, {}, { at: on("02-03") }),
      [file("2-a")]: aWish({ private: "We look today." }, {}, { at: on("02-02") }),
    });
    expect(await pending(folder)).toMatchObject({
      status: 0,
      taken: ["2-a answers/late 2.0", "1-b answers/late 3.0"],
      refused: [],
    });
    expect(textOf(folder, "answers/late/versions/2.0/en.mdx")).toBe(EN.replace("We look.", "We look today."));
    expect(textOf(folder, "answers/late/en.mdx")).toBe(
      EN.replace("We look.", "We look today.").replace("Hi.", "Hello."),
    );
    await expectSound(folder);
  });

  test("that change the same part: the second is refused and stays open", async () => {
    const folder = aTeam({
      [file("1-a")]: aWish({ private: "We look today." }),
      [file("2-b")]: aWish({ private: "We look soon." }),
      [file("3-c")]: aWish({ private: "Found." }, {}, { entry: "answers/lost" }),
    });
    expect(await pending(folder)).toMatchObject({
      status: 1,
      taken: ["1-a answers/late 2.0", "3-c answers/lost 2.0"],
      refused: [
        '2-b: private in en: since version 1.0 it was changed, and says "We look today." now; the proposal says "We look soon.".',
      ],
    });
    expect(textOf(folder, file("2-b"))).not.toContain("outcome");
  });

  test("come after edits by hand of the same entry, and are put together with them", async () => {
    const edited = EN.replace("Hi.", "Hello.").replace("owner: team", `owner: team\n${aChange()}`);
    const folder = aTeam({
      "answers/late/en.mdx": edited,
      [file("1-a")]: aWish({ private: "We look today." }),
    });
    expect(await pending(folder)).toMatchObject({
      status: 0,
      published: ["answers/late 2.0", "answers/late 3.0"],
      taken: ["1-a answers/late 3.0"],
    });
    expect(textOf(folder, "answers/late/en.mdx")).toBe(
      EN.replace("We look.", "We look today.").replace("Hi.", "Hello."),
    );
    expect(publicationOf(historyIn(folder.root, "answers/late"), "2.0")).not.toHaveProperty("suggestedBy");
    await expectSound(folder);
  });
});

test("a proposal that a browser wrote with Windows line ends is taken like any other", async () => {
  const wish = aWish({ private: "We look today." }).replaceAll("\n", "\r\n");
  const folder = aTeam({ [file("1-a")]: wish });
  expect(await pending(folder)).toMatchObject({ status: 0, taken: ["1-a answers/late 2.0"] });
  expect(textOf(folder, "answers/late/en.mdx")).toBe(EN.replace("We look.", "We look today."));
  expect(textOf(folder, file("1-a"))).toContain(wish);
  expect((await pending(folder)).taken).toEqual([]);
  await expectSound(folder);
});

describe("what cannot be taken", () => {
  const fine = {
    [file("9-fine")]: aWish({ private: "Found." }, {}, { entry: "answers/lost", at: on("02-09") }),
  };

  test.each<[string, Record<string, string>, RegExp]>([
    [
      "while somebody edits the entry by hand",
      { "answers/late/en.mdx": EN.replace("Hi.", "Hey."), [file("1-a")]: aWish({ private: "A" }) },
      /^1-a: answers\/late has unpublished edits of its own\.$/,
    ],
    [
      "that breaks a rule",
      { [file("1-a")]: aWish({ public: "Hi {{nobody}}." }) },
      /^1-a: public in en: .*nobody/,
    ],
    [
      "whose markup is bad",
      { [file("1-a")]: aWish({ private: "A {b" }) },
      /^1-a: private in en: A "\{" is not the start of a field\.$/,
    ],
    [
      "whose note is missing",
      { [file("1-a")]: aWish({ private: "A" }, { change: { what: "A." } }) },
      /^1-a: The note does not say "why"\.$/,
    ],
    [
      "whose reason is a book",
      { [file("1-a")]: aWish({ private: "A" }, { change: { ...PROPOSED_NOTE, why: "x".repeat(100_000) } }) },
      /^1-a: .*(100,\d{3} bytes|characters)/,
    ],
    [
      "that is a book",
      { [file("1-a")]: aWish({ private: "x".repeat(600_000) }) },
      /^1-a: proposals\/2026-02-01-a\.yaml:1: The file has 600,\d{3} bytes/,
    ],
    [
      "with a merge conflict in it",
      { [file("1-a")]: `<<<<<<< ours\n${aWish({ private: "A" })}` },
      /^1-a: proposals\/2026-02-01-a\.yaml:/,
    ],
    [
      "written in one piece",
      { [file("1-a")]: '{proposal: review, entry: answers/late, at: "2026-02-01T09:00:00Z"}\n' },
      /^1-a: The file is written in one piece/,
    ],
  ])("%s is refused in a sentence, and blocks nothing else", async (_, files, message) => {
    const folder = aTeam({ ...files, ...fine });
    const report = await pending(folder);
    expect(report).toMatchObject({ status: 1, taken: ["9-fine answers/lost 2.0"] });
    expect(report.refused).toEqual([expect.stringMatching(message)]);
    expect(historyIn(folder.root, "answers/late")).toHaveLength(1);
    expect(textOf(folder, file("1-a"))).toBe(files[file("1-a")]);
  });

  test("by a clock that goes wrong is refused in a sentence", async () => {
    const folder = aTeam({ [file("1-a")]: aWish({ private: "A" }) });
    const { status, refused } = await pending(folder, "2025-06-01T09:00:00Z");
    expect(status).toBe(1);
    expect(refused).toEqual([
      expect.stringMatching(/^1-a: It is 2025-06-01T09:00:00Z here, but the last record/),
    ]);
  });

  test("because the text was pulled since it was written brings nothing back", async () => {
    const wish = aWish({ private: "We look today." });
    const back = aProposal("rollback", { more: { version: "1.0" } });
    const pull = aProposal("withdraw", {
      at: on("02-02"),
      more: { change: { withdraw: { why: "Wrong." } } },
    });
    const folder = aTeam({ [file("2-pull")]: pull });
    await pending(folder, on("02-03"));
    folder.write({ [file("1-a")]: wish, [file("1-b")]: back });
    const said = "answers/late was withdrawn after this was written.";
    expect(await pending(folder)).toMatchObject({
      status: 1,
      taken: [],
      refused: [`1-a: ${said}`, `1-b: ${said}`],
    });
    expect(historyIn(folder.root, "answers/late").at(-1)?.record).toBe("withdraw");
    folder.write({ [file("4-again")]: aWish({ private: "We look today." }, {}, { at: on("02-04") }) });
    expect(await pending(folder)).toMatchObject({ taken: ["4-again answers/late 2.0"] });
  });

  test("in the run in which somebody pulls the text brings nothing back", async () => {
    const edited = EN.replace("owner: team", "owner: team\nchange: {withdraw: {why: Wrong.}}");
    const folder = aTeam({ "answers/late/en.mdx": edited, [file("1-a")]: aWish({ private: "A" }) });
    expect(await pending(folder)).toMatchObject({ status: 1, taken: [], published: [] });
    expect(historyIn(folder.root, "answers/late").at(-1)?.record).toBe("withdraw");
  });

  test("because a version waits stays open until that one is in effect", async () => {
    const waiting = EN.replace(
      "owner: team",
      `owner: team\n${aChange({ more: "effective: 2026-04-01T09:00" })}`,
    ).replace("Hi.", "Hello.");
    const folder = aTeam({ "answers/late/en.mdx": waiting });
    await pending(folder);
    folder.write({ [file("1-a")]: aWish({ private: "We look today." }) });
    expect(await pending(folder)).toMatchObject({
      status: 0,
      taken: [],
      left: ["1-a: version 2.0 of answers/late waits until 2026-04-01T09:00:00Z"],
      refused: [],
    });
    expect(await pending(folder, on("04-01"))).toMatchObject({ status: 0, taken: ["1-a answers/late 3.0"] });
  });

  test("because a version waits takes its place where it says so", async () => {
    const waiting = EN.replace(
      "owner: team",
      `owner: team\n${aChange({ more: "effective: 2026-04-01T09:00" })}`,
    ).replace("Hi.", "Hello.");
    const folder = aTeam({ "answers/late/en.mdx": waiting });
    await pending(folder);
    folder.write({ [file("1-a")]: aWish({ private: "We look today." }, { replace: true, from: "2.0" }) });
    expect(await pending(folder)).toMatchObject({ status: 0, taken: ["1-a answers/late 3.0"] });
    expect(historyIn(folder.root, "answers/late").map(({ record }) => record)).toEqual([
      "publish",
      "publish",
      "cancel",
      "publish",
    ]);
    await expectSound(folder);
  });
});

describe("what else is proposed", () => {
  const asked = (verb: string, more: Record<string, unknown>) => ({
    [file("1-a")]: aProposal(verb, { more }),
  });

  test("a withdrawal pulls the text, a draft or not", async () => {
    const folder = aTeam({
      ...asked("withdraw", { change: { withdraw: { use: "lost" } } }),
      "answers/late/en.mdx": EN.replace("Hi.", "Hey."),
    });
    expect(await pending(folder)).toMatchObject({ status: 0, taken: ["1-a answers/late 1.0"] });
    expect(historyIn(folder.root, "answers/late").at(-1)).toMatchObject({
      record: "withdraw",
      use: "lost",
      by: "team",
    });
    expect(textOf(folder, "answers/late/en.mdx")).toContain("Hey.");
  });

  test("a review is recorded", async () => {
    const folder = aTeam(asked("review", {}));
    expect(await pending(folder)).toMatchObject({ status: 0, taken: ["1-a answers/late 1.0"] });
    expect(historyIn(folder.root, "answers/late").at(-1)).toMatchObject({ record: "review", version: "1.0" });
  });

  test("an old text comes back, by the name of who asked for it", async () => {
    const folder = aTeam({ [file("1-b")]: aWish({ private: "We look today." }) });
    await pending(folder, on("02-02"));
    folder.write(
      asked("rollback", { version: "1.0", suggestedBy: "Ravi", change: { why: "It was better." } }),
    );
    expect(await pending(folder)).toMatchObject({ status: 0, taken: ["1-a answers/late 3.0"] });
    expect(publicationOf(historyIn(folder.root, "answers/late"), "3.0")).toMatchObject({
      suggestedBy: "Ravi",
      note: { en: { what: "The text is that of version 1.0 again.", why: "It was better." } },
    });
    expect(textOf(folder, "answers/late/en.mdx")).toBe(EN);
    await expectSound(folder);
  });

  test("what the entry does not allow is refused", async () => {
    const folder = aTeam(asked("rollback", { version: "1.0" }));
    expect(await pending(folder)).toMatchObject({
      status: 1,
      refused: ["1-a: Version 1.0 is in effect already."],
    });
  });

  test("an idea stays open until somebody decides", async () => {
    const folder = aTeam({ [file("1-a")]: aProposal("idea", { more: { idea: "More." } }) });
    expect(await kb(folder.root, ["publish", "--pending"], NOW)).toEqual({
      status: 0,
      out: "nothing to publish",
      err: "",
    });
  });
});

test("credits count a version by its record, and once", async () => {
  const folder = aTeam({
    [file("1-a")]: aWish({ private: "We look today." }),
    [file("2-b")]: aProposal("review", { entry: "answers/lost", more: { suggestedBy: "Mai" } }),
  });
  await pending(folder);
  const credits = await kbJson(folder.root, ["credits", "--from", "2026-03-01", "--to", "2026-03-01"], NOW);
  expect(credits).toMatchObject({ credits: [{ name: "Mai", taken: 2, declined: 0 }] });
});
