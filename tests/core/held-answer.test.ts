import { describe, expect, test } from "vitest";
import { answersTaught, heldEditions, heldReplies, heldReply } from "#core/held-answer.ts";
import type { LessonText } from "#core/lesson.ts";
import { lessonStep, stepsBetween } from "#core/lesson-step.ts";
import { publishedEntry } from "#core/published-entry.ts";
import { readLibrary } from "#store/library.ts";
import { LARKSPAN } from "../content.ts";

const library = readLibrary(LARKSPAN);
const ground = { channels: [...library.settings.channels.values()], sourceLocale: "en" };
const place = { line: 1, column: 1 };

function published(id: string) {
  const entry = library.entries.get(`answers/${id}`);
  const made = entry && publishedEntry(library, entry);
  if (!made) throw new Error(`There is no answer ${id}.`);
  return made;
}

function aText(parts: Partial<LessonText>): LessonText {
  return { title: "A lesson", words: "", tasks: [], scenes: [], changes: [], mentions: [], ...parts };
}

describe("what a path holds", () => {
  test("are the answers its lessons teach, each once and in their order, but none that is only a wrong option", () => {
    const wrong = {
      type: "choose",
      of: "quiz",
      options: [{ answer: "never", right: false }],
      place,
    } as const;
    const first = aText({
      mentions: [
        { key: "answers/late", place },
        { key: "answers/never", place },
        { key: "products/store", place },
        { key: "answers/early", place },
      ],
      tasks: [wrong],
    });
    const second = aText({ mentions: [{ key: "answers/late", place }] });
    expect(answersTaught([first, second])).toEqual(["late", "early"]);
  });

  test("is the version in effect and what is known to follow, each with its time", () => {
    const editions = heldEditions(published("account-locked"), "2026-11-12T00:00:00Z", ["en"]);
    expect(editions.map(({ version, from, until }) => [version, from, until])).toEqual([
      ["3.0", undefined, "2026-11-21T18:20:00+07:00"],
      ["3.1", "2026-11-21T18:20:00+07:00", undefined],
    ]);
    expect(editions[0]).toMatchObject({ title: "Account locked", since: "2026-11-11T15:25:00+07:00" });
  });

  test("is nothing yet of an answer whose first version is still to come", () => {
    const [first] = heldEditions(published("account-locked"), "2026-08-01T00:00:00Z", ["en"]);
    expect(first).toMatchObject({ version: "1.0", from: "2026-08-07T11:00:00+07:00" });
  });

  test("is the wording for a channel and moment, by its reference", () => {
    const asked = { locale: "en", channel: "messenger", moment: "upset" } as const;
    const held = heldReply(published("account-locked"), "3.1", asked, ground);
    expect(held?.reference).toBe("account-locked@3.1/en/messenger/upset");
    expect(held?.reply.moment).toBe("upset");
    expect(
      heldReply(published("account-locked"), "3.1", { ...asked, channel: "pigeon" }, ground),
    ).toBeUndefined();
  });

  test("is the source's wording where the translation is behind", () => {
    const asked = { locale: "vi", channel: "messenger", moment: "first" } as const;
    const behind = heldReply(published("merch-late"), "3.0", asked, ground);
    expect(behind).toMatchObject({ locale: "en", reference: "merch-late@3.0/en/messenger" });
    expect(heldReply(published("account-locked"), "3.1", asked, ground)?.locale).toBe("vi");
  });

  test("names every wording of an answer by a reference of its own", () => {
    const references = heldReplies(published("account-locked"), "3.1", "en", ground).map(
      ({ reference }) => reference,
    );
    expect(references.length).toBeGreaterThan(4);
    expect(new Set(references).size).toBe(references.length);
  });
});

describe("the step a lesson shows", () => {
  test("is what differs, replies before the rest, in the reader's language", () => {
    const step = lessonStep(published("account-locked"), "1.0", "3.0", ["vi", "en"]);
    expect(step.locale).toBe("vi");
    expect(step.parts[0]?.section.type).toBe("reply");
    expect(step.parts.flatMap(({ paragraphs }) => paragraphs).every(({ kind }) => kind !== "same")).toBe(
      true,
    );
  });

  test("is empty where a version is unknown", () => {
    expect(lessonStep(published("account-locked"), "1.0", "9.0", ["en", "en"]).parts).toEqual([]);
  });

  test.each([
    ["1.0", "3.0", ["2.0", "3.0"]],
    ["2.0", "3.1", ["3.0"]],
    ["3.0", "3.1", ["3.1"]],
  ])("tells from %s to %s of the changes readers were told of", (from, to, told) => {
    expect(stepsBetween(published("account-locked"), from, to)).toEqual(told);
  });
});
