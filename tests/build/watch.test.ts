import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { watched } from "#build/watch.ts";

/** A content folder with one answer, watched; `seen` counts what was told of it. */
function aWatchedFolder() {
  const root = mkdtempSync(join(tmpdir(), "replybook watched "));
  const answer = join(root, "answers/late");
  mkdirSync(answer, { recursive: true });
  writeFileSync(join(answer, "en.mdx"), "One.");
  const told = { seen: 0 };
  const end = watched(root, () => {
    told.seen++;
  });
  onTestFinished(() => {
    end();
    rmSync(root, { recursive: true, force: true });
  });
  return { root, answer, told };
}

type Watched = ReturnType<typeof aWatchedFolder>;
const text = ({ answer }: Watched) => join(answer, "en.mdx");
/** As an editor saves that first writes another file. */
function replaced(file: string, words: string): void {
  writeFileSync(`${file}~`, words);
  renameSync(`${file}~`, file);
}

const WAYS: Readonly<Record<string, (watched: Watched, time: number) => void>> = {
  "writes into the file": (watched, time) => writeFileSync(text(watched), `Two ${time}.`),
  "puts another file in its place": (watched, time) => replaced(text(watched), `Two ${time}.`),
  "deletes it and makes it anew": (watched, time) => {
    rmSync(text(watched));
    writeFileSync(text(watched), `Two ${time}.`);
  },
  "makes a folder with a text": ({ root }, time) => {
    mkdirSync(join(root, `answers/new-${time}`));
    writeFileSync(join(root, `answers/new-${time}/en.mdx`), "New.");
  },
  "calls its folder something else and writes there": ({ answer }, time) => {
    const other = time % 2 === 0 ? [answer, `${answer}-other`] : [`${answer}-other`, answer];
    renameSync(other[0] ?? "", other[1] ?? "");
    writeFileSync(join(other[1] ?? "", "en.mdx"), `Two ${time}.`);
  },
};

test.each(Object.entries(WAYS))("is told each time when somebody %s", async (_, save) => {
  const watched = aWatchedFolder();
  for (let time = 0; time < 4; time++) {
    const { seen } = watched.told;
    save(watched, time);
    await expect.poll(() => watched.told.seen).toBeGreaterThan(seen);
  }
});

test("is told once of a burst, and no more when it is over", async () => {
  const watched = aWatchedFolder();
  for (let time = 0; time < 20; time++) writeFileSync(text(watched), `Two ${time}.`);
  await expect.poll(() => watched.told.seen).toBe(1);
  await new Promise((later) => setTimeout(later, 400));
  expect(watched.told.seen).toBe(1);
});
