import { afterEach, expect, test } from "vitest";
import { historyIn, kb, on } from "../histories.ts";
import { aChange, aFragment, anAnswer, aReply, aTree, type ContentFolder } from "../make.ts";

const FRAGMENT = "fragments/credit";
const MANY = 120;

let folder: ContentFolder;
afterEach(() => folder.cleanup());

test("a fragment takes every answer that uses it along in one publication, and each is approved with it", async () => {
  const answers = Array.from({ length: MANY }, (_, index) => `answers/a-${index}`);
  const using = (index: number) =>
    anAnswer({ title: `Answer ${index}`, body: aReply(`Take <Fragment id="credit"/> for ${index}.`) });
  folder = aTree({
    [`${FRAGMENT}/en.mdx`]: aFragment(),
    ...Object.fromEntries(answers.map((key, index) => [`${key}/en.mdx`, using(index)])),
  });
  await kb(folder.root, ["publish", "--all"], on("01-05"));
  folder.write({ [`${FRAGMENT}/en.mdx`]: aFragment({ body: "10 euros", front: aChange() }) });
  const published = await kb(folder.root, ["publish", FRAGMENT, "--by", "@minh"], on("01-06"));
  expect(published.out.split("\n")).toHaveLength(MANY + 1);
  await kb(folder.root, ["approve", FRAGMENT, "2.0", "--by", "@lan"], on("01-07"));
  for (const key of [FRAGMENT, answers[0] ?? "", answers[MANY - 1] ?? ""])
    expect(historyIn(folder.root, key).slice(1)).toMatchObject([
      { record: "publish", version: "2.0", by: "@minh" },
      { record: "approve", version: "2.0", by: "@lan" },
    ]);
});
