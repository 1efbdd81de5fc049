import { told } from "#checks/example.ts";
import { problemAt, type Words } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { gravityOf, type Sent, sentTexts, whereSent } from "#checks/sent.ts";
import type { Problem } from "#core/problem.ts";
import { type Found, neverSent } from "#core/wording.ts";
import type { NeverSend } from "#core/workspace.ts";

const WORDING = { "settings/wording.yaml": "- {never: unfortunately, locale: en, say: what we can do}\n" };
const reply = (words: string) => told({ body: `<Reply>\nHi {{customer_name}}, ${words}\n</Reply>` });

/** No approved reply holds wording that nobody may send. */
export const neverSend: Rule = {
  name: "never-send",
  severity: "error",
  why: "The team has agreed on words that customers never read from it. An agent could not copy a reply that holds one, so it is found here first.",
  byEntry: true,
  bad: {
    files: {
      ...WORDING,
      "answers/late-delivery/en.mdx": reply("unfortunately your order is late."),
    },
  },
  good: {
    files: { ...WORDING, "answers/late-delivery/en.mdx": reply("your order is late and we look into it.") },
  },
  check: (context) => {
    const { neverSend: list } = context.library.settings;
    return list.length === 0 ? [] : sentTexts(context).flatMap((sent) => problemsIn(context, sent));
  },
};

function problemsIn(context: CheckContext, sent: Sent): Problem[] {
  const { neverSend: list, allowed } = context.library.settings;
  const near = nearlyHeld(sent.words, list);
  if (near.length === 0) return [];
  return neverSent(sent.words, sent.text.locale, near, allowed).map((found) =>
    problemAt(neverSend, whereSent(sent, found.words), wordsFor(found), gravityOf(context, sent)),
  );
}

/** A quick look for the longest word of each wording: most texts hold none. */
function nearlyHeld(words: string, list: readonly NeverSend[]): readonly NeverSend[] {
  const text = words.toLowerCase();
  return list.filter(({ never }) => text.includes(longestWord(never)));
}

const longest = new Map<string, string>();

function longestWord(phrase: string): string {
  const known = longest.get(phrase);
  if (known !== undefined) return known;
  const parts = phrase
    .normalize("NFC")
    .toLowerCase()
    .split(/[\s'’]+/);
  const word = parts.reduce((best, part) => (part.length > best.length ? part : best), "");
  longest.set(phrase, word);
  return word;
}

function wordsFor({ words, say }: Found): Words {
  const fix = say === undefined ? "Say it in other words." : `Say instead: ${say}.`;
  return [`Nobody sends "${words}": settings/wording.yaml says so.`, fix];
}
