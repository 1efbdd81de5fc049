import type { LeftOut } from "#core/carried-answer.ts";
import { type CarriedPlace, carriedKey } from "#core/carried-key.ts";
import type { Locale } from "#core/locale.ts";
import type { OutgoingAnswer } from "#core/outgoing.ts";
import { TOOL_FIELDS } from "#core/tool-field.ts";
import { type Exported, type ExportGround, labelOf, lossesOf } from "#exports/exported.ts";
import { type ToolReply, type ToolWords, toolReplies } from "#exports/tool-text.ts";

/** A macro (developer.zendesk.com, "Macros"); `restriction: null` means everyone. */
export interface ZendeskMacro {
  readonly title: string;
  readonly description: string;
  readonly active: boolean;
  readonly restriction: null;
  readonly actions: readonly { readonly field: "comment_value"; readonly value: string }[];
}

/** One language of a dynamic content item; `locale_id` only where the account's languages are known. */
export interface ZendeskVariant {
  readonly locale: Locale;
  readonly locale_id?: number;
  readonly content: string;
  readonly default: boolean;
  readonly active: boolean;
}

/** A dynamic content item (developer.zendesk.com, "Dynamic Content"); a macro speaks of it as `{{dc.NAME}}`. */
export interface ZendeskItem {
  readonly name: string;
  readonly variants: readonly ZendeskVariant[];
}

/** What Zendesk is to hold. */
export interface ZendeskState {
  readonly macros: readonly ZendeskMacro[];
  readonly items: readonly ZendeskItem[];
}

const WORDS: ToolWords = {
  tool: "Zendesk",
  word: (name) => TOOL_FIELDS.zendesk[name],
  marks: ["{{", "{%"],
};

/** The numbers of an account's languages by tag, lower case. */
export type ZendeskLocales = ReadonlyMap<string, number>;

/**
 * A macro for each place of a reply; one that speaks other languages than the source's does so by dynamic content. Both are known
 * again by their place without the language.
 */
export function zendeskState(
  answers: readonly OutgoingAnswer[],
  ground: ExportGround,
  locales: ZendeskLocales = new Map(),
): { readonly made: ZendeskState; readonly leftOut: readonly LeftOut[] } {
  const { replies, leftOut } = toolReplies(answers, ground, WORDS);
  const places = [...Map.groupBy(replies, ({ reply }) => carriedKey(placeOf(reply.place))).values()];
  const several = places.filter((spoken) => isForeign(spoken, ground.sourceLocale));
  const unknown =
    several.length > 0 && several.some((spoken) => spoken.some((one) => !numberOf(one, locales)));
  return {
    made: {
      macros: places.flatMap((spoken) => macroOf(spoken, several.includes(spoken))),
      items: several.map((spoken) => itemOf(spoken, locales)),
    },
    leftOut: [
      ...lossesOf(answers, {}),
      ...answers.filter(({ texts }) => texts.length > 1).map(otherTitles),
      ...leftOut,
      ...(unknown
        ? [{ place: "dynamic content", what: "locale_id: look it up in GET /api/v2/locales by its locale" }]
        : []),
    ],
  };
}

/** `macros.json` and `dynamic_content.json`. */
export function zendeskExport(answers: readonly OutgoingAnswer[], ground: ExportGround): Exported {
  const { made, leftOut } = zendeskState(answers, ground);
  const written = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;
  return {
    made: new Map([
      ["macros.json", written({ macros: made.macros })],
      ["dynamic_content.json", written({ items: made.items })],
    ]),
    leftOut,
  };
}

/** Whether a place needs to name languages: it has others than the source's. */
function isForeign(spoken: readonly ToolReply[], sourceLocale: Locale): boolean {
  return spoken.some(({ text }) => text.locale !== sourceLocale);
}

function otherTitles({ id, texts }: OutgoingAnswer): LeftOut {
  const [, ...others] = texts.map(({ locale }) => locale);
  return { place: id, what: `its titles in other languages (${others.join(", ")}): a macro has one` };
}

function placeOf({ locale: _, ...place }: CarriedPlace): CarriedPlace {
  return place;
}

/** Begins the description of every macro that was made here. */
export const ZENDESK_MARK = "replybook ";

function macroOf(spoken: readonly ToolReply[], isDynamic: boolean): ZendeskMacro[] {
  const [first] = spoken;
  if (!first) return [];
  const place = placeOf(first.reply.place);
  const until = spoken.map(({ reply }) => reply).sort((a, b) => Date.parse(a.ends) - Date.parse(b.ends))[0];
  const named = { ...first, reply: until ?? first.reply };
  return [
    {
      title: labelOf(named, place),
      description: `${ZENDESK_MARK}${carriedKey(place)}`,
      active: true,
      restriction: null,
      actions: [{ field: "comment_value", value: isDynamic ? `{{dc.${itemName(place)}}}` : first.words }],
    },
  ];
}

/** Letters, digits and `_`, as placeholders of dynamic content are written; two places never share one. */
function itemName(place: CarriedPlace): string {
  return `replybook_${carriedKey(place).replaceAll("-", "_").replaceAll(/[/.+]/g, "__")}`;
}

function itemOf(spoken: readonly ToolReply[], locales: ZendeskLocales): ZendeskItem {
  const variants = spoken.map((one, index): ZendeskVariant => {
    const number = numberOf(one, locales);
    return {
      locale: one.text.locale,
      ...(number !== undefined && { locale_id: number }),
      content: one.words,
      default: index === 0,
      active: true,
    };
  });
  return { name: itemName(placeOf(spoken[0]?.reply.place as CarriedPlace)), variants };
}

function numberOf({ text }: ToolReply, locales: ZendeskLocales): number | undefined {
  return locales.get(text.locale.toLowerCase());
}
