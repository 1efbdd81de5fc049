import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { historyIn, kb, kbJson, on, type PublishedJson, versionsAt } from "../histories.ts";
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

let folder: ContentFolder;
afterEach(() => folder.cleanup());

function begin(files: Record<string, string> = { [EN]: anAnswer() }): string {
  folder = aTree({ "workspace.yaml": aWorkspace({ timeZone: "Asia/Ho_Chi_Minh" }), ...files });
  return folder.root;
}

const read = (path: string) => readFileSync(join(folder.root, path), "utf8");
const publish = (...args: string[]) => kb(folder.root, ["publish", ...args], on("01-05"));
const changed = (words: string, change = aChange()) => anAnswer({ front: change, body: aReply(words) });

describe("kb publish", () => {
  test("freezes a text and says from when it is in effect, in the team's time and in UTC", async () => {
    begin();
    expect(await publish(ANSWER)).toEqual({
      status: 0,
      out: `published ${ANSWER} 1.0 (major), in effect Mon 5 Jan 2026 16:00 in Viet Nam, 09:00 UTC`,
      err: "",
    });
    expect(read(`${ANSWER}/versions/1.0/en.mdx`)).toBe(read(EN));
    expect(JSON.parse(read(`${ANSWER}/versions/1.0/settings.json`))).toMatchObject({
      fallbacks: {},
      signs: { chat: "{{initials}}" },
    });
  });

  test("prints what it did as JSON, exactly so", async () => {
    const root = begin({
      [EN]: anAnswer(),
      "answers/same/en.mdx": anAnswer({ title: "Same" }),
      "answers/broken/en.mdx": anAnswer({ title: "Broken", owner: "nobody" }),
    });
    await kb(root, ["publish", "answers/same"], on("01-04"));
    const { status, out, err } = await publish("--all", "--json");
    expect({ status, err }).toEqual({ status: 1, err: "" });
    expect(JSON.parse(out)).toEqual({
      published: [
        {
          id: ANSWER,
          version: "1.0",
          kind: "major",
          effective: "2026-01-05T16:00:00+07:00",
          digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
      refused: [
        {
          id: "answers/broken",
          problem: {
            file: "answers/broken/en.mdx",
            line: 3,
            column: expect.any(Number),
            rule: "unknown-owner",
            severity: "error",
            message: expect.stringContaining('"nobody"'),
            fix: expect.stringMatching(/\.$/),
          },
        },
      ],
      skipped: ["answers/same"],
    });
  });

  test("--all is not stopped by one that cannot be published: it says so, with status 1", async () => {
    const root = begin({
      [EN]: anAnswer(),
      "answers/broken/en.mdx": anAnswer({ title: "Broken", body: "<Reply>\n{oops\n</Reply>" }),
    });
    const ran = await publish("--all");
    expect(ran.status).toBe(1);
    expect(ran.out).toMatch(/^published answers\/late-delivery 1\.0 /);
    expect(ran.err).toMatch(/^refused answers\/broken: answers\/broken\/en\.mdx:7: .* → .*\.$/);
    expect(await kb(root, ["verify"])).toMatchObject({ status: 0 });
    expect(existsSync(join(root, "answers/broken/history.yaml"))).toBe(false);
  });

  test("skips what does not differ and says so, with status 0", async () => {
    begin();
    await publish(ANSWER);
    expect(await publish("--all")).toEqual({
      status: 0,
      out: `skipped ${ANSWER}: nothing differs from what is published`,
      err: "",
    });
    expect(await kbJson<PublishedJson>(folder.root, ["publish", ANSWER])).toEqual({
      published: [],
      refused: [],
      skipped: [ANSWER],
    });
  });

  test("says so when there is nothing at all", async () => {
    begin({});
    expect(await publish("--all")).toEqual({ status: 0, out: "nothing to publish", err: "" });
    expect(await publish("--pending")).toEqual({ status: 0, out: "nothing to publish", err: "" });
  });

  test("publishes nothing when one of the named entries is refused, and says so", async () => {
    const root = begin();
    const { refused, published } = await kbJson<PublishedJson>(root, ["publish", "answers/other", ANSWER]);
    expect(refused.map(({ id }) => id)).toEqual(["answers/other"]);
    expect(published).toEqual([]);
    expect(historyIn(root, ANSWER)).toEqual([]);
    expect(await publish("answers/other", ANSWER)).toEqual({
      status: 1,
      out: "",
      err: "nothing was published, since not all of it could be\nrefused answers/other: answers/other: there is no such entry. → Write content/answers/other/en.mdx, or make it with `kb new`.",
    });
  });

  test("names the same entry once, however often it is asked for", async () => {
    begin();
    const { published } = await kbJson<PublishedJson>(folder.root, [
      "publish",
      ANSWER,
      `content/${ANSWER}`,
      ANSWER,
    ]);
    expect(published).toHaveLength(1);
  });

  test("records the account of the git host that published, as typed", async () => {
    const root = begin();
    await publish(ANSWER, "--by", "@Minh-Tran");
    expect(historyIn(root, ANSWER)).toMatchObject([{ by: "@Minh-Tran" }]);
    folder.write({ [EN]: changed("New.", aChange({ more: 'by: "@lan"' })) });
    await publish(ANSWER);
    expect(historyIn(root, ANSWER)).toMatchObject([{}, { by: "@lan" }]);
    expect(await publish(ANSWER, "--by", "@not an account")).toMatchObject({ status: 2 });
  });

  test("--note, --why and --do are the note, and --note is its what", async () => {
    const root = begin();
    await publish(ANSWER);
    folder.write({ [EN]: anAnswer({ body: aReply("New.") }) });
    expect(await publish(ANSWER, "--note", "Now a day.", "--why", "More people.")).toMatchObject({
      status: 1,
      err: expect.stringContaining("has no do"),
    });
    expect(
      await publish(ANSWER, "--note", "Now a day.", "--why", "More people.", "--do", "Promise it."),
    ).toMatchObject({ status: 0 });
    expect(historyIn(root, ANSWER)[1]).toMatchObject({
      version: "2.0",
      kind: "major",
      note: { en: { what: "Now a day.", why: "More people.", do: "Promise it." } },
    });
  });

  test("--minor, --by and --emergency stand in the record", async () => {
    const root = begin();
    await publish(ANSWER);
    folder.write({ [EN]: anAnswer({ body: aReply("Hi {{customer_name}}, we look into it.") }) });
    await publish(ANSWER, "--note", "A typo.", "--minor", "--by", "team", "--emergency", "Fire.");
    expect(historyIn(root, ANSWER)[1]).toMatchObject({
      version: "1.1",
      kind: "minor",
      by: "team",
      emergency: { reason: "Fire." },
    });
  });

  test("--effective is in the workspace's zone, said back in words, and refused once it has passed", async () => {
    const root = begin();
    await publish(ANSWER);
    folder.write({ [EN]: changed("New.") });
    const past = await publish(ANSWER, "--effective", "2026-01-05T15:59");
    expect(past).toMatchObject({ status: 1, out: "" });
    expect(past.err).toBe(
      `refused ${ANSWER}: The effective time 2026-01-05T15:59 has passed. → Give a time to come, or leave --effective out to publish now.`,
    );
    const later = await publish(ANSWER, "--effective", "2026-01-12T01:00");
    expect(later.out).toContain("in effect Mon 12 Jan 2026 01:00 in Viet Nam, Sun 11 Jan 18:00 UTC");
    expect(await versionsAt(folder, "2026-01-11T17:59:59Z")).toEqual({ [ANSWER]: "1.0" });
    expect(await versionsAt(folder, "2026-01-11T18:00:00Z")).toEqual({ [ANSWER]: "2.0" });
    expect(historyIn(root, ANSWER)[1]).toMatchObject({ effective: "2026-01-12T01:00:00+07:00" });
  });

  test("while a version waits it names the two ways on, and --replace is one of them", async () => {
    begin();
    await publish(ANSWER);
    folder.write({ [EN]: changed("New.") });
    await publish(ANSWER, "--effective", "2026-01-12T01:00");
    folder.write({ [EN]: changed("Newer.") });
    const refused = await publish(ANSWER);
    expect(refused.status).toBe(1);
    expect(refused.err).toContain(`Call it off with \`kb cancel ${ANSWER} 2.0\`, or publish with --replace.`);
    expect(await publish(ANSWER, "--replace")).toMatchObject({
      status: 0,
      out: expect.stringContaining(`published ${ANSWER} 3.0`),
    });
    expect(await versionsAt(folder, "2026-02-01T00:00:00Z")).toEqual({ [ANSWER]: "3.0" });
  });

  test("--dry-run says what it would do and changes nothing", async () => {
    const root = begin();
    const ran = await publish(ANSWER, "--dry-run");
    expect(ran).toMatchObject({ status: 0, err: "" });
    expect(ran.out).toMatch(/^would publish answers\/late-delivery 1\.0 /);
    expect(existsSync(join(root, ANSWER, "versions"))).toBe(false);
    const { published } = await kbJson<PublishedJson>(root, ["publish", ANSWER, "--dry-run"], on("01-05"));
    const real = await kbJson<PublishedJson>(root, ["publish", ANSWER], on("01-05"));
    expect(published).toEqual(real.published);
  });

  describe("--pending", () => {
    test("takes what has a change block, in any language's file, and leaves other drafts", async () => {
      begin({
        [EN]: anAnswer({ front: "change: {}" }),
        "answers/draft/en.mdx": anAnswer({ title: "Draft" }),
        "answers/other/en.mdx": anAnswer({ title: "Other" }),
        "answers/other/vi.mdx": aTranslation({ front: "translates: next\nchange: {}" }),
      });
      const { published, refused, skipped } = await kbJson<PublishedJson>(folder.root, [
        "publish",
        "--pending",
      ]);
      expect(published.map(({ id }) => id)).toEqual([ANSWER, "answers/other"]);
      expect({ refused, skipped }).toEqual({ refused: [], skipped: [] });
      for (const path of [EN, "answers/other/vi.mdx"]) expect(read(path)).not.toContain("change:");
      expect(read("answers/other/vi.mdx")).toContain('translates: "1.0"');
    });

    test("publishes now what was meant for a time that has passed, and says so", async () => {
      begin({ [EN]: anAnswer({ front: "change: {effective: 2026-01-05T15:00}" }) });
      const ran = await publish("--pending");
      expect(ran).toMatchObject({ status: 0, err: "" });
      expect(ran.out).toContain("(its effective time 2026-01-05T15:00 has passed, so it takes effect now)");
      expect(await versionsAt(folder, on("01-05"))).toEqual({ [ANSWER]: "1.0" });
    });

    test("is not stopped by one that has no note", async () => {
      begin();
      await publish(ANSWER);
      folder.write({
        [EN]: anAnswer({ front: "change: {}", body: aReply("New.") }),
        "answers/other/en.mdx": anAnswer({ title: "Other", front: "change: {}" }),
      });
      const ran = await publish("--pending");
      expect(ran.status).toBe(1);
      expect(ran.out).toContain("published answers/other 1.0");
      expect(ran.err).toContain(`refused ${ANSWER}: The change of ${ANSWER} has no what, no why, no do.`);
    });

    test("carries out a withdrawal that a change block asks for, and says so", async () => {
      const root = begin();
      await publish(ANSWER);
      folder.write({
        [EN]: anAnswer({ front: "change: {withdraw: {why: It is wrong.}, effective: 2026-01-06T09:00}" }),
      });
      expect(await publish("--pending", "--dry-run")).toMatchObject({
        status: 0,
        out: `would withdraw ${ANSWER}, from Tue 6 Jan 2026 09:00 in Viet Nam, 02:00 UTC`,
      });
      const ran = await publish("--pending");
      expect(ran).toEqual({
        status: 0,
        out: `withdrew ${ANSWER}, from Tue 6 Jan 2026 09:00 in Viet Nam, 02:00 UTC`,
        err: "",
      });
      expect(read(EN)).toBe(anAnswer());
      expect(historyIn(root, ANSWER)[1]).toMatchObject({ record: "withdraw", why: "It is wrong." });
      expect(await versionsAt(folder, on("01-06"))).toEqual({});
    });

    test("refuses a withdrawal in favour of what is not in effect", async () => {
      begin();
      await publish(ANSWER);
      folder.write({ [EN]: anAnswer({ front: "change: {withdraw: {use: late-delivery}}" }) });
      const ran = await publish("--pending");
      expect(ran).toMatchObject({ status: 1, out: "" });
      expect(ran.err).toMatch(/^refused answers\/late-delivery: /);
    });
  });

  test("a fragment says which answers follow it", async () => {
    begin({
      [EN]: anAnswer({ body: aReply('We add <Fragment id="late-credit"/>.') }),
      "fragments/late-credit/en.mdx": aFragment(),
    });
    await publish("--all");
    folder.write({ "fragments/late-credit/en.mdx": aFragment({ front: aChange(), body: "10 euros" }) });
    const ran = await publish("fragments/late-credit");
    expect(ran).toMatchObject({ status: 0, err: "" });
    expect(ran.out.split("\n")[1]).toMatch(
      /^published answers\/late-delivery 2\.0 .* \(follows the fragment late-credit 2\.0\)$/,
    );
  });

  test("an attachment is part of the version, and a changed one is a change", async () => {
    begin({
      [EN]: anAnswer({ body: `${aReply()}\n\n<Attach file="map.txt" alt="A map"/>` }),
      [`${ANSWER}/map.txt`]: "one",
    });
    await publish(ANSWER);
    expect(read(`${ANSWER}/versions/1.0/map.txt`)).toBe("one");
    folder.write({ [`${ANSWER}/map.txt`]: "two" });
    expect(await publish(ANSWER, "--minor", "--note", "A newer map.")).toMatchObject({ status: 0 });
    expect(read(`${ANSWER}/versions/1.1/map.txt`)).toBe("two");
    expect(read(`${ANSWER}/versions/1.0/map.txt`)).toBe("one");
  });
});
