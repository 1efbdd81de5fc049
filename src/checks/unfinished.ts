import { REPLY, told } from "#checks/example.ts";
import { inBody, inFront, problemAt, type Words } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { sectionsOf } from "#checks/section.ts";
import { gravityOf, sentTexts, whereSent } from "#checks/sent.ts";
import { isAtWork, textsAsked } from "#checks/working.ts";
import type { EntryText } from "#core/entry.ts";
import { FIRST_WORDS } from "#core/first-words.ts";
import type { Problem } from "#core/problem.ts";

/** Nothing that was meant to be finished later goes out. */
export const unfinished: Rule = {
  name: "unfinished",
  severity: "error",
  why: "A mark that somebody left to come back to is sent as it stands, since agents trust what is approved. In what customers read it keeps a draft back; in notes for agents and for brackets to fill it is a warning.",
  byEntry: true,
  bad: {
    files: {
      "answers/late-delivery/en.mdx": told({
        body: "<Reply>\nHi {{customer_name}}, it arrives TODO.\n</Reply>",
      }),
    },
  },
  good: { files: { "answers/late-delivery/en.mdx": told({ body: REPLY }) } },
  check: (context) => [...sentProblems(context), ...noteProblems(context)],
};

const MARKS = /(?<![\p{L}\p{N}_])(?:TODO|TBD|TBC|FIXME|XXX+|lorem ipsum)(?![\p{L}\p{N}_])|\?{3,}/iu;
const BEGUN = new RegExp(`^ *(?:- )?(${Object.values(FIRST_WORDS).join("|").replaceAll(".", "\\.")})$`, "gm");
const CASED = /^(?:todo|tbd|tbc|fixme|x+)$/;
const BLANK = /(?<![\]\p{L}\p{N}])\[(?=[^[\]\n]*\p{L})[^[\]\n]{2,60}\](?!\()/u;
const DOTS_ALONE = /(?:^|\n)(?:- |\d{1,3}\. )?(?:…|\.{3,})(?=\n|$)/u;

function sentProblems(context: CheckContext): Problem[] {
  return sentTexts(context).flatMap((sent) => {
    const found = markIn(sent.words);
    if (found !== undefined)
      return [problemAt(unfinished, whereSent(sent, found), wordsFor(found), gravityOf(context, sent))];
    const blank = BLANK.exec(sent.words)?.[0];
    return blank === undefined
      ? []
      : [problemAt(unfinished, whereSent(sent, blank), blankWords(blank), "warning")];
  });
}

/** The same in titles, and in what only agents read. */
function noteProblems(context: CheckContext): Problem[] {
  return textsAsked(context).flatMap(({ entry, text }) => {
    const begun = [...text.source.matchAll(BEGUN)].map(([, words = ""]) => words);
    if (begun.length === 0 && !MARKS.test(text.source) && !/…|\.{3}/.test(text.source)) return [];
    if (!isAtWork(context, entry)) return [];
    const title = markIn(text.front.title);
    const notes = entry.kind === "fragments" ? [] : notesIn(text);
    return [
      ...(title === undefined
        ? []
        : [problemAt(unfinished, inFront(text, "title", title), wordsFor(title), "warning")]),
      ...notes,
      ...begun.map((words) => problemAt(unfinished, inBody(text, words), beginningWords(words), "warning")),
    ];
  });
}

function notesIn(text: EntryText): Problem[] {
  return sectionsOf(text).flatMap(({ reply, section, words }) => {
    const found = reply ? undefined : markIn(words);
    return found === undefined
      ? []
      : [problemAt(unfinished, inBody(text, found, section.place), wordsFor(found), "warning")];
  });
}

function markIn(words: string): string | undefined {
  const mark = MARKS.exec(words)?.[0];
  // "todo" is Spanish for "everything": the short marks are written in capitals.
  if (mark !== undefined && !CASED.test(mark)) return mark;
  return DOTS_ALONE.exec(words)?.[0].trim();
}

function beginningWords(words: string): Words {
  return [`"${words}" is what \`kb new\` wrote to begin with.`, "Write your own words in its place."];
}

function wordsFor(mark: string): Words {
  return [`"${mark}" is a mark of unfinished text.`, "Finish the text, or delete the mark."];
}

function blankWords(blank: string): Words {
  return [
    `"${blank}" looks like a blank to fill, and agents copy it as it stands.`,
    "Make it a field, such as {{customer_name}}, or write it without brackets.",
  ];
}
