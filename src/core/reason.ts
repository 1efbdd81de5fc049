import type { Locale } from "#core/locale.ts";
import type { Section } from "#core/reply.ts";
import type { Sign } from "#core/sign.ts";

/** What was changed in a part of a text: signs of its words, or what it names. */
export type Mark = Sign["type"] | "link" | "field" | "never-send" | "words";

/** What of a change weighs: a sign of its words, a whole part that is new or gone, or a fact of its front matter. */
export type Weight = Mark | "part" | "front";

/** Why a change looks major, as a value. */
export type Reason =
  | {
      /** Something that weighs changed within a part: the words of before and of now, either may be none. */
      readonly type: "words";
      readonly mark: Mark;
      readonly was: readonly string[];
      readonly now: readonly string[];
      readonly part: Section;
      readonly locale: Locale;
    }
  | {
      /** A whole part is new or gone. */
      readonly type: "part";
      readonly change: "new" | "gone";
      readonly part: Section;
      readonly locale: Locale;
    }
  | {
      /** The text of a language is gone. */
      readonly type: "language";
      readonly locale: Locale;
    }
  | {
      /** A field of the front matter changed. */
      readonly type: "front";
      readonly field: string;
      readonly was: string;
      readonly now: string;
    };

const MARKS: Readonly<Record<Exclude<Mark, "number" | "amount" | "date" | "words">, string>> = {
  negation: "the word",
  condition: "the condition",
  link: "the link",
  field: "the field",
  "never-send": "the wording nobody may send",
};

const PARTS: Readonly<
  Record<Exclude<Section["type"], "reply" | "no-reply" | "attach" | "escalate">, string>
> = {
  prose: "the text",
  when: "the “When” part",
  steps: "the steps",
  never: "the “Never” part",
};

/** A reason as one clause, without a full stop: `"7 days" became "14 days" in the private reply (vi)`. */
export function reasonWords(reason: Reason): string {
  switch (reason.type) {
    case "front":
      return `\`${reason.field}\` became ${reason.now || "empty"}, was ${reason.was || "empty"}`;
    case "language":
      return `the text in ${reason.locale} is gone`;
    case "part":
      return `${partWords(reason.part)} (${reason.locale}) is ${reason.change}`;
    case "words":
      return `${changeWords(reason)} in ${partWords(reason.part)} (${reason.locale})`;
  }
}

function changeWords({ mark, was, now }: Extract<Reason, { type: "words" }>): string {
  const [before, after] = [quoted(was), quoted(now)];
  const what = mark in MARKS ? `${MARKS[mark as keyof typeof MARKS]} ` : "";
  if (was.length > 0 && now.length > 0) return `${what}${before} became ${after}`;
  return was.length > 0 ? `${what}${before} is gone` : `${what}${after} is new`;
}

function quoted(words: readonly string[]): string {
  const shown = words.slice(0, 3).map((word) => `“${word.length > 60 ? `${word.slice(0, 59)}…` : word}”`);
  return [...shown, ...(words.length > 3 ? ["…"] : [])].join(", ");
}

function partWords(part: Section): string {
  switch (part.type) {
    case "reply": {
      const { channels, moment } = part.reply;
      const named = channels.length === 0 ? "private" : channels.join(" and ");
      return `the ${named} reply${moment === "first" ? "" : ` for “${moment}”`}`;
    }
    case "no-reply":
      return "the decision not to reply";
    case "escalate":
      return `the escalation to ${part.to}`;
    case "attach":
      return `the file ${part.file}`;
    default:
      return PARTS[part.type];
  }
}
