import { afterEach, describe, expect, test } from "vitest";
import type { EntryKey } from "#core/entry.ts";
import type { PublishRecord } from "#core/history.ts";
import { isBehind, publicationOf, publicationsIn } from "#core/history.ts";
import type { PublishRequest } from "#core/plan.ts";
import { planWithdrawal } from "#core/withdrawal.ts";
import { writing } from "#store/journal.ts";
import { readContent } from "#store/library.ts";
import { Publication } from "#store/publication.ts";
import { historyIn, inShort, on, planIn, publishIn } from "../histories.ts";
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

let folder: ContentFolder;
afterEach(() => folder.cleanup());

const ANSWER = "answers/late-delivery";
const FRAGMENT = "fragments/late-credit";
const EN = `${ANSWER}/en.mdx`;
const VI = `${ANSWER}/vi.mdx`;

function begin(
  files: Record<string, string> = { [EN]: anAnswer() },
  workspace = aWorkspace(),
): ContentFolder {
  folder = aTree({ "workspace.yaml": workspace, ...files });
  return folder;
}

const plan = (keys: readonly string[], now: string, request?: PublishRequest) =>
  planIn(folder.root, keys, now, request);
const publish = (keys: readonly string[], now: string, request?: PublishRequest) =>
  inShort(publishIn(folder.root, keys, now, request));
const history = (key = ANSWER) => historyIn(folder.root, key);
const record = (version: string, key = ANSWER) => publicationOf(history(key), version) as PublishRecord;
const planLibrary = () => readContent(folder.root).library;

function withdrawIn(key: string, now: string): void {
  writing(folder.root, () => {
    const reading = readContent(folder.root);
    const entry = reading.library.entries.get(key as EntryKey);
    if (!entry) throw new Error(key);
    const planned = planWithdrawal(reading.library, entry, { why: "Wrong." }, now);
    if ("problem" in planned) throw new Error(planned.problem.message);
    const publication = new Publication(reading);
    for (const record of planned.records) publication.addRecord(entry.key, record);
    publication.commit();
  });
}

const changed = (words: string, change = aChange()) => anAnswer({ front: change, body: aReply(words) });
const GIVEN = { given: { what: "We promise a day.", why: "More people.", do: "Promise a day." } };

describe("the first version", () => {
  test("is 1.0, in effect at once, and its note is generated in the product's languages", () => {
    begin();
    const [version] = plan([ANSWER], on("01-05")).versions;
    expect(version).toMatchObject({ key: ANSWER, source: "working", remarks: [] });
    expect(version?.record).toEqual({
      record: "publish",
      at: on("01-05"),
      by: "team",
      version: "1.0",
      kind: "major",
      effective: on("01-05"),
      note: {
        en: {
          what: "This is the first version.",
          why: "There was no approved text for this.",
          do: "Use it from now on.",
        },
        vi: {
          what: "Đây là phiên bản đầu tiên.",
          why: "Trước đây chưa có nội dung được duyệt.",
          do: "Dùng từ bây giờ.",
        },
      },
      texts: { en: "1.0" },
      fragments: {},
    });
  });

  test("says its own note where one is written", () => {
    begin({ [EN]: anAnswer({ front: aChange({ what: "New." }) }) });
    expect(plan([ANSWER], on("01-05")).versions[0]?.record.note).toEqual({
      en: { what: "New.", why: "The team has grown.", do: "Promise a day." },
    });
  });

  test("cannot be minor, in a note or on the command line", () => {
    begin({ [EN]: anAnswer({ front: "change: {kind: minor}" }) });
    expect(inShort(plan([ANSWER], on("01-05")))).toEqual([`refused ${ANSWER}: wrong-value`]);
    folder.write({ [EN]: anAnswer() });
    expect(inShort(plan([ANSWER], on("01-05"), { minor: true }))).toEqual([`refused ${ANSWER}: wrong-value`]);
  });

  test("of an advisory needs a note that somebody wrote", () => {
    begin({ "advisories/storm/en.mdx": anAdvisory({ front: "change: {}" }) });
    const refused = plan(["advisories/storm"], on("01-05"));
    expect(inShort(refused)).toEqual(["refused advisories/storm: draft-without-note"]);
    expect(refused.refused[0]?.problem.message).toContain("no what, no why, no do");
    folder.write({ "advisories/storm/en.mdx": anAdvisory() });
    expect(inShort(plan(["advisories/storm"], on("01-05")))).toEqual(["advisories/storm 1.0"]);
  });

  test("stays the first one until it took effect: what replaces it needs no note either, and is major", () => {
    begin();
    publish([ANSWER], on("01-05"), { effective: "2026-02-01T09:00" });
    folder.write({ [EN]: anAnswer({ body: aReply("Other words.") }) });
    expect(inShort(plan([ANSWER], on("01-06"), { replace: true, minor: true }))).toEqual([
      `refused ${ANSWER}: wrong-value`,
    ]);
    expect(publish([ANSWER], on("01-06"), { replace: true })).toEqual([`${ANSWER} 2.0`]);
    expect(record("2.0").note.en?.what).toBe("This is the first version.");
  });
});

describe("a change", () => {
  test("without what, why and do is refused, and says what is missing", () => {
    begin();
    publish([ANSWER], on("01-05"));
    folder.write({ [EN]: anAnswer({ front: "change: {what: Only this.}", body: aReply("New.") }) });
    const { refused } = plan([ANSWER], on("01-06"));
    expect(refused).toHaveLength(1);
    expect(refused[0]?.problem).toMatchObject({
      file: EN,
      rule: "draft-without-note",
      message: `The change of ${ANSWER} has no why, no do.`,
    });
  });

  test("takes its note from the command line, over what the text says", () => {
    begin();
    publish([ANSWER], on("01-05"));
    folder.write({ [EN]: changed("New.") });
    const { versions } = plan([ANSWER], on("01-06"), { given: { what: "From the command line." } });
    expect(versions[0]?.record.note.en).toEqual({
      what: "From the command line.",
      why: "The team has grown.",
      do: "Promise a day.",
    });
  });

  test("says its note in every language in which it was written, the rest in the source's", () => {
    begin();
    publish([ANSWER], on("01-05"));
    const note = "change:\n  what: {en: A day., vi: Một ngày.}\n  why: {en: More people.}\n  do: Promise it.";
    folder.write({ [EN]: changed("New.", note) });
    expect(plan([ANSWER], on("01-06")).versions[0]?.record.note).toEqual({
      en: { what: "A day.", why: "More people.", do: "Promise it." },
      vi: { what: "Một ngày.", why: "More people.", do: "Promise it." },
    });
  });

  test.each([140, 141])("may say what changes in 140 characters and not in more: %d", (length) => {
    begin();
    publish([ANSWER], on("01-05"));
    folder.write({ [EN]: anAnswer({ body: aReply("New.") }) });
    const given = { ...GIVEN.given, what: "ế".repeat(length) };
    const short = length === 140 ? [`${ANSWER} 2.0`] : [`refused ${ANSWER}: wrong-value`];
    expect(inShort(plan([ANSWER], on("01-06"), { given }))).toEqual(short);
  });

  test("that is minor needs only what, and is a minor version", () => {
    begin();
    publish([ANSWER], on("01-05"));
    const words = "Hi {{customer_name}}, we look into it.";
    folder.write({ [EN]: changed(words, "change: {kind: minor, what: A typo is gone.}") });
    const [version] = plan([ANSWER], on("01-06")).versions;
    expect(version?.record).toMatchObject({ version: "1.1", kind: "minor" });
    expect(version?.record.note.en).toEqual({
      what: "A typo is gone.",
      why: "A small correction; the meaning is the same.",
      do: "Nothing changes.",
    });
  });

  test("without any difference is skipped, note or no note", () => {
    begin();
    publish([ANSWER], on("01-05"));
    expect(publish([ANSWER], on("01-06"))).toEqual([`skipped ${ANSWER}`]);
    folder.write({ [EN]: anAnswer({ front: aChange() }) });
    expect(publish([ANSWER], on("01-06"))).toEqual([`skipped ${ANSWER}`]);
  });

  test("asked for twice is one version", () => {
    begin();
    expect(inShort(plan([ANSWER, ANSWER], on("01-05")))).toEqual([`${ANSWER} 1.0`]);
  });

  test("of an entry that is not there is refused", () => {
    begin();
    expect(inShort(plan(["answers/other", "fragments/other"], on("01-05")))).toEqual([
      "refused fragments/other: missing-field",
      "refused answers/other: missing-field",
    ]);
  });

  test("names its owner, or whoever the note or the command line names", () => {
    begin({ [EN]: anAnswer({ front: "change: {by: other}" }) });
    expect(plan([ANSWER], on("01-05")).versions[0]?.record.by).toBe("other");
    expect(plan([ANSWER], on("01-05"), { by: "third" }).versions[0]?.record.by).toBe("third");
  });

  test("carries what it asks of agents: an emergency, an acknowledgement", () => {
    begin({ [EN]: anAnswer({ front: "change: {acknowledge: true, emergency: {reason: Fire.}}" }) });
    expect(plan([ANSWER], on("01-05")).versions[0]?.record).toMatchObject({
      acknowledge: true,
      emergency: { reason: "Fire." },
    });
    expect(plan([ANSWER], on("01-05"), { emergency: "Flood." }).versions[0]?.record.emergency).toEqual({
      reason: "Flood.",
    });
  });

  test("is never recorded before the last record: a wrong clock is refused", () => {
    begin();
    publish([ANSWER], on("01-05"));
    folder.write({ [EN]: changed("New.") });
    expect(inShort(plan([ANSWER], on("01-04")))).toEqual([`refused ${ANSWER}: history-out-of-order`]);
  });
});

describe("when a change takes effect", () => {
  const zoned = () => begin({ [EN]: anAnswer() }, aWorkspace({ timeZone: "Asia/Ho_Chi_Minh" }));
  const effectOf = (now: string, request?: PublishRequest) => {
    const { versions, refused } = plan([ANSWER], now, request);
    return versions[0]?.record.effective ?? refused[0]?.problem.message;
  };

  test.each([
    ["at once unless said", "change: {}", undefined, "2026-01-05T16:00:00+07:00"],
    [
      "at a wall clock in the workspace's zone",
      "change: {effective: 2026-01-12T09:00}",
      undefined,
      "2026-01-12T09:00:00+07:00",
    ],
    [
      "at an instant as it was written",
      "change: {effective: 2026-01-12T09:00:00+01:00}",
      undefined,
      "2026-01-12T09:00:00+01:00",
    ],
    ["at a day's beginning", "change: {effective: 2026-01-12}", undefined, "2026-01-12T00:00:00+07:00"],
    [
      "when the command line says",
      "change: {effective: 2026-01-12}",
      "2026-02-01T08:00",
      "2026-02-01T08:00:00+07:00",
    ],
    ["at this very second, typed", "change: {}", "2026-01-05T16:00", "2026-01-05T16:00:00+07:00"],
    [
      "not in the past, typed",
      "change: {}",
      "2026-01-05T15:59",
      "The effective time 2026-01-05T15:59 has passed.",
    ],
    ["not at no time at all", "change: {}", "soon", '"soon" is no time.'],
  ])("%s", (_, front, effective, expected) => {
    zoned();
    folder.write({ [EN]: anAnswer({ front }) });
    expect(effectOf(on("01-05"), effective === undefined ? {} : { effective })).toBe(expected);
  });

  test("one that has passed in a note becomes now, and the run says so", () => {
    zoned();
    folder.write({ [EN]: anAnswer({ front: "change: {effective: 2026-01-05T15:59}" }) });
    const [version] = plan([ANSWER], on("01-05")).versions;
    expect(version?.record.effective).toBe("2026-01-05T16:00:00+07:00");
    expect(version?.remarks).toEqual([
      "its effective time 2026-01-05T15:59 has passed, so it takes effect now",
    ]);
  });

  test("while one version waits, another is refused and the two ways on are named", () => {
    begin();
    publish([ANSWER], on("01-05"));
    folder.write({ [EN]: changed("New.") });
    publish([ANSWER], on("01-06"), { effective: "2026-02-01T09:00" });
    folder.write({ [EN]: changed("Newer.") });
    const [refused] = plan([ANSWER], on("01-07")).refused;
    expect(refused?.problem.message).toBe(`Version 2.0 of ${ANSWER} waits for 2026-02-01T09:00:00Z.`);
    expect(refused?.problem.fix).toBe(
      `Call it off with \`kb cancel ${ANSWER} 2.0\`, or publish with --replace.`,
    );
    expect(publish([ANSWER], on("02-01"))).toEqual([`${ANSWER} 3.0`]);
  });

  test("--replace calls the waiting version off and never uses its number again", () => {
    begin();
    publish([ANSWER], on("01-05"));
    folder.write({ [EN]: changed("New.") });
    publish([ANSWER], on("01-06"), { effective: "2026-02-01T09:00" });
    folder.write({ [EN]: changed("Newer.") });
    expect(publish([ANSWER], on("01-07"), { replace: true })).toEqual([`${ANSWER} 3.0`]);
    expect(history().map(({ record: kind, version }) => `${kind} ${version}`)).toEqual([
      "publish 1.0",
      "publish 2.0",
      "cancel 2.0",
      "publish 3.0",
    ]);
  });

  test("a minor change cannot replace a major one that nobody has seen", () => {
    begin();
    publish([ANSWER], on("01-05"));
    folder.write({ [EN]: changed("New.") });
    publish([ANSWER], on("01-06"), { effective: "2026-02-01T09:00" });
    folder.write({ [EN]: changed("New, without a typo.", "change: {kind: minor, what: A typo is gone.}") });
    expect(publish([ANSWER], on("01-07"), { replace: true })).toEqual([`refused ${ANSWER}: wrong-value`]);
  });
});

describe("translations at a change", () => {
  const start = () => {
    begin({ [EN]: anAnswer(), [VI]: aTranslation() });
    publish([ANSWER], on("01-05"));
  };
  const translated = (front = 'translates: "1.0"', words = "Câu mới.") =>
    aTranslation({ front, body: aReply(words) });
  const same = (front = 'translates: "1.0"') => aTranslation({ front });
  const note = (kind: string, locales = "") =>
    `change: {kind: ${kind}, because: Only words., what: W., why: Y., do: D.${locales && `, locales: {vi: ${locales}}`}}`;

  test.each([
    ["updated, since its text changed", "major", "", translated(), "2.0"],
    ["behind, since its text did not change", "major", "", same(), "1.0"],
    ["kept, since somebody said that the meaning holds", "major", "keeps", same(), "2.0"],
    ["updated, since somebody said so", "major", "updated", same(), "2.0"],
    ["updated, since it says that it follows the next version", "major", "", same("translates: next"), "2.0"],
    ["behind, since somebody said so although it changed", "major", "behind", translated(), "1.0"],
    [
      "behind, since somebody said so although it says next",
      "major",
      "behind",
      same("translates: next"),
      "1.0",
    ],
    ["where it was at a minor version", "minor", "", same(), "1.0"],
    ["where it was at a minor version that mends its own typo", "minor", "", translated(), "1.0"],
    ["caught up with a minor version that says so", "minor", "updated", translated(), "1.1"],
    ["caught up with a minor version by itself", "minor", "", translated("translates: next"), "1.1"],
  ])("one is %s", (_, kind, said, text, follows) => {
    start();
    folder.write({ [EN]: changed("New words.", note(kind, said)), [VI]: text });
    publish([ANSWER], on("01-06"));
    const version = kind === "major" ? "2.0" : "1.1";
    expect(record(version).texts).toEqual({ en: version, vi: follows });
    expect(isBehind(history(), version, "vi")).toBe(kind === "major" && follows === "1.0");
  });

  test("publishing writes the number where a text says next, in the working text and in the version", () => {
    start();
    folder.write({ [EN]: changed("New words."), [VI]: translated("translates: next") });
    publish([ANSWER], on("01-06"));
    const { entries } = planReading();
    expect(entries?.working.get("vi")?.front.translates).toBe("2.0");
    expect(entries?.versions.get("2.0")?.texts.get("vi")?.front.translates).toBe("2.0");
    expect(publish([ANSWER], on("01-07"))).toEqual([`skipped ${ANSWER}`]);
  });

  test("no version says next, even where somebody else says behind", () => {
    start();
    folder.write({ [EN]: changed("New words.", note("major", "behind")), [VI]: same("translates: next") });
    publish([ANSWER], on("01-06"));
    expect(planReading().entries?.versions.get("2.0")?.texts.get("vi")?.front.translates).toBe("1.0");
    expect(publish([ANSWER], on("01-07"))).toEqual([`skipped ${ANSWER}`]);
  });

  test("only saying that a text has caught up is a change of its own", () => {
    start();
    folder.write({ [EN]: changed("New words.") });
    publish([ANSWER], on("01-06"));
    folder.write({
      [VI]: same("translates: next\nchange: {kind: minor, what: The Vietnamese text is up to date.}"),
    });
    expect(publish([ANSWER], on("01-07"))).toEqual([`${ANSWER} 2.1`]);
    expect(isBehind(history(), "2.1", "vi")).toBe(false);
    expect(isBehind(history(), "2.0", "vi")).toBe(true);
  });

  test("a new language begins up to date, and a language that is taken out is gone", () => {
    begin();
    publish([ANSWER], on("01-05"));
    folder.write({ [EN]: anAnswer({ front: note("minor") }), [VI]: same() });
    publish([ANSWER], on("01-06"));
    expect(record("1.1").texts).toEqual({ en: "1.1", vi: "1.1" });
  });

  test("a language that was behind in a version that is replaced is behind in what replaces it", () => {
    start();
    folder.write({ [EN]: changed("New words.") });
    publish([ANSWER], on("01-06"), { effective: "2026-02-01T09:00" });
    folder.write({ [EN]: changed("Newer words.") });
    publish([ANSWER], on("01-07"), { replace: true });
    expect(isBehind(history(), "3.0", "vi")).toBe(true);
  });

  function planReading() {
    const library = planLibrary();
    return { entries: library.entries.get(ANSWER) };
  }
});

describe("fragments", () => {
  const CREDIT = aReply('We add a credit of <Fragment id="late-credit"/>.');
  const start = (answer = anAnswer({ body: CREDIT })) => {
    begin({ [EN]: answer, [`${FRAGMENT}/en.mdx`]: aFragment({ body: "5 euros" }) });
    publish([ANSWER, FRAGMENT], on("01-05"));
  };
  const credit = (amount: string, front = aChange({ what: `The credit is ${amount}.` })) => ({
    [`${FRAGMENT}/en.mdx`]: aFragment({ body: amount, front }),
  });

  test("are pinned by version, those published in the same run included", () => {
    start();
    expect(record("1.0").fragments).toEqual({ "late-credit": "1.0" });
    expect(record("1.0", FRAGMENT).fragments).toEqual({});
  });

  test("that were never published hold an answer back", () => {
    begin({ [EN]: anAnswer({ body: CREDIT }), [`${FRAGMENT}/en.mdx`]: aFragment() });
    const { refused } = plan([ANSWER], on("01-05"));
    expect(refused[0]?.problem).toMatchObject({
      rule: "unknown-fragment",
      fix: `Publish it too: kb publish ${FRAGMENT} ${ANSWER}.`,
    });
  });

  test("take every answer that uses them along: published words, the fragment's kind, note and effect", () => {
    start();
    folder.write({ ...credit("10 euros"), [EN]: anAnswer({ body: aReply("A draft that is not ready.") }) });
    const { versions } = plan([FRAGMENT], on("01-06"), { effective: "2026-02-01T09:00" });
    expect(versions.map(({ key, source, isFollower }) => [key, source, isFollower])).toEqual([
      [FRAGMENT, "working", undefined],
      [ANSWER, "1.0", true],
    ]);
    const [own, follower] = versions.map((version) => version.record);
    expect(follower).toMatchObject({
      version: "2.0",
      kind: "major",
      effective: "2026-02-01T09:00:00Z",
      note: own?.note,
    });
    expect(follower?.fragments).toEqual({ "late-credit": "2.0" });
    publish([FRAGMENT], on("01-06"));
    const library = planLibrary();
    const texts = (version: string) =>
      library.entries.get(ANSWER)?.versions.get(version)?.texts.get("en")?.source;
    expect(texts("2.0")).toBe(texts("1.0"));
    expect(library.entries.get(ANSWER)?.working.get("en")?.source).toContain("A draft that is not ready.");
  });

  test("with a minor change make minor versions", () => {
    start();
    folder.write(credit("5 euros!", "change: {kind: minor, what: A mark.}"));
    expect(publish([FRAGMENT], on("01-06"))).toEqual([`${FRAGMENT} 1.1`, `${ANSWER} 1.1`]);
  });

  test("and an answer changed in one run make one version with both", () => {
    start();
    folder.write({
      ...credit("10 euros"),
      [EN]: anAnswer({ front: aChange(), body: `${CREDIT}\n\n${aReply("More.", 'channel="email"')}` }),
    });
    expect(publish([ANSWER, FRAGMENT], on("01-06"))).toEqual([`${FRAGMENT} 2.0`, `${ANSWER} 2.0`]);
    expect(record("2.0").fragments).toEqual({ "late-credit": "2.0" });
  });

  test("that change before an answer's new words take its published ones along until then", () => {
    start();
    const later = aChange({ more: "effective: 2026-02-01T09:00" });
    folder.write({
      ...credit("10 euros"),
      [EN]: anAnswer({ front: later, body: `${CREDIT}\n\n${aReply("More.", 'channel="email"')}` }),
    });
    const { versions } = plan([ANSWER, FRAGMENT], on("01-06"));
    expect(
      versions.map(({ key, source, record: { version, effective } }) => [key, source, version, effective]),
    ).toEqual([
      [FRAGMENT, "working", "2.0", on("01-06")],
      [ANSWER, "1.0", "2.0", on("01-06")],
      [ANSWER, "working", "3.0", on("02-01")],
    ]);
    expect(versions.map(({ record: { fragments } }) => fragments["late-credit"])).toEqual([
      undefined,
      "2.0",
      "2.0",
    ]);
  });

  test("that wait take along an answer published meanwhile, once now and once then", () => {
    start(anAnswer());
    folder.write(credit("10 euros"));
    publish([FRAGMENT], on("01-06"), { effective: "2026-02-01T09:00" });
    folder.write({ [EN]: anAnswer({ front: aChange(), body: CREDIT }) });
    expect(publish([ANSWER], on("01-07"))).toEqual([`${ANSWER} 2.0`, `${ANSWER} 3.0`]);
    expect(record("2.0").fragments).toEqual({ "late-credit": "1.0" });
    expect(record("3.0")).toMatchObject({ fragments: { "late-credit": "2.0" }, effective: on("02-01") });
    expect(planLibrary().entries.get(ANSWER)?.working.get("en")?.front.change).toBeUndefined();
  });

  test("are held back by an answer that waits for something else, and nothing else is", () => {
    start();
    folder.write({ [EN]: anAnswer({ front: aChange(), body: aReply("No credit.") }) });
    publish([ANSWER], on("01-06"), { effective: "2026-02-01T09:00" });
    folder.write({ ...credit("10 euros"), "answers/other/en.mdx": anAnswer({ title: "Other" }) });
    const held = plan([FRAGMENT, "answers/other"], on("01-07"));
    expect(inShort(held)).toEqual(["answers/other 1.0", `refused ${FRAGMENT}: version-waiting`]);
    expect(held.refused[0]?.problem.message).toContain(`Version 2.0 of ${ANSWER} waits`);
    expect(held.refused[0]?.problem.fix).toContain(`kb cancel ${ANSWER} 2.0`);
  });

  test("that are held back let other fragments of the same answer go", () => {
    begin({
      [EN]: anAnswer({ body: aReply('<Fragment id="late-credit"/> and <Fragment id="other"/>') }),
      "answers/stuck/en.mdx": anAnswer({ title: "Stuck", body: CREDIT }),
      [`${FRAGMENT}/en.mdx`]: aFragment(),
      "fragments/other/en.mdx": aFragment({ title: "Other" }),
    });
    const keys = [ANSWER, "answers/stuck", FRAGMENT, "fragments/other"];
    publish(keys, on("01-05"));
    folder.write({
      "answers/stuck/en.mdx": anAnswer({ title: "Stuck", front: aChange(), body: aReply("Soon.") }),
    });
    publish(["answers/stuck"], on("01-06"), { effective: "2026-02-01T09:00" });
    folder.write({
      ...credit("10 euros"),
      "fragments/other/en.mdx": aFragment({ title: "Other", front: aChange(), body: "new" }),
    });
    expect(publish(keys, on("01-07"))).toEqual([
      "fragments/other 2.0",
      `${ANSWER} 2.0`,
      `refused ${FRAGMENT}: version-waiting`,
      `skipped ${ANSWER}`,
      "skipped answers/stuck",
    ]);
    expect(record("2.0").fragments).toEqual({ "late-credit": "1.0", other: "2.0" });
  });

  test("that change at two different hours to come are not both published, since two versions would wait", () => {
    begin({
      [EN]: anAnswer({ body: aReply('<Fragment id="late-credit"/> and <Fragment id="other"/>') }),
      [`${FRAGMENT}/en.mdx`]: aFragment(),
      "fragments/other/en.mdx": aFragment({ title: "Other" }),
    });
    publish([ANSWER, FRAGMENT, "fragments/other"], on("01-05"));
    folder.write({
      ...credit("10 euros", aChange({ more: "effective: 2026-02-01T09:00" })),
      "fragments/other/en.mdx": aFragment({
        title: "Other",
        front: aChange({ more: "effective: 2026-02-02T09:00" }),
        body: "new",
      }),
    });
    const both = publish([FRAGMENT, "fragments/other"], on("01-06"));
    expect(both).toEqual([`${FRAGMENT} 2.0`, `${ANSWER} 2.0`, "refused fragments/other: version-waiting"]);
  });

  test("never bring back an answer that is withdrawn", () => {
    start();
    withdrawIn(ANSWER, on("01-06"));
    folder.write(credit("10 euros"));
    expect(publish([FRAGMENT], on("01-07"))).toEqual([`${FRAGMENT} 2.0`]);
  });

  test("never leave behind a version with which a withdrawn answer comes back: they are held back", () => {
    start();
    withdrawIn(ANSWER, on("01-06"));
    folder.write({
      [EN]: anAnswer({ front: aChange(), body: aReply('Back with <Fragment id="late-credit"/>.') }),
    });
    publish([ANSWER], on("01-07"), { effective: "2026-02-01T09:00" });
    folder.write(credit("10 euros"));
    for (const request of [{}, { replace: true }, { replace: true, effective: "2026-02-01T09:00" }])
      expect(inShort(plan([FRAGMENT], on("01-08"), request))).toEqual([
        `refused ${FRAGMENT}: version-waiting`,
      ]);
  });

  test("that are withdrawn cannot be used by a new version", () => {
    start();
    withdrawIn(FRAGMENT, on("01-06"));
    folder.write({
      [EN]: anAnswer({ front: aChange(), body: `${CREDIT}\n\n${aReply("More.", 'channel="email"')}` }),
    });
    expect(publish([ANSWER], on("01-07"))).toEqual([`refused ${ANSWER}: unknown-fragment`]);
  });

  test("--replace replaces a waiting change of theirs together with the versions that follow it", () => {
    start();
    folder.write(credit("10 euros"));
    publish([FRAGMENT], on("01-06"), { effective: "2026-02-01T09:00" });
    folder.write(credit("15 euros"));
    expect(publish([FRAGMENT], on("01-07"), { replace: true, effective: "2026-02-03T09:00" })).toEqual([
      `${FRAGMENT} 3.0`,
      `${ANSWER} 3.0`,
    ]);
    expect(history().map(({ record: kind, version }) => `${kind} ${version}`)).toEqual([
      "publish 1.0",
      "publish 2.0",
      "cancel 2.0",
      "publish 3.0",
    ]);
    expect(record("3.0").fragments).toEqual({ "late-credit": "3.0" });
  });

  test("--replace in an answer's way brings its own waiting words back as a draft with their note", () => {
    start();
    folder.write({
      [EN]: anAnswer({
        front: aChange({ what: "Mine." }),
        body: `${CREDIT}\n\n${aReply("More.", 'channel="email"')}`,
      }),
    });
    publish([ANSWER], on("01-06"), { effective: "2026-02-01T09:00" });
    folder.write(credit("10 euros"));
    expect(publish([FRAGMENT], on("01-07"), { replace: true })).toEqual([`${FRAGMENT} 2.0`, `${ANSWER} 3.0`]);
    const working = planLibrary().entries.get(ANSWER)?.working.get("en");
    expect(working?.source).toContain("More.");
    expect(working?.front.change).toMatchObject({ what: { en: "Mine." } });
  });

  describe("in several languages", () => {
    const vi = (words: string, front = 'translates: "1.0"') => ({
      [`${FRAGMENT}/vi.mdx`]: aTranslation({ title: "Tiền bù", front, body: words }),
    });
    const both = () => {
      begin({
        [EN]: anAnswer({ body: CREDIT }),
        [VI]: aTranslation({ body: CREDIT }),
        [`${FRAGMENT}/en.mdx`]: aFragment({ body: "5 euros" }),
        ...vi("5 euro"),
      });
      publish([ANSWER, FRAGMENT], on("01-05"));
    };

    test("leave a translation of the answer behind with theirs, and bring it back when theirs catches up", () => {
      both();
      folder.write(credit("10 euros"));
      publish([FRAGMENT], on("01-06"));
      expect(record("2.0").texts).toEqual({ en: "2.0", vi: "1.0" });
      expect(isBehind(history(), "2.0", "vi")).toBe(true);
      folder.write(vi("10 euro", "translates: next\nchange: {kind: minor, what: Vietnamese too.}"));
      expect(publish([FRAGMENT], on("01-07"))).toEqual([`${FRAGMENT} 2.1`, `${ANSWER} 2.1`]);
      expect(record("2.1").texts).toEqual({ en: "2.1", vi: "2.1" });
      expect(isBehind(history(), "2.1", "vi")).toBe(false);
    });

    test("do not bring back a translation whose own words are behind", () => {
      both();
      folder.write({
        [EN]: anAnswer({ front: aChange(), body: `${CREDIT}\n\n${aReply("More.", 'channel="email"')}` }),
      });
      publish([ANSWER], on("01-06"));
      folder.write({ ...credit("10 euros"), ...vi("10 euro", "translates: next") });
      publish([FRAGMENT], on("01-07"));
      expect(record("3.0").fragments).toEqual({ "late-credit": "2.0" });
      expect(isBehind(history(), "3.0", "vi")).toBe(true);
    });

    test("that are behind keep an answer's new translation behind, since it would say what no longer holds", () => {
      both();
      folder.write(credit("10 euros"));
      publish([FRAGMENT], on("01-06"));
      folder.write({
        [EN]: anAnswer({ front: aChange(), body: `${CREDIT}\n\n${aReply("More.", 'channel="email"')}` }),
        [VI]: aTranslation({
          front: "translates: next",
          body: `${CREDIT}\n\n${aReply("Thêm.", 'channel="email"')}`,
        }),
      });
      publish([ANSWER], on("01-07"));
      expect(isBehind(history(), "3.0", "vi")).toBe(true);
      folder.write(vi("10 euro", "translates: next\nchange: {kind: minor, what: Vietnamese too.}"));
      publish([FRAGMENT], on("01-08"));
      expect(isBehind(history(), "3.1", "vi")).toBe(false);
    });

    test("that a translation does not use leave it behind all the same: the source says something new", () => {
      both();
      folder.write({
        [VI]: aTranslation({
          front: "translates: next\nchange: {kind: minor, what: W.}",
          body: aReply("5 euro."),
        }),
      });
      publish([ANSWER], on("01-06"));
      folder.write({ ...credit("10 euros"), ...vi("10 euro", "translates: next") });
      publish([FRAGMENT], on("01-07"));
      expect(isBehind(history(), "2.0", "vi")).toBe(true);
      folder.write(credit("10 euros!", "change: {kind: minor, what: A mark.}"));
      publish([FRAGMENT], on("01-08"));
      expect(record("2.1").texts).toEqual({ en: "2.1", vi: "1.1" });
      expect(isBehind(history(), "2.1", "vi")).toBe(true);
    });

    test("that a translation does not use need no wording in its language", () => {
      begin({
        [EN]: anAnswer({ body: CREDIT }),
        [VI]: aTranslation({ body: aReply("5 euro.") }),
        [`${FRAGMENT}/en.mdx`]: aFragment({ body: "5 euros" }),
      });
      publish([ANSWER, FRAGMENT], on("01-05"));
      expect(record("1.0").texts).toEqual({ en: "1.0", vi: "1.0" });
    });

    test("that are behind cannot begin an answer in that language", () => {
      both();
      folder.write(credit("10 euros"));
      publish([FRAGMENT], on("01-06"));
      folder.write({
        "answers/new/en.mdx": anAnswer({ title: "New", body: CREDIT }),
        "answers/new/vi.mdx": aTranslation({ title: "Mới", body: CREDIT }),
      });
      expect(publish(["answers/new"], on("01-07"))).toEqual(["refused answers/new: translation-behind"]);
    });
  });
});

test("numbers rise with effect, and at most one version waits, whatever is published", () => {
  begin();
  publish([ANSWER], on("01-05"));
  for (let day = 10; day < 20; day++) {
    folder.write({ [EN]: changed(`Words of day ${day}.`) });
    publish([ANSWER], on(`01-${day}`), {
      replace: true,
      ...(day % 2 ? { effective: `2026-02-${day}T09:00` } : {}),
    });
  }
  expect(publicationsIn(history()).map(({ version }) => version)).toEqual(
    Array.from({ length: 11 }, (_, index) => `${index + 1}.0`),
  );
});
