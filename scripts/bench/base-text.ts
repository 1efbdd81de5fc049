import { foldedText } from "#core/fold.ts";
import { capital, type Writer } from "./base-words.ts";
import type { Language } from "./vocabulary.ts";

// The working text of a made-up answer, as long as those of the sample content: 5 to 9 phrases, 4 to 7 replies, about
// 3.3 kB a language.

/** What an answer is made with. */
export interface Making {
  readonly number: number;
  readonly writer: Writer;
  readonly owner: string;
  readonly product: string;
  /** An answer that this one points to. */
  readonly other: string;
  /** A fragment whose words stand in a private reply. */
  readonly fragment?: string | undefined;
  /** Folded titles that others have; its own are added. */
  readonly titles: Set<string>;
}

/** What stays the same in all versions of an answer, in one language. */
interface Draft {
  readonly title: string;
  readonly front: string;
  readonly when: string;
  readonly steps: readonly string[];
  readonly replies: readonly ReplyDraft[];
  readonly never: readonly string[];
  readonly escalate: string;
  /** The sentence that each version words anew. */
  readonly turns: readonly string[];
}

interface ReplyDraft {
  readonly tag: string;
  readonly paragraphs: readonly string[];
}

const GREETINGS = { en: "Hi {{customer_name}},", vi: "Dạ chào {{address}} {{customer_name}}," };
const LETTERS = { en: "Dear {{customer_name}},", vi: "Kính gửi quý khách {{customer_name}}," };
const CLOSINGS = { en: "Kind regards,", vi: "Trân trọng," };
const DAYS = {
  en: (days: number) => `This takes ${days} working days.`,
  vi: (days: number) => `Việc này mất ${days} ngày làm việc.`,
};

/** How many days something takes, by version: each version changes the figure in every reply that has it. */
const FIGURES = [5, 7, 10];

/** An answer's id, and its files as they stand in a version: 0 is the first of three. */
export interface MadeAnswer {
  readonly id: string;
  files(version: number): ReadonlyMap<string, string>;
}

/** An answer in English and Vietnamese whose three versions differ as a new policy makes them differ. */
export function madeAnswer(making: Making): MadeAnswer {
  const shape = shapeOf(making);
  const drafts = { en: draftOf("en", making, shape), vi: draftOf("vi", making, shape) };
  const slug = drafts.en.title.toLowerCase().split(" ").slice(0, 2).join("-");
  return {
    id: `${slug}-${making.number}`,
    files: (version) =>
      new Map([
        ["en.mdx", textOf(drafts.en, "en", version)],
        ["vi.mdx", textOf(drafts.vi, "vi", version)],
      ]),
  };
}

/** What both languages have in common: which replies there are, and how many phrases. */
interface Shape {
  readonly phrases: number;
  readonly steps: number;
  readonly again: boolean;
  readonly close: boolean;
  readonly mail: boolean;
  readonly upset: number;
}

function shapeOf({ writer: { chance } }: Making): Shape {
  return {
    phrases: 5 + Math.floor(chance() * 5),
    steps: 3 + Math.floor(chance() * 3),
    again: chance() < 0.4,
    close: chance() < 0.3,
    mail: chance() < 0.4,
    upset: Math.floor(chance() * 3),
  };
}

function draftOf(language: Language, making: Making, shape: Shape): Draft {
  const { writer, other } = making;
  const say = (count: number) => Array.from({ length: count }, () => writer.sentence(language));
  const title = ownTitle(language, making);
  const link = `[${writer.words(language, 2)}](answer:${other})`;
  return {
    title,
    front: frontOf(language, making, title, shape.phrases),
    when: `${say(2).join(" ")} ${writer.words(language, 4)}: ${link}.`,
    steps: say(shape.steps),
    replies: repliesOf(language, making, shape),
    never: say(2),
    escalate: say(1).join(),
    turns: say(FIGURES.length),
  };
}

/** A title that no other answer has: `kb check` refuses two that look alike. */
function ownTitle(language: Language, { writer, titles }: Making): string {
  for (;;) {
    const title = capital(writer.words(language, 4));
    const folded = foldedText(title);
    if (titles.has(folded)) continue;
    titles.add(folded);
    return title;
  }
}

function frontOf(
  language: Language,
  { writer, number, owner, product }: Making,
  title: string,
  count: number,
): string {
  const phrases = Array.from(
    { length: count },
    () => `  - ${JSON.stringify(writer.words(language, 4 + Math.floor(writer.chance() * 6)))}`,
  );
  const said = ["phrases:", ...phrases];
  if (language === "vi") return [`title: ${JSON.stringify(title)}`, ...said].join("\n");
  return [
    `title: ${JSON.stringify(title)}`,
    `summary: ${JSON.stringify(writer.sentence(language))}`,
    `owner: ${owner}`,
    `products: [${product}]`,
    "teams: [social, desk]",
    `tags: [${writer.words("en", 1).replace(/[^a-z]/g, "")}-tag]`,
    ...(number % 2 === 0 ? [`shortcuts: [q${number.toString(36)}]`] : []),
    ...said,
    "review: {every: 360d, last: 2026-10-01}",
  ].join("\n");
}

function repliesOf(
  language: Language,
  { writer, fragment }: Making,
  { upset, again, close, mail }: Shape,
): ReplyDraft[] {
  const say = (count: number) => Array.from({ length: count }, () => writer.sentence(language)).join(" ");
  const short = (tag: string) => ({ tag, paragraphs: [`${GREETINGS[language]} ${lower(say(2))}`] });
  const long = (tag: string, end = "") => ({
    tag,
    paragraphs: [`${GREETINGS[language]} ${lower(say(3))}`, `FIGURE ${say(2)}${end}`],
  });
  const shared = fragment ? ` <Fragment id="${fragment}"/>` : "";
  const subject = capital(writer.words(language, 3));
  return [
    short('<Reply channel="public">'),
    short('<Reply channel="public">'),
    ...(upset > 0 ? [short('<Reply channel="public" for="upset">')] : []),
    long("<Reply>", ` TURN${shared}`),
    ...(upset > 1 ? [long('<Reply for="upset">')] : []),
    ...(again ? [long('<Reply for="again">')] : []),
    ...(close ? [long('<Reply for="close">')] : []),
    ...(mail
      ? [
          {
            tag: `<Reply channel="email" subject="${subject}">`,
            paragraphs: [LETTERS[language], say(3), `FIGURE ${say(2)}`, CLOSINGS[language]],
          },
        ]
      : []),
  ];
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function textOf(draft: Draft, language: Language, version: number): string {
  const { front, when, steps, replies, never, escalate, turns } = draft;
  const days = DAYS[language](FIGURES[version] ?? 1);
  const follows = language === "vi" ? `\ntranslates: "${version + 1}.0"` : "";
  const shown = replies.map(
    ({ tag, paragraphs }) =>
      `${tag}\n${paragraphs
        .join("\n\n")
        .replace("FIGURE", days)
        .replace("TURN", turns[version] ?? "")}\n</Reply>`,
  );
  return `${[
    `---\n${front}${follows}\n---`,
    `<When>\n${when}\n</When>`,
    `<Steps>\n${steps.map((step, index) => `${index + 1}. ${step}`).join("\n")}\n</Steps>`,
    ...shown,
    `<Never>\n${never.map((line) => `- ${line}`).join("\n")}\n</Never>`,
    `<Escalate to="payments">\n${escalate}\n</Escalate>`,
  ].join("\n\n")}\n`;
}
