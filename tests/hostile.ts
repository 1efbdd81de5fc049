import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import type { Instant } from "#core/instant.ts";
import { escapedLine } from "#markup/escaped-line.ts";
import { LARKSPAN } from "./content.ts";
import { publishAll } from "./make.ts";
import { SCRIPTED } from "./payloads.ts";

/** Payloads as one line each, which is what fields take; what calls itself unfinished is refused anyway. */
const LINES: readonly string[] = [
  ...new Set(SCRIPTED.map((text) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\s]+/gu, " ").trim())),
].filter((text) => text.length <= 160 && !/XXX/.test(text));

let turn = 0;
const next = (): string => LINES[turn++ % LINES.length] ?? "";
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

function answer(): string {
  const phrases = Array.from({ length: 10 }, next).map((text) => `  - ${quoted(text)}`);
  const words = () => escapedLine(next());
  const front = [
    `title: ${quoted(`Trap ${next()}`)}`,
    `summary: ${quoted(next())}`,
    "owner: store-policy",
    "products: [merchandise]",
    "teams: [social]",
    `phrases:\n${phrases.join("\n")}`,
    change(),
  ];
  const replies = ["", ' channel="public"', ' for="upset"', ' channel="email" subject="Trap"'].map(
    (attributes) =>
      `<Reply${attributes}>\nHi {{customer_name}}, ${words()}\n\n${words()}\n\n- ${words()}\n</Reply>`,
  );
  return `---\n${front.join("\n")}\n---\n\n<When>\n${words()}\n</When>\n\n<Steps>\n1. ${words()}\n</Steps>\n\n<Never>\n${words()}\n</Never>\n\n${replies.join("\n\n")}\n`;
}

const change = () => `change:\n  what: ${quoted(next())}\n  why: ${quoted(next())}\n  do: ${quoted(next())}`;

/** What is told besides answers: an incident on every page, a product and an event's worth of words. */
function others(): Readonly<Record<string, string>> {
  const told = () => `title: ${quoted(`Trap ${next()}`)}\nsummary: ${quoted(next())}\nowner: store-policy`;
  const body = () => `${escapedLine(next())}\n\n- ${escapedLine(next())}\n`;
  const scope =
    "everywhere: true\nseverity: caution\nfrom: 2026-11-20T00:00:00Z\nuntil: 2026-11-30T00:00:00Z";
  return {
    "advisories/trap/en.mdx": `---\n${told()}\n${scope}\nscope: {answers: [trap-1, trap-2]}\neffect: note\nincident: found\n${change()}\n---\n\n${body()}`,
    "products/trap/en.mdx": `---\n${told()}\n${change()}\n---\n\n${body()}`,
  };
}

/** A content folder in which payloads stand in every field and text that takes them, published at `now`. */
export function hostileContent(now: Instant): { readonly root: string; cleanup(): void } {
  turn = 0;
  const root = mkdtempSync(join(tmpdir(), "replybook hostile "));
  cpSync(LARKSPAN, root, { recursive: true });
  const settings = readdirSync(join(root, "settings")).map((name) => `settings/${name}`);
  const paths = readdirSync(join(root, "training")).map((name) => `training/${name}/path.yaml`);
  poison(root, "workspace.yaml", ...settings.filter((path) => !/synonyms/.test(path)), ...paths);
  for (let number = 0; number < HOW_MANY; number++) {
    const folder = join(root, "answers", `trap-${number}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "en.mdx"), answer());
  }
  for (const [path, text] of Object.entries(others())) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  publishAll(root, now);
  return { root, cleanup: () => rmSync(root, { recursive: true, force: true }) };
}
