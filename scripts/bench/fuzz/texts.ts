import { escaped, proseHtml } from "#core/html.ts";
import { lengthOf, smsUnits } from "#core/length.ts";
import { cutText } from "#core/matter.ts";
import { mentionsIn } from "#core/mentions.ts";
import { plainText } from "#core/plain-text.ts";
import { privateAsksIn } from "#core/private-data.ts";
import { fragmentsIn, type Prose } from "#core/prose.ts";
import { type Body, repliesOf } from "#core/reply.ts";
import { transcriptOf } from "#core/transcript.ts";
import { bodyFrom } from "#markup/body.ts";
import { boxesIn, withBoxes } from "#markup/boxes.ts";
import { markupFrom } from "#markup/escape.ts";
import { parsedLesson } from "#markup/lesson-vocabulary.ts";
import { MAX_BYTES, scanProblems } from "#markup/scanner.ts";
import { textFrom } from "#store/text.ts";
import type { Chance } from "./chance.ts";
import { someBody, someLesson, someYaml } from "./grammar.ts";
import { oddWords } from "./letters.ts";
import { bytesOf, mutated } from "./mutation.ts";
import { seedsIn } from "./seeds.ts";
import { bytesIn, LIMIT, must, mustBeWellSaid, type Target, textIn } from "./target.ts";

const TEXTS = seedsIn("larkspan", /(?:answers|products|advisories|fragments)\/.*\.mdx$/);
const LESSONS = seedsIn("larkspan", /training\/.*\.mdx$/);
const BODIES = TEXTS.map((text) => cutText(text).body.trimStart());

/** A body short enough to be parsed, without what the decoder refuses. */
function body(chance: Chance): string {
  const made = chance.happens(0.5) ? someBody(chance) : mutated(chance.of(BODIES), chance, TEXTS);
  return made
    .slice(0, MAX_BYTES)
    .toWellFormed()
    .replace(/[\0\r]/g, "");
}

const NAMED = /<\/?(?:p|h3|ul|ol|li|blockquote|pre|hr|table|thead|tbody|tr|th|td|em|strong|s|code|br|a)>/g;
const WITH_ATTRIBUTES = /<ol start="\d+">|<a href="[^"<>]*">/g;

function mustBeSafe(html: string): void {
  const rest = html.replace(NAMED, "").replace(WITH_ATTRIBUTES, "");
  must(!/[<>"']/.test(rest), `unescaped in HTML: ${rest.slice(0, 200)}`);
  must(!/&(?!#\d+;)/.test(rest), `a bare & in HTML: ${rest.slice(0, 200)}`);
  for (const [, address = ""] of html.matchAll(/<a href="([^"]*)"/g))
    must(/^(?:https?:|mailto:|tel:|answer:|product:|advisory:)/i.test(address), `a link to ${address}`);
}

function mustRender(prose: Prose): void {
  const text = plainText(prose, { fill: (name) => `<${name}>` });
  must(!text.includes("\ufdd0"), "a sign of our own is left in plain text");
  for (const count of ["characters", "x", "sms", "bytes"] as const)
    must(lengthOf(text, count) >= 0 && (text === "" || lengthOf(text, count) > 0), `no length in ${count}`);
  smsUnits(text);
  fragmentsIn(prose);
  mustBeSafe(proseHtml(prose, { field: escaped, fill: (name) => `"><script>${name}` }));
}

function mustRenderAll(read: Body): void {
  for (const section of read) if ("prose" in section) mustRender(section.prose);
  mentionsIn(read);
  transcriptOf("Title", read);
  for (const reply of repliesOf(read)) privateAsksIn(plainText(reply.prose), [], "en");
}

/** Whatever passes the scanner reads back from the boxes of a form as it stands there. */
function mustComeBack(source: string): void {
  const boxes = boxesIn(source);
  const same = Object.fromEntries(boxes.map(({ address, text }) => [address, text]));
  if (Object.keys(same).length < boxes.length) return;
  must(withBoxes(source, same) === source, "boxes that nobody changed are written otherwise");
}

export const TEXT_TARGETS: readonly Target[] = [
  {
    name: "scanner",
    share: 200,
    make: body,
    hold: (input) => {
      const problems = scanProblems("a.mdx", textIn(input));
      mustBeWellSaid(problems);
      const lines = textIn(input).split("\n").length;
      must(
        problems.every(({ line = 1 }) => line <= lines),
        "a problem stands behind the end",
      );
    },
  },
  {
    name: "scanner and parser",
    share: 260,
    make: body,
    hold: (input) => {
      const read = bodyFrom("a.mdx", textIn(input));
      mustBeWellSaid(read.problems);
      mustRenderAll(read.body);
    },
  },
  {
    name: "whole texts",
    share: 100,
    // It is read twice.
    limit: 2 * LIMIT,
    make: (chance) => bytesOf(mutated(chance.of(TEXTS), chance, TEXTS), chance),
    hold: (input) => {
      for (const isTranslation of [false, true]) {
        const { text, problems } = textFrom(
          "answers/a/en.mdx",
          bytesIn(input),
          "answers",
          "en",
          isTranslation,
        );
        mustBeWellSaid(problems);
        must(text !== undefined || problems.length > 0, "neither a text nor a problem");
        if (text && problems.length === 0) mustRenderAll(text.body);
      }
    },
  },
  {
    name: "front matter",
    share: 40,
    // It is read as four kinds of entry.
    limit: 4 * LIMIT,
    make: (chance) => {
      const matter = chance.happens(0.5)
        ? someYaml(chance)
        : mutated(chance.of(TEXTS), chance, TEXTS).slice(4, 600);
      return `---${chance.of(["", "", "", "js", " yaml"])}\n${matter}\n---\n`
        .replace(/[\0\r]/g, "")
        .toWellFormed();
    },
    hold: (input) => {
      for (const kind of ["answers", "products", "advisories", "fragments"] as const)
        mustBeWellSaid(textFrom("answers/a/en.mdx", bytesIn(input), kind, "en", false).problems);
    },
  },
  {
    name: "lessons",
    share: 60,
    // Front matter, scanner and parser each go through it.
    limit: 2 * LIMIT,
    make: (chance) => {
      const made = chance.happens(0.4)
        ? someLesson(chance)
        : mutated(chance.of(LESSONS), chance, [...LESSONS, ...TEXTS]);
      return made
        .slice(0, MAX_BYTES)
        .toWellFormed()
        .replace(/[\0\r]/g, "");
    },
    hold: (input) => {
      const { violations, body: tree } = parsedLesson(textIn(input));
      must(violations.length > 0 || tree !== undefined, "neither a lesson nor a violation");
      mustBeWellSaid(
        violations.map((violation) => ({
          file: "a",
          rule: "lesson-vocabulary",
          severity: "error",
          ...violation,
        })),
      );
    },
  },
  {
    name: "boxes of a form",
    share: 30,
    make: body,
    hold: (input) => mustComeBack(`---\ntitle: A\n---\n\n${textIn(input)}`),
  },
  {
    name: "plain text to markup",
    share: 40,
    make: (chance) =>
      chance
        .some(1, 12, () => `${chance.of(["", "- ", "1. ", "  ", "> ", "# "])}${oddWords(chance)}`)
        .join(chance.of(["\n", "\n\n"]))
        .toWellFormed()
        .replace(/[\0\r]/g, ""),
    hold: (input) => {
      const source = markupFrom(textIn(input));
      const { problems } = bodyFrom("a.mdx", `<Reply>\n${source}\n</Reply>\n`);
      // Fields that are none and what nobody can send are told; nothing else may go wrong.
      const known = problems.every(({ rule }) =>
        ["closed-vocabulary", "unreadable-file", "bad-markup"].includes(rule),
      );
      must(known, `read back as ${problems.map(({ message }) => message).join(" ")}`);
    },
  },
];
