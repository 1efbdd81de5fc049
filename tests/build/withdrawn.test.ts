import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ServedSite, servedSite } from "../browser/site.ts";
import { kb, on } from "../histories.ts";
import { aChange, anAdvisory, anAnswer, aReply, aTree, type ContentFolder } from "../make.ts";

const LINKING = `<When>\n[The other](answer:lost)\n</When>\n\n${aReply()}`;

let content: ContentFolder;
let site: ServedSite;

beforeAll(async () => {
  const note = aChange();
  content = aTree({
    "answers/lost/en.mdx": anAnswer({ title: "Lost" }),
    "answers/late/en.mdx": anAnswer({ body: LINKING }),
    "answers/older/en.mdx": anAnswer({ title: "Older" }),
    "advisories/storm/en.mdx": anAdvisory({
      effect: "hold",
      front: `use: lost\nscope: {answers: [late]}\n${note}`,
    }),
    "advisories/flood/en.mdx": anAdvisory({ title: "Flood", effect: "replace", front: `use: lost\n${note}` }),
    "training/first/path.yaml":
      "id: first\ntitle: {en: First}\nmodules:\n  - title: {en: One}\n    lessons: [one]\n",
    "training/first/one.en.mdx": '---\ntitle: One\n---\n\nOpen <Answer id="lost"/> and [it](answer:lost).\n',
  });
  await kb(content.root, ["publish", "--all"], on("01-05"));
  await kb(content.root, ["withdraw", "answers/older", "--use", "lost"], on("01-06"));
  const pulled = await kb(
    content.root,
    ["withdraw", "answers/lost", "--emergency", "Somebody was hurt."],
    on("01-07"),
  );
  expect(pulled.status).toBe(0);
  site = await servedSite(on("01-08"), content.root);
});

afterAll(() => {
  site?.close();
  content?.cleanup();
});

test("a text that was pulled at night breaks no build, whatever points to it", () => {
  expect(readFileSync(join(site.folder, "answers/lost/index.html"), "utf8")).toContain("Somebody was hurt.");
  for (const page of ["answers/late", "answers/older", "advisories/storm", "training/first/one"])
    expect(readFileSync(join(site.folder, page, "index.html"), "utf8")).toContain("</html>");
});

test("everything that points to it is listed, and can be published all the same", async () => {
  const { status, out } = await kb(content.root, ["check"], on("01-08"));
  expect(status).toBe(0);
  const files = out
    .split("\n")
    .flatMap((line) => (/^(.*?):\d+:\d+ .*points-to-withdrawn/.exec(line) ?? []).slice(1));
  expect(files).toEqual([
    "advisories/flood/en.mdx",
    "advisories/storm/en.mdx",
    "answers/late/en.mdx",
    "answers/older/history.yaml",
    "training/first/one.en.mdx",
    "training/first/one.en.mdx",
  ]);
  content.write({
    "answers/late/en.mdx": anAnswer({ front: aChange(), body: LINKING.replace("looking into it", "on it") }),
    "advisories/flood/en.mdx": anAdvisory({
      title: "Floods",
      effect: "replace",
      front: `use: lost\n${aChange()}`,
    }),
  });
  expect(await kb(content.root, ["publish", "--all"], on("01-09"))).toMatchObject({ status: 0, err: "" });
});
