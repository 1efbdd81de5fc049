import { afterEach, describe, expect, test } from "vitest";
import { replyTooLong } from "#checks/reply-too-long.ts";
import {
  aChange,
  anAnswer,
  aReply,
  aTranslation,
  aTree,
  aWorkspace,
  type ContentFolder,
  checkingIn,
  type FileTree,
  publishAll,
} from "../make.ts";

let folder: ContentFolder | undefined;
afterEach(() => folder?.cleanup());

const FILE = "answers/late-delivery/en.mdx";

function found(files: FileTree, setUp?: (opened: ContentFolder) => void): string[] {
  folder = aTree({ "workspace.yaml": aWorkspace() });
  setUp?.(folder);
  folder.write(files);
  return replyTooLong
    .check(checkingIn(folder.root))
    .map((problem) => `${problem.severity} ${problem.message}`);
}

function answer(...replies: string[]): FileTree {
  return { [FILE]: anAnswer({ body: replies.join("\n\n") }) };
}

/** So many letters of reply; X posts add a space and "^WW". */
const letters = (count: number, attributes: string) => aReply("a".repeat(count), attributes);

describe("a reply that names its channel", () => {
  test("may fill the limit with its signature, and not one character more", () => {
    expect(found(answer(letters(276, 'channel="x-post"')))).toEqual([]);
    expect(found(answer(letters(277, 'channel="x-post"')))).toEqual([
      'error With every field at its longest the reply has 281 characters as X counts on "x-post", 1 more than its 280.',
    ]);
  });

  test("is measured with every field at its limit", () => {
    expect(found(answer(aReply(`${"a".repeat(236)}{{customer_name}}`, 'channel="x-post"')))).toEqual([]);
    expect(found(answer(aReply(`${"a".repeat(237)}{{customer_name}}`, 'channel="x-post"')))[0]).toMatch(
      /^error .* 281 characters/,
    );
  });

  test("is measured with the widest letters that are usual in its language", () => {
    const files = {
      ...answer(letters(1, 'channel="x-post"')),
      "answers/late-delivery/vi.mdx": aTranslation({
        body: aReply(`${"a".repeat(200)}{{customer_name}}`, 'channel="x-post"'),
      }),
    };
    expect(found(files)[0]).toMatch(/^error .* 284 characters as X counts/);
    const bytes = {
      ...answer(letters(1, 'channel="instagram-dm"')),
      "answers/late-delivery/vi.mdx": aTranslation({
        body: aReply(`${"a".repeat(900)}{{customer_name}}`, 'channel="instagram-dm"'),
      }),
    };
    expect(found(bytes)[0]).toMatch(/^error .* 1025 bytes on "instagram-dm", 25 more than its 1000/);
  });

  test("is measured with the longest option of a choice", () => {
    const placeholders =
      "address: {label: {en: address}, type: choice, options: [a, bb, cccc], max: 40, example: a}\n";
    const files = {
      ...answer(aReply(`${"a".repeat(272)}{{address}}`, 'channel="x-post"')),
      "settings/placeholders.yaml": placeholders,
    };
    expect(found(files)).toEqual([]);
    expect(
      found({ ...files, ...answer(aReply(`${"a".repeat(273)}{{address}}`, 'channel="x-post"')) }),
    ).toHaveLength(1);
  });

  test("counts messages where the channel counts messages", () => {
    expect(found(answer(letters(920, 'channel="sms"')))[0]).toMatch(
      /^error .* 7 parts on "sms", 1 more than its 6\.$/,
    );
  });

  test("counts the words of its fragments", () => {
    const fragment = { "fragments/long/en.mdx": anAnswer({ title: "Long", body: "b".repeat(280) }) };
    expect(found({ ...fragment, ...answer(aReply('<Fragment id="long"/>', 'channel="x-post"')) })[0]).toMatch(
      /^error/,
    );
  });
});

describe("a reply for a group of channels", () => {
  test("is a warning for each channel on which it is too long", () => {
    const problems = found(answer(letters(320, 'channel="public"')));
    expect(problems.every((problem) => problem.startsWith("warning"))).toBe(true);
    expect(problems.map((problem) => /on "([^"]+)"/.exec(problem)?.[1]).sort()).toEqual([
      "bluesky",
      "tiktok-comment",
      "x-post",
    ]);
  });

  test("is one error when it fits none of them, naming the nearest", () => {
    const channels =
      "a: {name: {en: A}, public: true, limit: 10}\nb: {name: {en: B}, public: true, limit: 20}\n";
    const problems = found({
      ...answer(letters(30, 'channel="public"')),
      "settings/channels.yaml": channels,
    });
    expect(problems).toEqual([
      'error With every field at its longest the reply has 30 characters on "b", 10 more than its 20, and it fits none of the channels it is for.',
    ]);
  });

  test("is not measured where another reply is meant for the channel", () => {
    const own = ["x-post", "tiktok-comment", "bluesky"].map((channel) => letters(20, `channel="${channel}"`));
    expect(found(answer(letters(320, 'channel="public"'), ...own))).toEqual([]);
  });
});

describe("what is published", () => {
  const long = { [FILE]: anAnswer({ body: letters(300, 'channel="x-post"') }) };
  const short = { [FILE]: anAnswer({ front: aChange(), body: letters(20, 'channel="x-post"') }) };

  test("never stops a draft that mends it", () => {
    const problems = found(short, (opened) => {
      opened.write(long);
      publishAll(opened.root);
    });
    expect(problems).toEqual([
      'warning In version 1.0: With every field at its longest the reply has 304 characters as X counts on "x-post", 24 more than its 280.',
    ]);
  });

  test("is said once while nothing was edited", () => {
    const problems = found({}, (opened) => {
      opened.write(long);
      publishAll(opened.root);
    });
    expect(problems).toHaveLength(1);
  });

  test("is not looked at once another version is in effect", () => {
    const problems = found({}, (opened) => {
      opened.write(long);
      publishAll(opened.root, "2026-01-01T00:00:00Z");
      opened.write(short);
      publishAll(opened.root, "2026-01-02T00:00:00Z");
    });
    expect(problems).toEqual([]);
  });
});
