import { describe, expect, test } from "vitest";
import { aDocument } from "./documents.ts";
import { BASE, messageEngine, suggestedBy, urgently } from "./message-base.ts";

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

describe("danger at a place", () => {
  const VENUE = urgently(
    aDocument("venue", {
      title: "People in danger at a venue",
      en: [
        "we are being crushed at gate 4",
        "somebody got stabbed outside the venue",
        "we are trapped inside",
      ],
      vi: [
        "đang bị đè ở cổng 4, cứu với",
        "có người cầm dao ở cổng soát vé",
        "đánh nhau to lắm, có người bị thương",
      ],
    }),
  );

  test.each([
    "a man pulled a knife at the entrance",
    "kids are being squeezed at the barrier",
    "we are stuck in the lift and nobody answers",
    "co nguoi rut dao trong hang cho",
    "mấy em nhỏ bị đè ở hàng rào",
    "có bạn nữ bị sàm sỡ ở khu đứng",
  ])("is heard: %j", async (message) => {
    const { urgent } = await suggestedBy(await messageEngine([...BASE, VENUE]), message);
    expect(urgent.map(({ id }) => id)).toContain("venue");
  });

  test.each([
    ["of a court", "my lawyer will sue you, that is no threat"],
    ["of a court, in Vietnamese", "khách dọa kiện"],
    ["of an account", "my account was attacked by hackers"],
    ["of an account, in Vietnamese", "nick mình bị cướp mất rồi"],
    ["of messages", "bị quấy rối qua tin nhắn"],
    ["of a parcel", "my poster was crushed in the parcel"],
    ["of a price", "xem giá mà muốn xỉu"],
    ["of what may be brought", "can i bring a toy gun for cosplay"],
    ["of a plan", "bị ép gia hạn gói"],
  ])("is not heard where the words are %s", async (_, message) => {
    const { urgent } = await suggestedBy(await messageEngine([...BASE, VENUE]), message);
    expect(urgent).toEqual([]);
  });
});
