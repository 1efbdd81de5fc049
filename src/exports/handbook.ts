import { type Channel, isChannelGroup } from "#core/channel.ts";
import { escaped, proseHtml } from "#core/html.ts";
import { type Locale, type Localized, textIn } from "#core/locale.ts";
import type { OutgoingAnswer, OutgoingReply, OutgoingText } from "#core/outgoing.ts";
import { filledIn } from "#core/plain-text.ts";
import type { Moment } from "#core/reply.ts";
import { type Exported, type ExportGround, lossesOf } from "#exports/exported.ts";
import { HANDBOOK_STYLE, HANDBOOK_STYLE_HASH } from "#exports/handbook-style.ts";
import { soonest } from "#exports/markdown.ts";

/** The words of a handbook in one language. */
export interface HandbookWords {
  /** With `{name}` and `{date}`. */
  readonly title: string;
  readonly asOf: string;
  readonly notice: string;
  readonly contents: string;
  readonly otherAnswers: string;
  /** With `{title}`, `{version}` and `{until}`. */
  readonly label: string;
  readonly subject: string;
  readonly groups: Readonly<Record<"public" | "private" | "written", string>>;
  readonly moments: Readonly<Record<Moment, string>>;
}

/** What a handbook is printed from besides its answers. */
export interface HandbookGround extends ExportGround {
  readonly locale: Locale;
  /** When it was made, in words. */
  readonly when: string;
  readonly channels: ReadonlyMap<string, Channel>;
  /** The titles of products by id. */
  readonly products: ReadonlyMap<string, Localized>;
  readonly words: HandbookWords;
}

interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly answers: readonly Told[];
}

interface Told {
  readonly answer: OutgoingAnswer;
  readonly text: OutgoingText;
}

/** `handbook.LOCALE.html`: all replies of one language on one page to print; no script, no other host. */
export function handbookExport(answers: readonly OutgoingAnswer[], ground: HandbookGround): Exported {
  const { locale } = ground;
  const told = answers.flatMap((answer): Told[] => {
    const text = answer.texts.find((one) => one.locale === locale);
    return text ? [{ answer, text }] : [];
  });
  const missing = answers.filter(({ texts }) => !texts.some((text) => text.locale === locale));
  return {
    made: new Map([[`handbook.${locale}.html`, pageOf(chaptersOf(told, ground), ground)]]),
    leftOut: [
      ...lossesOf(answers, { subjects: true, moments: true, rich: true }),
      ...missing.map(({ id }) => ({ place: id, what: `no reply in ${locale} may leave` })),
    ],
  };
}

/** An answer stands under its first product, the others at the end. */
function chaptersOf(
  told: readonly Told[],
  { products, words, locale, sourceLocale }: HandbookGround,
): Chapter[] {
  const byProduct = Map.groupBy(told, ({ answer }) => answer.products[0] ?? "");
  const chapters = [...byProduct].map(([id, answers]) => ({
    id: id === "" ? "other" : `product-${id}`,
    title: id === "" ? words.otherAnswers : textIn(products.get(id) ?? {}, locale, sourceLocale, id),
    answers,
  }));
  return chapters.sort(
    (a, b) => Number(a.id === "other") - Number(b.id === "other") || (a.title < b.title ? -1 : 1),
  );
}

function pageOf(chapters: readonly Chapter[], ground: HandbookGround): string {
  const { words, name, locale, when } = ground;
  const title = filled(words.title, { name });
  const policy = `default-src 'none'; style-src '${HANDBOOK_STYLE_HASH}'; base-uri 'none'; form-action 'none'`;
  return [
    "<!doctype html>",
    `<html lang="${escaped(locale)}">`,
    `<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${escaped(title)}</title><style>${HANDBOOK_STYLE}</style></head>`,
    `<body><header><h1>${escaped(title)}</h1><p>${escaped(filled(words.asOf, { date: when }))}</p>`,
    `<p class="notice">${escaped(words.notice)}</p></header>`,
    `<nav aria-labelledby="contents"><h2 id="contents">${escaped(words.contents)}</h2><ol>`,
    ...chapters.map(contentsOf),
    "</ol></nav><main>",
    ...chapters.map((chapter) => chapterHtml(chapter, ground)),
    "</main></body></html>",
    "",
  ].join("\n");
}

function contentsOf({ id, title, answers }: Chapter): string {
  const rows = answers.map(
    ({ answer, text }) => `<li><a href="#answer-${answer.id}">${escaped(text.title)}</a></li>`,
  );
  return `<li><a href="#${id}">${escaped(title)}</a><ol>${rows.join("")}</ol></li>`;
}

function chapterHtml({ id, title, answers }: Chapter, ground: HandbookGround): string {
  const parts = answers.map((told) => answerHtml(told, ground));
  return `<section class="chapter"><h2 id="${id}">${escaped(title)}</h2>\n${parts.join("\n")}\n</section>`;
}

function answerHtml({ answer, text }: Told, ground: HandbookGround): string {
  const names = { title: text.title, version: answer.version, until: soonest(text.replies) };
  const label = filled(ground.words.label, names);
  const summary = text.summary ? `<p class="summary">${escaped(text.summary)}</p>` : "";
  const replies = text.replies.map((reply) => replyHtml(answer, reply, ground));
  return `<article><h3 id="answer-${answer.id}">${escaped(label)}</h3>${summary}${replies.join("")}</article>`;
}

function replyHtml({ version }: OutgoingAnswer, reply: OutgoingReply, ground: HandbookGround): string {
  const { words } = ground;
  const variant = reply.place.variant > 1 ? ` ${reply.place.variant}` : "";
  const moment = reply.moment === "first" ? "" : ` · ${words.moments[reply.moment]}`;
  const title = `${channelsIn(reply, ground)}${moment}${variant}`;
  const head = filled(words.label, { title, version, until: reply.until });
  const label = (name: string) => fieldLabel(name, ground);
  const subject =
    reply.subject === undefined
      ? ""
      : `<p class="subject">${escaped(words.subject)}: ${escaped(filledIn(reply.subject, (name) => `[${label(name)}]`))}</p>`;
  const body = proseHtml(reply.prose, {
    field: (name) => `<span class="field">${escaped(label(name))}</span>`,
    href: (url) => (/^(?:https?|mailto|tel):/i.test(url) && !url.includes("{{") ? url : undefined),
  });
  return `<section class="reply"><h4>${escaped(head)}</h4>${subject}<div class="words">${body}</div></section>`;
}

function channelsIn(
  { channels }: OutgoingReply,
  { words, channels: known, locale, sourceLocale }: HandbookGround,
) {
  const named = channels.length > 0 ? channels : ["private"];
  return named
    .map((word) =>
      isChannelGroup(word)
        ? words.groups[word]
        : textIn(known.get(word)?.name ?? {}, locale, sourceLocale, word),
    )
    .join(", ");
}

function fieldLabel(name: string, { placeholders, locale, sourceLocale }: HandbookGround): string {
  return textIn(placeholders.get(name)?.label ?? {}, locale, sourceLocale, name);
}

function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (mark, name: string) => values[name] ?? mark);
}
