import { describe, expect, test } from "vitest";
import { drillChange, sideOf } from "#core/drill-change.ts";
import type { PublishRecord } from "#core/history.ts";
import type { PublishedEntry, PublishedVersion } from "#core/published.ts";
import { aHistory, aPublication, aReplyOf, on } from "../histories.ts";

type Words = Readonly<Record<string, string>>;

function aVersion(version: string, words: Words): PublishedVersion {
  const texts = Object.entries(words).map(([locale, said]) => {
    const reply = { type: "reply", reply: aReplyOf(said) } as const;
    return [locale, { title: "Late", phrases: [], body: [reply] }] as const;
  });
  return { version, texts: Object.fromEntries(texts) } as unknown as PublishedVersion;
}

function anEntry(versions: Readonly<Record<string, Words>>, ...records: PublishRecord[]): PublishedEntry {
  const told = Object.entries(versions).map(([version, words]) => [version, aVersion(version, words)]);
  return { kind: "answers", id: "late", history: aHistory(...records), versions: Object.fromEntries(told) };
}

const FIRST = aPublication("1.0", on("01-05"));
const SECOND = aPublication("2.0", on("02-05"));
const told = (entry: PublishedEntry, version: string, locales = ["en"]) => {
  const change = drillChange(entry, version, locales);
  const sides = (["was", "now"] as const).map((side) => change && sideOf(change.paragraphs, side));
  return change && [change.from, change.to, change.locale, ...sides, change.note.why];
};

describe("what last changed in a reply", () => {
  const entry = anEntry(
    { "1.0": { en: "It takes 7 days." }, "2.0": { en: "It takes 14 days." } },
    FIRST,
    SECOND,
  );

  test("is the newest change of its meaning, with its note", () => {
    expect(told(entry, "2.0")).toEqual([
      "1.0",
      "2.0",
      "en",
      "It takes 7 days.",
      "It takes 14 days.",
      "Because.",
    ]);
    expect(told(entry, "1.0")).toBeUndefined();
  });

  test("ends in the wording that holds, also after a small correction", () => {
    const versions = { ...entry.versions, "2.1": aVersion("2.1", { en: "It takes up to 14 days." }) };
    const corrected = { ...entry, versions, history: [...entry.history, aPublication("2.1", on("03-05"))] };
    expect(told(corrected, "2.1")).toEqual([
      "1.0",
      "2.0",
      "en",
      "It takes 7 days.",
      "It takes up to 14 days.",
      "Because.",
    ]);
  });

  test("is nothing where no reply differs but in marks and letter case", () => {
    const same = { "1.0": { en: "It takes 7 days." }, "2.0": { en: "It takes 7 days!" } };
    expect(told(anEntry(same, FIRST, SECOND), "2.0")).toBeUndefined();
  });

  test("is told in another language while a translation is behind", () => {
    const both = {
      "1.0": { en: "It takes 7 days.", vi: "Mất 7 ngày." },
      "2.0": { en: "It takes 14 days.", vi: "Mất 7 ngày nha." },
    };
    const first = aPublication("1.0", on("01-05"), { texts: { en: "1.0", vi: "1.0" } });
    const behind = aPublication("2.0", on("02-05"), { texts: { en: "2.0", vi: "1.0" } });
    const level = aPublication("2.0", on("02-05"), { texts: { en: "2.0", vi: "2.0" } });
    expect(told(anEntry(both, first, behind), "2.0", ["vi", "en"])?.[2]).toBe("en");
    expect(told(anEntry(both, first, level), "2.0", ["vi", "en"])?.[2]).toBe("vi");
  });
});
