import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { answerRoutes } from "#site/answers.ts";
import { historyRoutes } from "#site/history.ts";
import { otherProposeRoutes, proposeRoutes } from "#site/propose.ts";
import { reading } from "#site/reading.ts";
import { type AnswerSheet, asked, type StandingAnswers, standing } from "#site/standing.ts";
import { keepParsed, readContent } from "#store/library.ts";
import { kb } from "../histories.ts";
import { anAdvisory, anAnswer, aReply, aTree, aWorkspace, publishAll } from "../make.ts";

const cache = mkdtempSync(join(tmpdir(), "replybook-standing-"));
const folder = aTree({
  "workspace.yaml": aWorkspace(),
  "answers/late/en.mdx": anAnswer({ body: `<When>\nOr [lost](answer:lost).\n</When>\n\n${aReply()}` }),
  "answers/lost/en.mdx": anAnswer({ title: "Lost" }),
  "answers/alone/en.mdx": anAnswer({ title: "Alone" }),
});
publishAll(folder.root, "2026-01-05T09:00:00Z");
afterAll(() => {
  standing.hand(undefined);
  asked.hand(undefined);
  reading.hand(undefined as never);
  delete process.env.KB_NOW;
  folder.cleanup();
  rmSync(cache, { recursive: true });
});

/** The answers that are asked for pages at an instant, with the keys of all of these, and the sheet for the next time. */
async function pages(now: string, stands?: StandingAnswers) {
  process.env.KB_NOW = now;
  const read = readContent(folder.root, { cache, worth: 1 });
  reading.hand(() => read);
  standing.hand(stands);
  const routes = [
    ...(await answerRoutes()),
    ...(await historyRoutes("answers")),
    ...(await proposeRoutes("answers")),
  ];
  expect((await otherProposeRoutes()).length % 2).toBe(0);
  const byAnswer = Map.groupBy(routes, ({ params }) => params.id);
  const keys = [...byAnswer].map(([id, own]) => [id, own.map(({ cacheKey }) => cacheKey).join()] as const);
  const sheet: AnswerSheet = JSON.parse(JSON.stringify(asked.taken()?.().sheet));
  keepParsed(read);
  return { keys: new Map(keys), sheet };
}

/** That exactly those answers are asked whose keys differ, or else `more`, when a site of one instant stands at another. */
async function onlyAsked(
  [before, now]: readonly [string, string],
  ids: readonly string[],
  change: () => unknown = () => {},
  whole: readonly string[] = ["alone", "late", "lost"],
): Promise<void> {
  const stood = await pages(before);
  await change();
  const all = await pages(now);
  const some = await pages(now, { sheet: stood.sheet, whole: new Set(whole) });
  const differing = [...all.keys].flatMap(([id, key]) => (stood.keys.get(id) === key ? [] : [id]));
  expect([...some.keys.keys()]).toEqual(ids);
  expect(ids).toEqual(expect.arrayContaining(differing));
  for (const [id, key] of some.keys) expect(key).toBe(all.keys.get(id));
  expect(some.sheet).toEqual(all.sheet);
}

const at = (day: string, time = "12:00") => `2026-${day}T${time}:00Z`;
const NOTE = [
  "--note",
  "It says more, was less.",
  "--why",
  "Somebody asked.",
  "--do",
  "Send it from now on.",
];

async function done(now: string, ...words: string[]): Promise<void> {
  const { status, out } = await kb(folder.root, words, now);
  expect(status, out).toBe(0);
}

describe("of answers whose pages stand only those are asked", () => {
  test("none, where nothing is another", () => onlyAsked([at("01-06"), at("01-06", "13:00")], []));

  test("of which a file is another's", () =>
    onlyAsked([at("01-06"), at("01-06")], ["lost"], undefined, ["alone", "late"]));

  test("that are no news any more", () => onlyAsked([at("01-06"), at("01-20")], ["alone", "late", "lost"]));

  test("that come, and those that come back in time", async () => {
    folder.write({ "answers/new/en.mdx": anAnswer({ title: "New" }) });
    await onlyAsked([at("02-01"), at("02-02")], ["new"], () => publishAll(folder.root, at("02-01", "15:00")));
    rmSync(join(folder.root, "answers/new"), { recursive: true });
    await onlyAsked([at("02-02"), at("01-04")], ["alone", "late", "lost"]);
  });

  test("whose words are others, and those that tell their title", () =>
    onlyAsked([at("03-01"), at("03-02")], ["late", "lost"], async () => {
      folder.write({ "answers/lost/en.mdx": anAnswer({ title: "Lost on the way" }) });
      await done(at("03-01", "15:00"), "publish", "answers/lost", ...NOTE);
    }));

  test("of which a version takes effect meanwhile", async () => {
    folder.write({ "answers/alone/en.mdx": anAnswer({ title: "Alone again" }) });
    await done(at("04-01"), "publish", "answers/alone", "--effective", at("04-10"), ...NOTE);
    await onlyAsked([at("04-02"), at("04-09")], []);
    await onlyAsked([at("04-02"), at("04-10")], ["alone"]);
  });

  test("that are withdrawn", () =>
    onlyAsked([at("05-01"), at("05-02")], ["late", "lost"], () =>
      done(at("05-01", "15:00"), "withdraw", "answers/lost", "--use", "late"),
    ));

  test("all, where an advisory comes", () =>
    onlyAsked([at("06-01"), at("06-02")], ["alone", "late", "lost"], () => {
      folder.write({ "advisories/flood/en.mdx": anAdvisory() });
      publishAll(folder.root, at("06-01", "15:00"));
    }));

  test("all, where the workspace is called otherwise", () =>
    onlyAsked([at("07-01"), at("07-02")], ["alone", "late", "lost"], () =>
      folder.write({ "workspace.yaml": aWorkspace({ timeZone: "Asia/Tokyo" }) }),
    ));
});
