import {
  type CarriedAnswer,
  type CarriedFile,
  type CarriedReply,
  type CarriedText,
  type RefusedAnswer,
  titleInLabel,
} from "#core/carried-answer.ts";
import { type CarriedPlace, carriedNameFrom } from "#core/carried-key.ts";
import { isId } from "#core/entry.ts";
import type { Locale } from "#core/locale.ts";
import type { Prose } from "#core/prose.ts";
import { MOMENTS, type Moment } from "#core/reply.ts";
import { fieldReader, type OwnFates } from "#imports/field-reader.ts";
import type { Tool } from "#imports/field-table.ts";
import { type ImportGround, Losses } from "#imports/ground.ts";
import { htmlProse, type ProseFound } from "#imports/html.ts";
import { type Form, valueIn } from "#imports/map.ts";
import { markdownProse } from "#imports/markdown-text.ts";
import { plainProse } from "#imports/plain.ts";
import { tidied } from "#imports/to-prose.ts";

/** One text of a tool with what stands beside it: pieces with one key are one answer. */
export interface Piece {
  readonly place: string;
  readonly key: string;
  readonly id?: string | undefined;
  readonly locale?: string | undefined;
  readonly title?: string | undefined;
  readonly text: string;
  readonly form: Form;
  /** A line end of Markdown is one of the text. */
  readonly lines?: "hard";
  readonly channel?: string | undefined;
  readonly moment?: string | undefined;
  readonly variant?: number;
  /** Replybook itself once gave it away. */
  readonly isOurs?: true;
  readonly subject?: string | undefined;
  readonly phrases?: readonly string[];
  readonly tags?: readonly string[];
  readonly products?: readonly string[];
  readonly shortcuts?: readonly string[];
  readonly summary?: string | undefined;
  readonly owner?: string | undefined;
  readonly isOff?: boolean;
  /** Fields of which the file itself says what they are. */
  readonly own?: OwnFates;
}

/** Puts the pieces of one file together, and gathers what was left out and refused on the way. */
export class Assembly {
  readonly #tool: Tool;
  readonly #ground: ImportGround;
  readonly losses = new Losses();
  readonly #refused: RefusedAnswer[] = [];
  readonly #groups = new Map<string, Piece[]>();

  constructor(tool: Tool, ground: ImportGround) {
    this.#tool = tool;
    this.#ground = ground;
  }

  /** A piece that Replybook itself once gave away comes back to its place: its answer, language, channels and moment. */
  add(given: Piece): void {
    const { title, place } = carriedNameFrom(titleInLabel(given.title?.trim() ?? ""));
    const piece = { ...given, title, ...(place && piecesPlace(place)) };
    const group = this.#groups.get(piece.key);
    if (group) group.push(piece);
    else this.#groups.set(piece.key, [piece]);
  }

  refuse(place: string, key: string, reason: string): void {
    this.#refused.push({ place, key, reason });
  }

  /** Everything that was added, as answers in the order of the file. */
  file(): CarriedFile {
    const made = [...this.#groups.values()].flatMap((group) => this.#answer(group));
    return { made, leftOut: this.losses.list, refused: this.#refused };
  }

  #answer(group: readonly Piece[]): CarriedAnswer[] {
    const [first] = group;
    if (!first) return [];
    const { place, key } = first;
    const id = group.find((piece) => piece.id !== undefined)?.id;
    const texts: CarriedText[] = [];
    const fault = idFault(id) ?? this.#textsInto(texts, group);
    if (fault !== undefined) {
      this.refuse(place, key, fault);
      return [];
    }
    const said = <K extends "summary" | "owner">(name: K) =>
      linesOf(group.flatMap((piece) => piece[name] ?? []))[0];
    const all = (name: "tags" | "products" | "shortcuts") =>
      linesOf(group.flatMap((piece) => piece[name] ?? []));
    const [summary, owner] = [said("summary"), said("owner")];
    return [
      {
        key,
        ...(id !== undefined && isId(id) && { id }),
        texts,
        ...(summary !== undefined && { summary }),
        ...(owner !== undefined && { owner }),
        tags: all("tags"),
        products: all("products"),
        shortcuts: all("shortcuts"),
        isActive: !group.some(({ isOff }) => isOff),
      },
    ];
  }

  /** Fills in the texts by language, the source first; or says why the answer cannot be. */
  #textsInto(texts: CarriedText[], group: readonly Piece[]): string | undefined {
    const { sourceLocale, locales } = this.#ground;
    const title = group.flatMap((piece) => titleOf(piece) ?? [])[0];
    if (title === undefined) return "it has no title";
    for (const locale of new Set([sourceLocale, ...group.map((piece) => this.#localeOf(piece))])) {
      const own = group.filter((piece) => this.#localeOf(piece) === locale);
      if (!locales.includes(locale)) {
        this.losses.add(own[0]?.place ?? "", `the text in "${locale}", which is not among replyLocales`);
        continue;
      }
      if (own.length === 0) return `it has no text in "${sourceLocale}", the source language`;
      const replies: CarriedReply[] = [];
      for (const piece of own) {
        const reply = this.#reply(piece);
        if ("fault" in reply) return own.length > 1 ? `${piece.place}: ${reply.fault}` : reply.fault;
        replies.push(reply);
      }
      const phrases = linesOf(own.flatMap((piece) => piece.phrases ?? []));
      texts.push({
        locale,
        title: own.flatMap((piece) => titleOf(piece) ?? [])[0] ?? title,
        phrases,
        replies,
      });
    }
    return undefined;
  }

  #localeOf({ locale }: Piece): Locale {
    const { map, sourceLocale } = this.#ground;
    return valueIn(map, "locale", locale ?? map.fixed.get("locale") ?? sourceLocale);
  }

  #reply(piece: Piece): CarriedReply | { readonly fault: string } {
    const { map } = this.#ground;
    const words = valueIn(map, "channel", piece.channel ?? map.fixed.get("channel") ?? "");
    const channels = words.split(/[\s,+]+/).filter((word) => word !== "" && words.trim() !== "private");
    const stray = channels.find((word) => !isId(word));
    if (stray !== undefined) return { fault: `"${stray.slice(0, 40)}" is no channel` };
    const moment = valueIn(map, "for", piece.moment ?? map.fixed.get("for") ?? "first");
    if (!isMoment(moment)) return { fault: `"${moment.slice(0, 40)}" is none of ${MOMENTS.join(", ")}` };
    const note = this.losses.at(piece.place);
    // In our own tables and files, fields are written as here, and nothing else is one.
    const tool = piece.isOurs && this.#tool === "any" ? "own" : this.#tool;
    const fields = fieldReader(tool, this.#ground, note, piece);
    const found = this.#prose(piece, { fields, note, ...(piece.lines && { lines: piece.lines }) });
    if ("fault" in found) return found;
    if (found.prose.length === 0) return { fault: "it holds no words" };
    const [subject] = linesOf([fields.line(piece.subject ?? "")]);
    const { variant } = piece;
    return {
      channels,
      moment,
      ...(variant !== undefined && { variant }),
      ...(subject !== undefined && { subject }),
      prose: found.prose,
    };
  }

  #prose({ text, form }: Piece, reading: Parameters<typeof plainProse>[1]): ProseFound & { prose?: Prose } {
    // A tag of one word may be a field of FreeScout; any other is Liquid.
    const program = /\{%-?\s*(?:[a-z_]+\s+(?=[^%\s-])|(?:else|raw|comment|end[a-z]+)\b)/.exec(text);
    if (program)
      return { fault: `it holds program code (${program[0].trim()} …): write out what it should say` };
    const read = { html: htmlProse, markdown: markdownProse, plain: plainProse }[form];
    return read(text, reading);
  }
}

/** What a place says of a piece. */
export function piecesPlace({ id, locale, channels, moment, variant }: CarriedPlace) {
  const spoken = locale === undefined ? {} : { locale };
  return {
    key: id,
    id,
    ...spoken,
    channel: channels.join(" ") || "private",
    moment,
    variant,
    isOurs: true as const,
  };
}

function titleOf({ title }: Piece): string | undefined {
  return linesOf([title ?? ""])[0];
}

/** A path is no id, whatever it leads to. */
function idFault(id: string | undefined): string | undefined {
  const isPath = id !== undefined && (/[/\\]/.test(id) || id.includes("..") || id.length > 200);
  return isPath ? `"${id.slice(0, 60)}" cannot be an id` : undefined;
}

function isMoment(word: string): word is Moment {
  return (MOMENTS as readonly string[]).includes(word);
}

/** Texts of one line each, without empty ones and repetitions. */
export function linesOf(texts: readonly string[]): string[] {
  const tidy = texts.map((text) => tidied(text).replace(/\s+/g, " ").trim().normalize("NFC"));
  return [...new Set(tidy.filter((text) => text !== ""))];
}

/** `late-delivery_2` or `:late` → `Late delivery 2`, `Late`: a title for what has only a name. */
export function titleFromName(name: string): string {
  const words = name.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
  return words.replace(/^./u, (letter) => letter.toUpperCase());
}
