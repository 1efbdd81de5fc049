import type { Chance } from "./chance.ts";
import { ODD_LETTERS, oddWords, repeated, SIGNS } from "./letters.ts";

const INLINES: readonly ((chance: Chance, deep: number) => string)[] = [
  (chance) => oddWords(chance),
  (chance) => `{{${chance.of(["customer_name", "order_number", "Name", "", "a b", "x".repeat(90)])}}}`,
  (chance, deep) => `**${inline(chance, deep)}**`,
  (chance, deep) => `*${inline(chance, deep)}*`,
  (chance, deep) => `~~${inline(chance, deep)}~~`,
  (chance, deep) => `[${inline(chance, deep)}](${address(chance)})`,
  (chance, deep) => `[${inline(chance, deep)}][a]`,
  (chance, deep) => `![${inline(chance, deep)}](${address(chance)})`,
  (chance) => `\`${oddWords(chance, 3)}\``,
  (chance) => `<Fragment id="${chance.of(["refund-days", "", "a b", "{{x}}"])}"/>`,
  (chance) => `\\${chance.of(SIGNS)}`,
  (chance) =>
    `&${chance.of(["amp", "#0", "#x10ffff", "#xd800", "nbsp", "CounterClockwiseContourIntegral"])};`,
  (chance) => address(chance),
  (chance) => `<${chance.of(["b", "https://a.b", "!--", "?xml", "/Reply", "script>alert(1)</script", "3"])}>`,
  (chance) => chance.of(["\\\n", "  \n", "\n", "\t"]),
  (chance) => `[^${chance.below(3)}]`,
];

function address(chance: Chance): string {
  const place = chance.of([
    "https://example.com/",
    "http://",
    "mailto:a@b.c",
    "tel:+84",
    "answer:late",
    "javascript:alert(1)",
    "//x",
    "www.a.b",
    "data:text/html,",
    "https://{{customer_name}}/",
    "https://a/{{order_number}}",
  ]);
  return place + (chance.happens(0.3) ? oddWords(chance, 3) : "");
}

function inline(chance: Chance, deep: number): string {
  return deep > 40 ? "x" : chance.some(1, 3, () => chance.of(INLINES)(chance, deep + 1)).join("");
}

const BLOCKS: readonly ((chance: Chance, deep: number) => string)[] = [
  (chance) => inline(chance, 0),
  (chance) => inline(chance, 0),
  (chance, deep) => indented(blocks(chance, deep), chance.of(["- ", "* ", "+ ", "1. ", "12) ", "- [ ] "])),
  (chance, deep) => blocks(chance, deep).replace(/^/gm, "> "),
  (chance) => `${"#".repeat(1 + chance.below(7))} ${inline(chance, 0)}`,
  (chance) => `${inline(chance, 0)}\n${chance.of(["===", "---"])}`,
  (chance) => `\`\`\`${chance.of(["", "js", "{}"])}\n${oddWords(chance)}\n${chance.of(["```", ""])}`,
  (chance) => `| ${inline(chance, 0)} | b |\n| --- | :-: |\n| ${inline(chance, 0)} | d |`,
  (chance) => chance.of(["***", "---", "___", "- - -"]),
  (chance) => `[a]: ${address(chance)} "${oddWords(chance, 2)}"`,
  (chance) => `[^${chance.below(3)}]: ${inline(chance, 0)}`,
  (chance) => `${chance.of(["import", "export"])} ${oddWords(chance, 3)}`,
  (chance) => `    ${oddWords(chance)}`,
  (chance) => repeated(chance, chance.of(INLINES)(chance, 38), 16 * 1024),
  (chance) => repeated(chance, chance.some(1, 3, () => chance.of(SIGNS)).join(""), 64 * 1024),
  (chance) => repeated(chance, chance.of(SIGNS) + chance.of(ODD_LETTERS), 16 * 1024),
  (chance) => chance.some(30, 300, () => chance.of(SIGNS)).join(""),
];

function indented(text: string, mark: string): string {
  return mark + text.replaceAll("\n", `\n${" ".repeat(mark.length)}`);
}

function blocks(chance: Chance, deep = 0): string {
  return deep > 40
    ? "x"
    : chance.some(1, 3, () => chance.of(BLOCKS)(chance, deep + 1 + chance.below(8))).join("\n\n");
}

const TAGS = [
  '<Reply channel="public">',
  "<Reply>",
  '<Reply for="upset" subject="{{order_number}}" followUp="3d">',
  "<When>",
  "<Steps>",
  "<Never>",
  '<NoReply action="leave">',
];

/** The body of an answer, mostly one that could be. */
export function someBody(chance: Chance): string {
  if (chance.happens(0.2)) return blocks(chance);
  const section = () => {
    const open = chance.of(TAGS);
    const close = chance.happens(0.95) ? `</${/\w+/.exec(open)?.[0]}>` : chance.of(["", "</When>"]);
    return `${open}\n${blocks(chance)}\n${close}`;
  };
  return chance.some(1, 4, section).join("\n\n");
}

const LESSON_TAGS = [
  "Scenario",
  "Quiz",
  "Option",
  "Write",
  "Practice",
  "Try",
  "Checklist",
  "Answer",
  "Change",
  "Customer",
];

/** The body of a lesson. */
export function someLesson(chance: Chance): string {
  const tag = (deep: number): string => {
    const name = chance.of(LESSON_TAGS);
    const attributes = chance
      .some(
        0,
        2,
        () =>
          ` ${chance.of(["answer", "channel", "country", "right", "question", "id"])}="${chance.of(["late", "email", "VN", "", oddWords(chance, 2)])}"`,
      )
      .join("");
    const inner = deep > 6 || chance.happens(0.5) ? blocks(chance) : tag(deep + 1);
    return chance.happens(0.2) ? `<${name}${attributes}/>` : `<${name}${attributes}>\n${inner}\n</${name}>`;
  };
  const body = chance.some(1, 4, () => (chance.happens(0.6) ? tag(0) : blocks(chance))).join("\n\n");
  return `---\ntitle: ${chance.happens(0.8) ? "A lesson" : oddWords(chance)}\n---\n\n${body}\n`;
}

/** A YAML text: nested, quoted, tagged, linked, or nearly YAML. */
export function someYaml(chance: Chance): string {
  const scalar = () =>
    chance.of([
      () => oddWords(chance, 4),
      () => `"${oddWords(chance, 3)}"`,
      () => `'${oddWords(chance, 3)}'`,
      () => "|\n      text\n",
      () => "!!js/function x",
      () => "&a x",
      () => "*a",
      () => `[${repeated(chance, "[", 4096)}`,
      () => `{a: ${oddWords(chance, 2)}}`,
      () => "0x1f",
      () => "2026-01-01",
      () => "~",
      () => "? a\n: b",
    ])();
  const line = (deep: number): string => {
    const pad = "  ".repeat(deep);
    const key = chance.of([
      "title",
      "owner",
      "a",
      "__proto__",
      `"${oddWords(chance, 2)}"`,
      "teams",
      "- record",
      "en",
    ]);
    const deeper = deep < 40 && chance.happens(0.3);
    return deeper
      ? `${pad}${key}:\n${chance.some(1, 2, () => line(deep + 1)).join("\n")}`
      : `${pad}${key}: ${scalar()}`;
  };
  return chance.some(1, 6, () => line(0)).join("\n");
}

/** A value as JSON may hold it, with what is there under names that mean something. */
export function someValue(chance: Chance, names: readonly string[], deep = 0): unknown {
  const kind = chance.below(deep > 5 ? 7 : 10);
  const plain = [null, true, 0, -1, 1e21, "2026-11-23T09:00:00+07:00", oddWords(chance, 4)];
  if (kind < 7) return plain[kind];
  if (kind < 8) return chance.some(0, 4, () => someValue(chance, names, deep + 1));
  const key = () => (chance.happens(0.8) ? chance.of(names) : oddWords(chance, 2));
  return Object.fromEntries(chance.some(0, 5, () => [key(), someValue(chance, names, deep + 1)]));
}

/** A piece of HTML as other tools export it. */
export function someHtml(chance: Chance, deep = 0): string {
  if (deep > 60 || chance.happens(0.4)) return oddWords(chance);
  const name = chance.of([
    "p",
    "b",
    "div",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "a",
    "br",
    "img",
    "script",
    "style",
    "blockquote",
    "pre",
    "svg",
    "math",
    "template",
    "select",
    "x-y",
  ]);
  const attribute = chance.happens(0.3)
    ? ` ${chance.of(["href", "src", "style", "onclick", "colspan"])}="${address(chance)}"`
    : "";
  const inner = chance.some(0, 3, () => someHtml(chance, deep + 1 + chance.below(20))).join("");
  return `<${name}${attribute}>${inner}${chance.happens(0.8) ? `</${name}>` : ""}`;
}
