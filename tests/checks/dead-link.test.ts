import { afterEach, expect, test } from "vitest";
import { deadLink } from "#checks/dead-link.ts";
import { writing } from "#store/journal.ts";
import { readContent } from "#store/library.ts";
import { Publication } from "#store/publication.ts";
import {
  anAdvisory,
  anAnswer,
  aProduct,
  aReply,
  aTree,
  type ContentFolder,
  checkingIn,
  type FileTree,
  publishAll,
} from "../make.ts";

let folder: ContentFolder;
afterEach(() => folder.cleanup());

const linking = (target: string) => ({
  "answers/late/en.mdx": anAnswer({
    title: "Late",
    body: `<When>\nSee [this](${target}).\n</When>\n\n${aReply()}`,
  }),
});

function found(files: FileTree, published: FileTree = {}): string[] {
  folder = aTree(published);
  if (Object.keys(published).length > 0) publishAll(folder.root, "2026-01-01T00:00:00Z");
  folder.write(files);
  return check();
}

function check(): string[] {
  return deadLink
    .check(checkingIn(folder.root))
    .map(({ file, line, column, severity, message }) => `${file}:${line}:${column} ${severity} ${message}`);
}

function withdraw(id: string, use?: string): void {
  writing(folder.root, () => {
    const publication = new Publication(readContent(folder.root));
    publication.addRecord(`answers/${id}`, {
      record: "withdraw",
      at: "2026-01-02T00:00:00Z",
      by: "team",
      version: "1.0",
      ...(use ? { use } : { why: "gone" }),
    });
    publication.commit();
  });
}

test("a link to something that does not exist names what was meant", () => {
  expect(found({ ...linking("answer:not-recieved"), "answers/not-received/en.mdx": anAnswer() })).toEqual([
    'answers/late/en.mdx:7:12 error "not-recieved" is not one of the answers. Did you mean "not-received"?',
  ]);
});

test.each(["answer:late", "product:store", "advisory:storm"])("a link to %s arrives", (target) => {
  expect(
    found({
      ...linking(target),
      "products/store/en.mdx": aProduct(),
      "advisories/storm/en.mdx": anAdvisory(),
    }),
  ).toEqual([]);
});

test("an entry is found by its former name", () => {
  expect(
    found({
      ...linking("answer:lost"),
      "answers/not-received/en.mdx": anAnswer({ front: "formerly: [lost]" }),
    }),
  ).toEqual([]);
});

test("what is not published yet is a warning once the link itself is published", () => {
  const draft = { "answers/new/en.mdx": anAnswer({ title: "New" }) };
  expect(found({ ...linking("answer:new"), ...draft })).toEqual([]);
  folder.cleanup();
  expect(
    found({ ...linking("answer:new"), ...draft }, { "answers/late/en.mdx": anAnswer({ title: "Late" }) })[0],
  ).toMatch(/ warning "new" is not published yet/);
});

test("a withdrawal that sends agents nowhere is an error at its record", () => {
  found({}, { "answers/lost/en.mdx": anAnswer() });
  withdraw("lost", "nowhere");
  expect(check()[0]).toMatch(/^answers\/lost\/history\.yaml:\d+:1 error "nowhere" is not one of the answers/);
});

test("an advisory's replacement and scope are links too", () => {
  const advisory = anAdvisory({
    effect: "replace",
    where: "countries: [VN]\nuse: nothing\nscope: {answers: [none], products: [no-product]}",
  });
  expect(
    found({ "advisories/storm/en.mdx": advisory }).map((line) => line.split(" ").slice(0, 3).join(" ")),
  ).toEqual([
    'advisories/storm/en.mdx:5:6 error "nothing"',
    'advisories/storm/en.mdx:6:19 error "none"',
    'advisories/storm/en.mdx:6:37 error "no-product"',
  ]);
});
