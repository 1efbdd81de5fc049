import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { changesOf } from "#core/change.ts";
import type { PublishedEntry } from "#core/published.ts";
import { publishedEntry } from "#core/published-entry.ts";
import { replyTexts } from "#core/reply-texts.ts";
import { keptOfRecords } from "#store/kept-records.ts";
import { keptReplies } from "#store/kept-replies.ts";
import { keepParsed, type Reading, readContent } from "#store/library.ts";
import { kb, on } from "../histories.ts";
import { aChange, aFragment, anAnswer, aReply, aTree, aWorkspace, publishAll } from "../make.ts";

const cache = mkdtempSync(join(tmpdir(), "replybook-made-"));
const folder = aTree({
  "workspace.yaml": aWorkspace(),
  "fragments/credit/en.mdx": aFragment({ body: "5 euros" }),
  "answers/late/en.mdx": anAnswer({ body: aReply('You get <Fragment id="credit"/>.') }),
});
publishAll(folder.root, on("01-05"));
afterAll(() => {
  folder.cleanup();
  rmSync(cache, { recursive: true });
});

const read = () => readContent(folder.root, { cache, worth: 1 });

function published({ library }: Reading): PublishedEntry {
  const entry = library.entries.get("answers/late");
  const found = entry && publishedEntry(library, entry);
  if (!found) throw new Error("It is not published.");
  return found;
}

/** The replies of a version and the changes of the answer as they are kept, and which of the two had to be made. */
function kept(version: string, reading = read()) {
  const made: string[] = [];
  const answer = published(reading);
  const replies = keptReplies(reading, "answers/late", version, () => {
    made.push("replies");
    return replyTexts(answer.versions[version] ?? { texts: {} });
  });
  const entry = reading.library.entries.get("answers/late");
  const changes =
    entry &&
    keptOfRecords(reading, entry, "changes", () => {
      made.push("changes");
      return JSON.stringify(changesOf(answer));
    });
  keepParsed(reading);
  return { replies: replies.en, changes: JSON.parse(changes ?? ""), made };
}

/** The same without any cache. */
function anew(version: string) {
  const answer = published(readContent(folder.root));
  return { replies: replyTexts(answer.versions[version] ?? { texts: {} }).en, changes: changesOf(answer) };
}

test("replies and changes are made once, and again for what is published since", async () => {
  expect(kept("1.0")).toEqual({ ...anew("1.0"), made: ["replies", "changes"] });
  expect(kept("1.0")).toEqual({ ...anew("1.0"), made: [] });
  folder.write({ "fragments/credit/en.mdx": aFragment({ body: "7 euros", front: aChange() }) });
  publishAll(folder.root, on("01-06"));
  expect(kept("1.0")).toEqual({ ...anew("1.0"), made: ["changes"] });
  const newest = published(read()).history.at(-1)?.version ?? "";
  expect(newest).not.toBe("1.0");
  expect(anew(newest).replies).toEqual([expect.stringContaining("7 euros")]);
  expect(kept(newest)).toEqual({ ...anew(newest), made: ["replies"] });
  await kb(folder.root, ["correct-note", "answers/late", newest, "--note", "It is 7, was 5."], on("01-07"));
  expect(kept(newest)).toEqual({ ...anew(newest), made: ["changes"] });
});

test("nothing is kept of a file that is not what its record says", () => {
  const file = join(folder.root, "answers/late/versions/1.0/en.mdx");
  const sound = readFileSync(file, "utf8");
  rmSync(cache, { recursive: true });
  writeFileSync(file, sound.replace("You get", "You lose"));
  expect(kept("1.0").replies).toEqual([expect.stringContaining("You lose")]);
  writeFileSync(file, sound);
  const { replies, made } = kept("1.0");
  expect(replies).toEqual([expect.stringContaining("You get")]);
  expect(made).toEqual(["replies", "changes"]);
});
