import { pickManyHtml } from "#browser/pick-many-view.ts";
import { partName } from "#browser/propose-name.ts";
import { langAttribute, languageName, type Surroundings } from "#browser/view.ts";
import { listed } from "#core/advisory-reach.ts";
import { isReplyBox } from "#core/box.ts";
import type { Channel } from "#core/channel.ts";
import { EFFECTS, SEVERITIES, STAGES } from "#core/entry.ts";
import { FACTS, isHeadAddress, isPickedLine, type PickedLine } from "#core/head-field.ts";
import { escaped } from "#core/html.ts";
import { placeOf } from "#core/instant.ts";
import type { FormPart } from "#site/propose.ts";
import { type AdvisoryFormWords, filled, isInterfaceLocale, type ProposeWords } from "#words/text.ts";

/** What the parts of a form are drawn from. */
export interface PartsView extends Surroundings {
  readonly propose: ProposeWords;
  readonly channels: readonly Channel[];
  /** Whether the parts are those of what does not exist yet: then replies say what belongs into them. */
  readonly isNew?: boolean;
  /** The words of boxes in which something is picked: an advisory has some. */
  readonly picks?: AdvisoryFormWords["picks"];
}

/** The list of a form's parts, as links to them. */
export function partLinksHtml(view: PartsView, parts: readonly FormPart[]): string {
  const links = parts.map(
    ({ address }, index) =>
      `<li data-of="${escaped(address)}"><a href="#part-${index}">${escaped(partName(view, address))}</a></li>`,
  );
  return `<ul>${links.join("")}</ul>`;
}

/** All parts of a form: the published words of each in every language, the source's first. */
export function partsHtml(view: PartsView, parts: readonly FormPart[]): string {
  return parts.map((part, index) => partHtml(view, part, index)).join("");
}

/** What nothing new goes without: a phone does not fold it away. */
const OPEN_AT_FIRST: readonly string[] = ["title", "text"];

function partHtml(view: PartsView, part: FormPart, index: number): string {
  const { address, texts, names } = part;
  const name = partName(view, address);
  const hint = hintFor(view, address, `hint-${index}`);
  const cells = Object.entries(texts).map(([locale, words], place) => {
    const id = `f-${index}-${locale}`;
    // A day or a stage is in no language.
    const label = isPickedLine(address)
      ? ""
      : FACTS.includes(address)
        ? `<label class="vh" for="${id}">${escaped(name)}</label>`
        : `<label for="${id}">${escaped(languageName(locale, view.locale))}<span class="vh">, ${escaped(name)}</span></label>`;
    const field = fieldHtml(view, {
      id,
      name: fieldName(address, locale),
      locale,
      words,
      hint: hint && `hint-${index}`,
      address,
      names: names ?? {},
    });
    const html = `<div class="cell" data-locale="${escaped(locale)}">${label}${field}<div class="live${isReplyBox(address) ? " counted" : ""}" data-live="${escaped(fieldName(address, locale))}"></div></div>`;
    return { locale, html, isFirst: !view.isNew || place === 0 || isInterfaceLocale(locale) };
  });
  const open = view.isNew && OPEN_AT_FIRST.includes(address) ? " data-open" : "";
  return `<section class="part" id="part-${index}" data-of="${escaped(address)}"${open} aria-labelledby="h-${index}"><h2 id="h-${index}"><a href="#part-${index}">${escaped(name)}</a></h2>${hint}${cellsHtml(view, cells)}</section>`;
}

interface Cell {
  readonly locale: string;
  readonly html: string;
  /** Whether it stands there from the start. */
  readonly isFirst: boolean;
}

/** What does not exist yet is asked for in the languages of whoever writes it; the others are one step away. */
function cellsHtml(view: PartsView, cells: readonly Cell[]): string {
  const { first = [], rest = [] } = Object.groupBy(cells, ({ isFirst }) => (isFirst ? "first" : "rest"));
  const drawn = (some: readonly Cell[]) =>
    `<div class="cells">${some.map(({ html }) => html).join("")}</div>`;
  if (rest.length === 0) return drawn(first);
  const languages = new Intl.ListFormat(view.locale, { type: "unit" }).format(
    rest.map(({ locale }) => languageName(locale, view.locale)),
  );
  const more = filled(view.propose.part.moreLanguages, { languages });
  return `${drawn(first)}<details class="fold"><summary>${escaped(more)}</summary>${drawn(rest)}</details>`;
}

function hintFor({ propose, isNew, timeZone, locale }: PartsView, address: string, id: string): string {
  if (isNew && (address === "public" || address === "private")) return replyHint(propose, address, id);
  const { phrasesHint, fromHint, untilHint, afterHint } = propose.part;
  const place = placeOf(timeZone, locale);
  const hints: Readonly<Record<string, string>> = {
    phrases: phrasesHint,
    from: filled(fromHint, { place }),
    until: filled(untilHint, { place }),
    after: afterHint,
  };
  const said = hints[address] ?? "";
  return said && `<p class="quiet" id="${id}">${escaped(said)}</p>`;
}

/** What belongs into a reply of a new answer, and into a line that a new advisory adds. */
function replyHint({ fresh }: ProposeWords, address: "public" | "private", id: string): string {
  const { [`${address}Reply` as const]: reply, [`${address}Line` as const]: line } = fresh;
  return `<div class="quiet" id="${id}"><p data-if="verb=new">${escaped(reply)}</p><p data-if="verb=advisory" hidden>${escaped(line)}</p></div>`;
}

/** The name of a field of the form (`core/proposal-form.ts`). */
function fieldName(address: string, locale: string): string {
  return isHeadAddress(address) ? `${address}:${locale}` : `box:${locale}:${address}`;
}

interface Field {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly words: string;
  readonly hint: string;
  readonly address: string;
  readonly names: Readonly<Record<string, string>>;
}

const LETTERS_A_ROW = 62;

function fieldHtml(view: PartsView, field: Field): string {
  const { id, name, locale, words, hint, address } = field;
  if (isPickedLine(address)) return pickHtml(view, address, field);
  const described = hint && ` aria-describedby="${hint}"`;
  const named = `id="${id}" name="${escaped(name)}"${described} autocomplete="off"`;
  if (address === "severity" || address === "incident" || address === "effect")
    return choiceHtml(view, address, named, words);
  const own = `${named}${langAttribute(view, locale)} readonly`;
  const value = `value="${escaped(words)}"`;
  if (address === "from" || address === "until")
    return `<input type="datetime-local" ${named} readonly ${value}>`;
  if (address === "title") return `<input ${own} ${value}>`;
  const rows = words
    .split("\n")
    .reduce((sum, row) => sum + Math.max(1, Math.ceil(row.length / LETTERS_A_ROW)), 0);
  // The first line end inside a textarea is not its own (HTML § 13.1.2.5).
  return `<textarea ${own} rows="${Math.max(2, rows)}">\n${escaped(words)}</textarea>`;
}

/** A box to pick in, with the names of what is picked. */
function pickHtml(view: PartsView, address: PickedLine, { name, words, names }: Field): string {
  const { part } = view.propose;
  if (!view.picks) return "";
  return pickManyHtml(
    { view, words: view.picks },
    {
      name,
      label: part[address],
      hint: part[`${address}Hint`],
      picked: listed(words).map((code) => ({ code, name: names[code] ?? code })),
      isHeaded: true,
      isOne: address === "use",
    },
  );
}

/** A choice among the words of a fact. It is never read-only, since a form without its script hands in nothing. */
function choiceHtml(
  { propose: { part } }: PartsView,
  address: "severity" | "incident" | "effect",
  named: string,
  chosen: string,
): string {
  const words = { severity: SEVERITIES, incident: STAGES, effect: EFFECTS }[address];
  const names: Readonly<Record<string, string>> = {
    severity: part.severities,
    incident: part.stages,
    effect: part.effects,
  }[address];
  const options = words.map(
    (word) =>
      `<option value="${word}"${word === chosen ? " selected" : ""}>${escaped(names[word] ?? word)}</option>`,
  );
  const none = chosen === "" ? '<option value="" selected></option>' : "";
  return `<select ${named}>${none}${options.join("")}</select>`;
}
