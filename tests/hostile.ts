import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import type { Instant } from "#core/instant.ts";
import { escapedLine } from "#markup/escaped-line.ts";
import { LARKSPAN } from "./content.ts";
import { attached, hostileFiles } from "./hostile-files.ts";
import { asAttribute, hostileLessons } from "./hostile-lessons.ts";
import { aProposal, publishAll } from "./make.ts";
import { SCRIPTED } from "./payloads.ts";

/** Payloads as one line each, which is what fields take; what calls itself unfinished is refused anyway. */
export const LINES: readonly string[] = [
  ...new Set(SCRIPTED.map((text) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\s]+/gu, " ").trim())),
].filter((text) => text.length <= 160 && !/XXX/.test(text));

let turn = 0;
const inTurn = (): string => LINES[turn++ % LINES.length] ?? "";
/** The payload of the next field. */
let next = inTurn;
/** What sets the titles of one payload apart from those of the others. */
let mark = "";
const quoted = (text: string): string => JSON.stringify(text);

/** What words people write in settings stand under. */
const WORDED = new Set([
  "name",
  "label",
  "contact",
  "say",
  "title",
  "summary",
  "question",
  "note",
  "examples",
]);

/** A tree of YAML with a payload behind every text that only people read. */
function poisoned(value: unknown, isWord = false): unknown {
  if (typeof value === "string") return isWord ? `${value} ${next()}` : value;
  if (Array.isArray(value)) return value.map((part) => poisoned(part, isWord));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      poisoned(part, WORDED.has(key) || (isWord && typeof part === "string")),
    ]),
  );
}

function poison(root: string, ...paths: string[]): void {
  for (const path of paths) {
    const file = join(root, path);
    writeFileSync(file, stringify(poisoned(parse(readFileSync(file, "utf8")))));
  }
}

const HOW_MANY = 45;

/** An answer with the files that it hands out. */
function answer(id: string, more = ""): Readonly<Record<string, string>> {
  const files = Object.entries(hostileFiles(next())).map(([name, bytes]) => [`answers/${id}/${name}`, bytes]);
  return { [`answers/${id}/en.mdx`]: answerText(more), ...Object.fromEntries(files) };
}

function answerText(more: string): string {
  const phrases = [...new Set(Array.from({ length: 10 }, next))].map((text) => `  - ${quoted(text)}`);
  const words = () => escapedLine(next());
  const front = [
    `title: ${quoted(`Trap ${mark}${next()}`)}`,
    `summary: ${quoted(next())}`,
    "owner: store-policy",
    "products: [merchandise]",
    "teams: [social]",
    `phrases:\n${phrases.join("\n")}`,
    change(),
  ];
  const replies = [
    "",
    ' channel="public"',
    ' for="upset"',
    ` channel="email" subject="${asAttribute(next())}"`,
  ].map(
    (attributes) =>
      `<Reply${attributes}>\nHi {{customer_name}}, ${words()}\n\n${words()}\n\n- ${words()}\n</Reply>`,
  );
  return `---\n${front.join("\n")}\n---\n\n<When>\n${words()}\n</When>\n\n<Steps>\n1. ${words()}\n</Steps>\n\n<Never>\n${words()}\n</Never>\n\n<Escalate to="payments">\n${words()}\n</Escalate>\n\n${replies.join("\n\n")}\n\n${attached(next)}\n${more && `\n${more}`}`;
}

const change = () => `change:\n  what: ${quoted(next())}\n  why: ${quoted(next())}\n  do: ${quoted(next())}`;

/** What is told besides answers: an incident on every page, a product and an event's worth of words. */
function others(): Readonly<Record<string, string>> {
  const told = () =>
    `title: ${quoted(`Trap ${mark}${next()}`)}\nsummary: ${quoted(next())}\nowner: store-policy`;
  const body = () => `${escapedLine(next())}\n\n- ${escapedLine(next())}\n`;
  const scope =
    "everywhere: true\nseverity: caution\nfrom: 2026-11-20T00:00:00Z\nuntil: 2026-11-30T00:00:00Z";
  return {
    "advisories/trap/en.mdx": `---\n${told()}\n${scope}\nscope: {answers: [trap-1, trap-2]}\neffect: note\nincident: found\n${change()}\n---\n\n${body()}`,
    "products/trap/en.mdx": `---\n${told()}\n${change()}\n---\n\n${body()}`,
  };
}

/** A content folder full of payloads. */
export interface HostileContent {
  readonly root: string;
  cleanup(): void;
}

/** A folder of its own with the small Larkspan, in whose settings and paths payloads stand behind all words. */
function poisonedLarkspan(): HostileContent {
  turn = 0;
  next = inTurn;
  mark = "";
  const root = mkdtempSync(join(tmpdir(), "replybook hostile "));
  cpSync(LARKSPAN, root, { recursive: true });
  const settings = readdirSync(join(root, "settings")).map((name) => `settings/${name}`);
  const paths = readdirSync(join(root, "training")).map((name) => `training/${name}/path.yaml`);
  poison(root, "workspace.yaml", ...settings.filter((path) => !/synonyms/.test(path)), ...paths);
  return { root, cleanup: () => rmSync(root, { recursive: true, force: true }) };
}

/** A content folder in which payloads stand in every field and text that takes them, published at `now`. */
export function hostileContent(now: Instant): HostileContent {
  const content = poisonedLarkspan();
  const { root } = content;
  for (let number = 0; number < HOW_MANY; number++) put(root, answer(`trap-${number}`));
  put(root, others());
  publishAll(root, now);
  return content;
}

function put(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** One entry of each kind with one payload in every field and text that takes it. */
function entriesOf(number: number): Readonly<Record<string, string>> {
  const id = `trap-${number}`;
  mark = `${number} `;
  const shared = `<Reply for="again">\n<Fragment id="${id}"/>\n</Reply>\n`;
  const scope =
    "everywhere: true\nseverity: caution\nfrom: 2026-11-20T00:00:00Z\nuntil: 2026-11-30T00:00:00Z\neffect: note";
  const told = `title: ${quoted(`Trap ${mark}${next()}`)}\nsummary: ${quoted(next())}\nowner: store-policy`;
  return {
    ...answer(id, shared),
    [`fragments/${id}/en.mdx`]: `---\n${told}\n${change()}\n---\n\n${escapedLine(next())}\n`,
    [`products/${id}/en.mdx`]: `---\n${told}\n${change()}\n---\n\n${escapedLine(next())}\n`,
    [`advisories/${id}/en.mdx`]: `---\n${told}\n${scope}\nscope: {answers: [${id}]}\n${change()}\n---\n\n${escapedLine(next())}\n`,
  };
}

/** A proposal to change its answer, with the payload in whatever it says. */
function proposalFor(number: number): string {
  return aProposal("change", {
    entry: `answers/trap-${number}`,
    at: "2026-11-20T09:00:00Z",
    more: {
      from: "1.0",
      suggestedBy: next(),
      change: { what: { en: next() }, why: { en: next() }, do: { en: next() } },
    },
    texts: { en: { boxes: { private: escapedLine(next()) } } },
  });
}

/**
 * A content folder with entries of every kind for each of some payloads, `trap-0` and so on, and with lessons of them.
 * Published at `now`.
 */
export function everyHostileContent(now: Instant, lines: readonly string[]): HostileContent {
  const content = poisonedLarkspan();
  const { root } = content;
  const forEach = (made: (number: number) => Readonly<Record<string, string>>) => {
    for (const [number, line] of lines.entries()) {
      next = () => line;
      put(root, made(number));
    }
    next = inTurn;
  };
  forEach(entriesOf);
  put(root, hostileLessons(lines).files);
  publishAll(root, now);
  forEach((number) => ({ [`proposals/2026-11-20-trap-${number}.yaml`]: proposalFor(number) }));
  return content;
}
