import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Status } from "#core/status.ts";
import { readContent } from "#store/library.ts";
import { kb, kbJson, on } from "../histories.ts";
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
const EN = `${ANSWER}/en.mdx`;
const NOTHING = {
  drafts: [],
  overdueReviews: [],
  translationsBehind: [],
  scheduled: [],
  endingAdvisories: [],
  emergencies: [],
  settingsDrift: [],
  reviewsDueSoon: [],
  orphans: [],
  proposals: [],
  acceptedFindings: [],
  conflicts: [],
};

let folder: ContentFolder;
beforeEach(async () => {
  folder = aTree({ "workspace.yaml": aWorkspace(), [EN]: anAnswer(), [`${ANSWER}/vi.mdx`]: aTranslation() });
  await kb(folder.root, ["publish", "--all"], on("01-05"));
});
afterEach(() => folder.cleanup());

/** What waits for somebody. What an answer lacks is told apart: the shortest one has no phrases and no public reply. */
async function status(at = on("01-06")): Promise<typeof NOTHING> {
  const { answersWithoutPhrases, channelsWithoutReply, changesPerWeek, mostChanged, ...rest } = await all(at);
  return rest as typeof NOTHING;
}
const all = (at = on("01-06")) => kbJson<Status>(folder.root, ["status"], at);
const change = (words = "New.", front = aChange()) =>
  folder.write({ [EN]: anAnswer({ front, body: aReply(words) }) });

describe("kb status", () => {
  test("is one array for each heading, all empty when nothing waits for anybody", async () => {
    expect(await status()).toEqual(NOTHING);
    const { out, status: exit } = await kb(folder.root, ["status"], on("01-06"));
    expect(exit).toBe(0);
    expect(out.split("\n").filter((line) => line.endsWith(": none"))).toHaveLength(
      Object.keys(NOTHING).length + 1,
    );
    expect(out).toContain("1 of 1 live answers are sound");
  });

  test("lists drafts with the languages that differ, new entries too", async () => {
    change();
    folder.write({
      "answers/new/en.mdx": anAnswer({ title: "New" }),
      "answers/new/vi.mdx": aTranslation({ front: "translates: next", title: "Mới" }),
    });
    expect(await status()).toEqual({
      ...NOTHING,
      drafts: [
        { id: ANSWER, owner: "team", locales: ["en"] },
        { id: "answers/new", owner: "team", locales: ["en", "vi"] },
      ],
    });
  });

  test("does not take a pending note without other words for a draft", async () => {
    folder.write({ [EN]: anAnswer({ front: aChange() }) });
    expect(await status()).toEqual(NOTHING);
  });

  test("lists reviews whose day has passed, of what is in effect", async () => {
    change("New.", `${aChange()}\nreview: {every: 10d, last: 2026-01-01}`);
    await kb(folder.root, ["publish", ANSWER, "--minor", "--because", "Only words."], on("01-06"));
    expect(await status(on("01-11"))).toEqual({
      ...NOTHING,
      reviewsDueSoon: [{ id: ANSWER, owner: "team", due: "2026-01-11" }],
    });
    expect((await status(on("01-12"))).overdueReviews).toEqual([
      { id: ANSWER, owner: "team", due: "2026-01-11" },
    ]);
    await kb(folder.root, ["withdraw", ANSWER, "--why", "x"], on("01-12"));
    expect((await status(on("01-12"))).overdueReviews).toEqual([]);
  });

  test("asks for the review of what agents see, whatever a waiting version says", async () => {
    change("New.", `${aChange()}\nreview: {every: 10d, last: 2026-01-01}`);
    await kb(folder.root, ["publish", ANSWER, "--minor", "--because", "Only words."], on("01-06"));
    change("Newer.", `${aChange()}\nreview: {every: 10d, last: 2026-01-06}`);
    await kb(
      folder.root,
      ["publish", ANSWER, "--minor", "--because", "Only words.", "--effective", "2026-02-01"],
      on("01-06"),
    );
    expect((await status(on("01-12"))).overdueReviews).toHaveLength(1);
  });

  test("lists translations that are behind", async () => {
    change();
    await kb(folder.root, ["publish", ANSWER], on("01-06"));
    expect(await status()).toEqual({
      ...NOTHING,
      translationsBehind: [{ id: ANSWER, owner: "team", locale: "vi", version: "2.0", follows: "1.0" }],
    });
  });

  test("lists what is scheduled, withdrawals too, until its hour", async () => {
    change();
    await kb(
      folder.root,
      ["publish", ANSWER, "--minor", "--because", "Only words.", "--effective", "2026-01-10T09:00"],
      on("01-06"),
    );
    expect((await status()).scheduled).toEqual([
      { id: ANSWER, owner: "team", version: "1.1", effective: on("01-10") },
    ]);
    expect((await status(on("01-10"))).scheduled).toEqual([]);
    await kb(folder.root, ["withdraw", ANSWER, "--why", "x", "--effective", "2026-02-01T09:00"], on("01-10"));
    expect((await status(on("01-11"))).scheduled).toEqual([
      { id: ANSWER, owner: "team", version: "1.1", effective: on("02-01"), withdrawal: true },
    ]);
    expect((await kb(folder.root, ["status"], on("01-11"))).out).toContain(
      `${ANSWER}  My order arrives late, withdrawal of 1.1 at Sun 1 Feb 2026 09:00 UTC, `,
    );
    expect((await status(on("02-01"))).scheduled).toEqual([]);
  });

  test("lists advisories that speak now and end within seven days", async () => {
    folder.write({
      "advisories/storm/en.mdx": anAdvisory({ front: `until: 2026-01-15T09:00:00Z\n${aChange()}` }),
    });
    await kb(folder.root, ["publish", "advisories/storm"], on("01-06"));
    expect((await status(on("01-08", "08:59"))).endingAdvisories).toEqual([]);
    expect((await status(on("01-08"))).endingAdvisories).toEqual([
      { id: "advisories/storm", owner: "team", until: on("01-15") },
    ]);
    expect((await status(on("01-15"))).endingAdvisories).toEqual([]);
  });

  test("lists emergencies nobody has approved, unless they were called off", async () => {
    change();
    await kb(
      folder.root,
      [
        "publish",
        ANSWER,
        "--minor",
        "--because",
        "Only words.",
        "--emergency",
        "Fire.",
        "--effective",
        "2026-02-01",
      ],
      on("01-06"),
    );
    expect((await status()).emergencies).toEqual([
      { id: ANSWER, owner: "team", version: "1.1", reason: "Fire.", since: on("01-06") },
    ]);
    await kb(folder.root, ["cancel", ANSWER, "1.1"], on("01-06"));
    expect((await status()).emergencies).toEqual([]);
  });

  describe("settings are wording too", () => {
    const sign = (words: string) =>
      folder.write({
        "settings/channels.yaml": `chat: {name: {en: Chat}, public: false, sign: "${words}"}\n`,
      });
    const fallback = (words: string) =>
      folder.write({
        "settings/placeholders.yaml": `customer_name: {label: {en: name}, max: 40, example: Linh, fallback: {en: ${words}}}\n`,
      });

    test("a changed sign-off or fallback shows the answers that use it", async () => {
      sign("^{{initials}}");
      expect(await status()).toEqual({ ...NOTHING, settingsDrift: [{ id: ANSWER, owner: "team" }] });
      await kb(folder.root, ["publish", ANSWER, "--minor", "--note", "Another sign-off."], on("01-06"));
      expect(await status()).toEqual(NOTHING);
      fallback("there");
      expect((await status()).settingsDrift).toEqual([{ id: ANSWER, owner: "team" }]);
    });

    test("publishing them is the change, and the old version keeps its own", async () => {
      fallback("there");
      expect(await kb(folder.root, ["publish", ANSWER], on("01-06"))).toMatchObject({
        status: 1,
        err: expect.stringContaining("has no what"),
      });
      await kb(folder.root, ["publish", ANSWER, "--minor", "--note", "A name to fall back on."], on("01-06"));
      const { versions } = readContent(folder.root).library.entries.get(ANSWER) ?? {};
      expect(versions?.get("1.0")?.settings.fallbacks).toEqual({});
      expect(versions?.get("1.1")?.settings.fallbacks).toEqual({ customer_name: { en: "there" } });
    });

    test("what an answer does not use does not concern it", async () => {
      folder.write({
        "settings/placeholders.yaml":
          "customer_name: {label: {en: name}, max: 40, example: Linh}\nother: {label: {en: other}, max: 4, example: x, fallback: {en: y}}\n",
      });
      expect(await status()).toEqual(NOTHING);
    });

    test("a version that only follows a fragment keeps the settings it was published with", async () => {
      folder.write({
        "answers/user/en.mdx": anAnswer({
          title: "User",
          body: aReply('Hi {{customer_name}}, <Fragment id="late-credit"/>.'),
        }),
        "fragments/late-credit/en.mdx": aFragment(),
      });
      await kb(folder.root, ["publish", "answers/user", "fragments/late-credit"], on("01-06"));
      sign("^{{initials}}");
      folder.write({ "fragments/late-credit/en.mdx": aFragment({ front: aChange(), body: "10 euros" }) });
      await kb(folder.root, ["publish", "fragments/late-credit"], on("01-06"));
      expect((await status()).settingsDrift).toContainEqual({ id: "answers/user", owner: "team" });
    });
  });

  test("a fragment's new field brings its fallback into the versions that follow it", async () => {
    folder.write({
      "settings/placeholders.yaml":
        "customer_name: {label: {en: name}, max: 40, example: Linh}\nshop: {label: {en: shop}, max: 20, example: x, fallback: {en: our shop}}\n",
      "answers/user/en.mdx": anAnswer({ title: "User", body: aReply('Ask <Fragment id="where"/>.') }),
      "fragments/where/en.mdx": aFragment({ body: "us" }),
    });
    await kb(folder.root, ["publish", "answers/user", "fragments/where"], on("01-06"));
    folder.write({ "fragments/where/en.mdx": aFragment({ front: aChange(), body: "{{shop}}" }) });
    await kb(folder.root, ["publish", "fragments/where"], on("01-06"));
    const { versions } = readContent(folder.root).library.entries.get("answers/user") ?? {};
    expect(versions?.get("1.0")?.settings.fallbacks).toEqual({});
    expect(versions?.get("2.0")?.settings.fallbacks).toEqual({ shop: { en: "our shop" } });
    expect(await status()).toEqual(NOTHING);
  });

  test("lists what an answer lacks, and how much has changed", async () => {
    change("Newer.");
    await kb(folder.root, ["publish", ANSWER], on("01-06"));
    const found = await all(on("01-07"));
    expect(found.answersWithoutPhrases).toEqual([{ id: ANSWER, owner: "team" }]);
    expect(found.channelsWithoutReply[0]?.channels).toContain("facebook-comment");
    expect(found.channelsWithoutReply[0]?.channels).not.toContain("email");
    expect(found.mostChanged).toEqual([{ id: ANSWER, owner: "team", changes: 1 }]);
    expect(found.changesPerWeek.at(-1)).toEqual({ monday: "2026-01-05", count: 2 });
    const { out } = await kb(folder.root, ["status"], on("01-07"));
    expect(out).toContain(`${ANSWER}  My order arrives late, public, Our team`);
  });

  test("lists the pairs of answers that kb check warns of, drafts too, unless an owner accepts it", async () => {
    const write = (more = "") =>
      folder.write({
        "answers/lost/en.mdx": anAnswer({ title: "Lost", front: `phrases: [where is it, gone]${more}` }),
        "answers/found/en.mdx": anAnswer({ title: "Found", front: "phrases: [Where is it?]" }),
      });
    write();
    const pair = { rule: "duplicate-phrase", id: "answers/found", other: "answers/lost", share: 1 };
    const like = { of: "answers/found", phrase: "Where is it?", locale: "en", like: "where is it" };
    const owners = { owner: "team", otherOwner: "team" };
    expect((await all()).conflicts).toEqual([{ ...pair, ...owners, phrases: [like] }]);
    const { out } = await kb(folder.root, ["status"], on("01-06"));
    expect(out).toContain(
      'answers/found  Found, same as answers/lost  Lost: "Where is it?" ~ "where is it", Our team',
    );
    write("\nallow: [{rule: duplicate-phrase, reason: Both are asked so., until: 2026-02-01}]");
    expect((await all()).conflicts).toEqual([]);
  });

  describe("--remind", () => {
    const remind = async () => (await kb(folder.root, ["status", "--remind"], on("01-06"))).out;

    test("is one message for each owner, with what to do next and where", async () => {
      change("New.", `${aChange()}\nphrases: [it is late]`);
      folder.write({ "answers/other/en.mdx": anAnswer({ title: "Other", owner: "nobody-known" }) });
      expect((await remind()).trim().split("\n\n")).toEqual([
        "To nobody-known (no contact)",
        "Not published yet. Publish it, or take it back:\n- answers/other  Other, en\n  content/answers/other/",
        "The whole picture: /health/",
        "To Our team (#team)",
        `Not published yet. Publish it, or take it back:\n- ${ANSWER}  My order arrives late, en\n  content/${ANSWER}/`,
        `No phrases. Write how customers say it, so that it is found:\n- ${ANSWER}  My order arrives late\n  /propose/late-delivery/`,
        "The whole picture: /health/",
      ]);
    });

    test("says so when nothing waits for anybody", async () => {
      change("New.", `${aChange()}\nphrases: [it is late]`);
      await kb(folder.root, ["publish", ANSWER, "--minor", "--because", "Only words."], on("01-06"));
      expect(await remind()).toBe("Nothing waits for anybody.\n");
    });
  });
});
