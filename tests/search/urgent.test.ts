import { describe, expect, test } from "vitest";
import { BASE, messageEngine, suggestedBy } from "./message-base.ts";

const engine = await messageEngine();
const heard = async (message: string) => (await suggestedBy(engine, message)).urgent.map(({ id }) => id);

describe("an urgent answer", () => {
  test.each([
    ["a phrase of it", "i want to kill myself"],
    ["other words for it", "i keep thinking about ending my life"],
    ["Vietnamese without marks", "minh muon tu tu"],
    ["chat spelling", "e k muon song nua"],
    [
      "one sentence among others",
      "My parcel is late and nobody answers. Honestly I dont want to live anymore. Where is the hoodie?",
    ],
    ["below an older mail", "see below\n> i want to kill myself"],
    ["a language it has no phrase in", "もう死にたい"],
    ["in passing", "forget the refund. i wont be here tomorrow"],
    ["softly", "i dont see why i should still be here tomorrow"],
    ["softly, in Vietnamese without marks", "em k thay ly do gi de mai con o day nua"],
  ])("is heard: %s", async (_, message) => {
    expect(await heard(message)).toEqual(["danger"]);
  });

  test.each([
    "this lag is killing me",
    "i'm dying to get tickets",
    "cười chết mất",
    "lag muốn chết luôn",
    "my hoodie has not arrived",
    "goodbye, see you tomorrow",
    "will the merch stand still be here tomorrow",
    "",
  ])("is not heard: %j", async (message) => {
    expect(await heard(message)).toEqual([]);
  });

  test("stands apart, never among the others and never as a maybe", async () => {
    const { urgent, findings } = await suggestedBy(engine, "i want to kill myself because my parcel is late");
    expect(urgent.map(({ id }) => id)).toEqual(["danger"]);
    expect(findings.map(({ id }) => id)).not.toContain("danger");
    const nearest = await suggestedBy(engine, "do i want it");
    expect(nearest.findings.map(({ id }) => id)).not.toContain("danger");
  });

  test("withdrawn ones, and bases without any, are quiet", async () => {
    const withdrawn = BASE.map((own) =>
      own.id === "danger"
        ? { ...own, stretches: own.stretches.map((s) => ({ ...s, isWithdrawn: true as const })) }
        : own,
    );
    for (const base of [withdrawn, BASE.filter(({ id }) => id !== "danger")]) {
      const { urgent, isPartial } = await suggestedBy(await messageEngine(base), "i want to kill myself");
      expect({ urgent, isPartial }).toEqual({ urgent: [], isPartial: false });
    }
  });
});
