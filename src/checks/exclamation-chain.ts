import { told } from "#checks/example.ts";
import { problemAt, type Words } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { type Sent, sentTexts, whereSent } from "#checks/sent.ts";

const reply = (words: string) => told({ body: `<Reply>\n${words}\n</Reply>` });

/** One exclamation mark at most, and none in Japanese. */
export const exclamationChain: Rule = {
  name: "exclamation-chain",
  severity: "warning",
  why: "Several exclamation marks sound like an advertisement, or like anger, above all to somebody who is upset. A support reply in Japanese has none.",
  byEntry: true,
  bad: { files: { "answers/late-delivery/en.mdx": reply("Hi {{customer_name}}, thank you for writing!!") } },
  good: { files: { "answers/late-delivery/en.mdx": reply("Hi {{customer_name}}, thank you for writing!") } },
  check: (context) =>
    sentTexts(context).flatMap((sent) => {
      const words = faultOf(sent);
      return words ? [problemAt(exclamationChain, whereSent(sent, "!"), words)] : [];
    }),
};

function faultOf({ words, text }: Sent): Words | undefined {
  const marks = words.match(/[!！]/g)?.length ?? 0;
  if (marks === 0) return undefined;
  const chain = /[!！](?:[!！?？ ]*[!！?？])|[?？][!！]/.exec(words)?.[0];
  if (chain !== undefined)
    return [`"${chain}" is a chain of marks.`, "Write a full stop, or one mark alone."];
  if (marks > 1)
    return [
      `The reply has ${marks} exclamation marks.`,
      "Keep one at most, and end the other sentences calmly.",
    ];
  if (text.locale.split("-")[0] !== "ja") return undefined;
  return ["A reply in Japanese has an exclamation mark.", "End the sentence with a full stop."];
}
