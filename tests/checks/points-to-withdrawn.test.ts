import { afterEach, expect, test } from "vitest";
import { pointsToWithdrawn } from "#checks/points-to-withdrawn.ts";
import { kb, on } from "../histories.ts";
import {
  aFragment,
  anAdvisory,
  anAnswer,
  aProduct,
  aReply,
  aTree,
  type ContentFolder,
  checkingIn,
} from "../make.ts";

let folder: ContentFolder;
afterEach(() => folder.cleanup());

const PULLED = {
  "answers/lost/en.mdx": anAnswer({ title: "Lost" }),
  "answers/found/en.mdx": anAnswer({ title: "Found" }),
  "products/store/en.mdx": aProduct(),
  "fragments/credit/en.mdx": aFragment(),
};

/** The problems once everything in `PULLED` but `answers/found` is withdrawn, as `file message`. */
async function found(files: Record<string, string>, lost: string[] = ["--why", "Wrong."]): Promise<string[]> {
  folder = aTree({ ...PULLED, ...files });
  await kb(folder.root, ["publish", "--all"], on("01-05"));
  await kb(folder.root, ["withdraw", "answers/lost", ...lost], on("01-06"));
  for (const key of ["products/store", "fragments/credit"])
    await kb(folder.root, ["withdraw", key, "--why", "Wrong."], on("01-06"));
  return pointsToWithdrawn
    .check(checkingIn(folder.root))
    .map(({ file, line, severity, message, fix }) => `${severity} ${file}:${line} ${message} ${fix}`);
}

const advisory = (front: string) => anAdvisory({ front: `${front}\nchange: {what: W., why: Y., do: D.}` });
const body = `<When>\n[Lost](answer:lost)\n</When>\n\n${aReply()}`;

test.each([
  ["a link", { "answers/late/en.mdx": anAnswer({ body }) }, "answers/late/en.mdx:7"],
  [
    "a lesson",
    { "training/first/one.en.mdx": '---\ntitle: One\n---\n\nOpen <Answer id="lost"/>.\n' },
    "training/first/one.en.mdx:5",
  ],
  [
    "a link of a lesson",
    { "training/first/one.en.mdx": "---\ntitle: One\n---\n\n[Open](answer:lost)\n" },
    "training/first/one.en.mdx:5",
  ],
  [
    "an advisory's scope",
    { "advisories/storm/en.mdx": advisory("scope: {answers: [lost]}") },
    "advisories/storm/en.mdx:8",
  ],
  [
    "an advisory's replacement",
    {
      "advisories/storm/en.mdx": anAdvisory({
        effect: "replace",
        front: "use: lost\nchange: {what: W., why: Y., do: D.}",
      }),
    },
    "advisories/storm/en.mdx:8",
  ],
])("%s that points to what was pulled is listed", async (_, files, place) => {
  expect(await found(files)).toEqual([
    `warning ${place} "lost" is withdrawn (“Wrong.”). Take it out, or name an entry that is in effect.`,
  ]);
});

test("products and wordings of an answer are pointers too", async () => {
  const late = anAnswer({ front: "products: [store]", body: aReply('Take <Fragment id="credit"/>.') });
  expect(await found({ "answers/late/en.mdx": late })).toMatchObject([
    expect.stringContaining('"store" is withdrawn'),
    expect.stringContaining('"credit" is withdrawn'),
  ]);
});

test("what is used instead is named", async () => {
  expect(await found({ "answers/late/en.mdx": anAnswer({ body }) }, ["--use", "found"])).toEqual([
    'warning answers/late/en.mdx:7 "lost" is withdrawn. Name "found" instead.',
  ]);
});

test("where another withdrawal sends agents is listed at its record", async () => {
  await found({ "answers/late/en.mdx": anAnswer() });
  await kb(folder.root, ["withdraw", "answers/late", "--use", "found"], on("01-07"));
  await kb(folder.root, ["withdraw", "answers/found", "--emergency", "Wrong too."], on("01-08"));
  const [problem] = pointsToWithdrawn.check(checkingIn(folder.root));
  expect(problem).toMatchObject({
    file: "answers/late/history.yaml",
    message: '"found" is withdrawn (“Wrong too.”).',
  });
});

test("an advisory that is over and a text that is withdrawn itself are left alone", async () => {
  const over = advisory("until: 2026-01-10T00:00:00Z\nscope: {answers: [lost]}");
  await found({ "advisories/storm/en.mdx": over, "answers/late/en.mdx": anAnswer({ body }) });
  await kb(folder.root, ["withdraw", "answers/late", "--why", "Wrong."], on("01-07"));
  expect(pointsToWithdrawn.check(checkingIn(folder.root))).toEqual([]);
});
