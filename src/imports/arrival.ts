import type { CarriedAnswer, LeftOut } from "#core/carried-answer.ts";
import { isChannelGroup } from "#core/channel.ts";
import { type Entry, type EntryKey, isId } from "#core/entry.ts";
import { foldedText } from "#core/fold.ts";
import { draftBody, entriesOf, entryNamed, type Library, pinnedBody, sourceTextOf } from "#core/library.ts";
import { type ChangedPart, editedDraft, newDraft, wordsByAddress } from "#imports/draft-text.ts";
import { type ImportMark, markIn, printOf, withMark } from "#imports/import-mark.ts";

/** What becomes of one answer of a file. `files` are working texts by path under the content folder. */
export type Arrival =
  | {
      readonly status: "new" | "changed";
      readonly id: string;
      readonly title: string;
      readonly files: ReadonlyMap<string, string>;
      /** What differs, by language; empty where the answer is new. */
      readonly changed: readonly (ChangedPart & { readonly locale: string })[];
    }
  | { readonly status: "same"; readonly id: string; readonly title: string }
  | { readonly status: "off"; readonly title: string }
  | { readonly status: "refused"; readonly title: string; readonly reason: string };

/** How a file is taken in. */
export interface Arriving {
  readonly format: string;
  /** The owner of answers for which the file names none that is known here. */
  readonly owner: string;
}

/** What taking a file in comes to: nothing is written yet. */
export interface ArrivalPlan {
  readonly arrivals: readonly Arrival[];
  readonly leftOut: readonly LeftOut[];
}

/** Plans what some answers become in a library, in their order: each is known again by its mark, else by its id. */
export function planArrivals(
  library: Library,
  answers: readonly CarriedAnswer[],
  arriving: Arriving,
): ArrivalPlan {
  const planning = new Planning(library, arriving);
  const arrivals = answers.map((answer) => planning.arrivalOf(answer));
  return { arrivals, leftOut: planning.leftOut };
}

class Planning {
  readonly #library: Library;
  readonly #arriving: Arriving;
  readonly #byMark = new Map<string, Entry>();
  readonly #ids = new Set<string>();
  /** Titles and shortcuts as the checks compare them: two answers may not share one. */
  readonly #titles = new Set<string>();
  readonly #shortcuts = new Set<string>();
  readonly leftOut: LeftOut[] = [];

  constructor(library: Library, arriving: Arriving) {
    this.#library = library;
    this.#arriving = arriving;
    for (const entry of entriesOf(library, "answers")) this.#know(entry);
  }

  #know(entry: Entry): void {
    this.#ids.add(entry.id);
    const text = sourceTextOf(this.#library, entry);
    const mark = text && markIn(text.source);
    if (mark) this.#byMark.set(`${mark.format} ${mark.key}`, entry);
    if (!text) return;
    for (const former of text.front.formerly) this.#ids.add(former);
    for (const { front } of entry.working.values()) this.#titles.add(foldedText(front.title));
    for (const shortcut of text.front.shortcuts) this.#shortcuts.add(foldedText(shortcut));
  }

  arrivalOf(carried: CarriedAnswer): Arrival {
    const title = carried.texts[0]?.title ?? carried.key;
    if (!carried.isActive) return { status: "off", title };
    const stray = carried.texts
      .flatMap(({ replies }) => replies.flatMap(({ channels }) => channels))
      .find((word) => !isChannelGroup(word) && !this.#library.settings.channels.has(word));
    if (stray !== undefined)
      return {
        status: "refused",
        title,
        reason: `"${stray}" is no channel of settings/channels.yaml: say which one it is in a map, as in \`values: {channel: {${stray}: email}}\``,
      };
    const answer = this.#known(carried);
    const mark = { format: this.#arriving.format, key: carried.key, print: printOf(carried) };
    const entry = this.#entryOf(answer);
    if (!entry) return this.#newAnswer(answer, mark);
    const text = sourceTextOf(this.#library, entry);
    if (!text)
      return {
        status: "refused",
        title,
        reason: `answers/${entry.id} is there and cannot be read: run kb check`,
      };
    const marked = markIn(text.source);
    const isUntouched =
      marked?.format === mark.format && marked.key === mark.key && marked.print === mark.print;
    return isUntouched ? { status: "same", id: entry.id, title } : this.#edited(entry, answer, mark);
  }

  #entryOf({ key, id }: CarriedAnswer): Entry | undefined {
    const marked = this.#byMark.get(`${this.#arriving.format} ${key}`);
    return marked ?? (id === undefined ? undefined : entryNamed(this.#library, "answers", id));
  }

  /** The answer with what this workspace knows: products and owners that it has. */
  #known(answer: CarriedAnswer): CarriedAnswer {
    const { entries, workspace } = this.#library;
    const isKnown = (id: string) => entries.has(`products/${id}` as EntryKey);
    for (const id of answer.products)
      if (!isKnown(id)) this.#lose(answer, `the product "${id}", which is not here`);
    const { owner, ...rest } = answer;
    const isOwner = owner !== undefined && workspace.owners.has(owner);
    if (owner !== undefined && !isOwner)
      this.#lose(answer, `the owner "${owner}", who is none of this workspace`);
    return { ...rest, ...(isOwner && { owner }), products: answer.products.filter(isKnown) };
  }

  #newAnswer(answer: CarriedAnswer, mark: ImportMark): Arrival {
    const id = this.#freeId(answer);
    const titled = this.#apart(answer);
    const title = titled.texts[0]?.title ?? id;
    const isFree = (shortcut: string) => !this.#shortcuts.has(foldedText(shortcut));
    const taken = titled.shortcuts.filter((shortcut) => !isFree(shortcut));
    for (const shortcut of taken)
      this.#lose(answer, `the shortcut "${shortcut}", which opens another answer`);
    const whole = { ...titled, shortcuts: titled.shortcuts.filter(isFree) };
    const fresh = freshFiles(id, whole, { ...this.#arriving, ...this.#library.workspace, mark });
    if ("fault" in fresh) return { status: "refused", title, reason: fresh.fault };
    for (const what of fresh.lost) this.#lose(answer, what);
    const { files } = fresh;
    this.#ids.add(id);
    for (const text of whole.texts) this.#titles.add(foldedText(text.title));
    for (const shortcut of whole.shortcuts) this.#shortcuts.add(foldedText(shortcut));
    return { status: "new", id, title, files, changed: [] };
  }

  #edited(entry: Entry, answer: CarriedAnswer, mark: ImportMark): Arrival {
    const { sourceLocale } = this.#library.workspace;
    const title = answer.texts[0]?.title ?? entry.id;
    const files = new Map<string, string>();
    const changed: (ChangedPart & { locale: string })[] = [];
    for (const carried of answer.texts) {
      const existing = entry.working.get(carried.locale);
      const isSource = carried.locale === sourceLocale;
      // A title that had to be set apart once is not taken again, nor one that another language lent.
      const isLent = !isSource && carried.title === answer.texts[0]?.title;
      const isTaken = isLent || this.#titles.has(foldedText(carried.title));
      const text = existing && isTaken ? { ...carried, title: existing.front.title } : carried;
      const named = { ...answer, id: entry.id };
      const draft = existing
        ? editedDraft(existing, draftBody(this.#library, existing), named, text, {
            isSource,
            wasHere: (address, words) => this.#wasHere(entry, text.locale, address, words),
          })
        : newDraft(named, text, undefined);
      if ("fault" in draft) return { status: "refused", title, reason: draft.fault };
      for (const what of draft.lost) this.#lose(answer, `${what} (${text.locale})`);
      if (existing && draft.changed.length === 0) continue;
      files.set(`${entry.key}/${text.locale}.mdx`, draft.source);
      const parts = existing ? draft.changed : [{ part: "the whole text", before: "", after: text.title }];
      changed.push(...parts.map((part) => ({ ...part, locale: text.locale })));
    }
    if (files.size === 0) return { status: "same", id: entry.id, title };
    const path = `${entry.key}/${sourceLocale}.mdx`;
    const source = files.get(path) ?? sourceTextOf(this.#library, entry)?.source ?? "";
    files.set(path, withMark(source, mark));
    return { status: "changed", id: entry.id, title, files, changed };
  }

  #wasHere(entry: Entry, locale: string, address: string, words: string): boolean {
    return [...entry.versions.keys()].some((version) => {
      const body = pinnedBody(this.#library, entry, version, locale);
      return body !== undefined && wordsByAddress(body).get(address) === words;
    });
  }

  /** The id the file names, else one made of the title; `-2` and on where it is taken. */
  #freeId({ id, texts, key }: CarriedAnswer): string {
    const wished = id ?? slugOf(texts[0]?.title ?? "") ?? slugOf(key) ?? "answer";
    for (let number = 1; ; number++) {
      const end = number === 1 ? "" : `-${number}`;
      const name = `${wished.slice(0, 64 - end.length).replace(/-+$/, "")}${end}`;
      if (!this.#ids.has(name)) return name;
    }
  }

  /** The answer with titles that no other has: its folders set it apart, else a number. */
  #apart(answer: CarriedAnswer): CarriedAnswer {
    const texts = answer.texts.map((text) => {
      if (!this.#titles.has(foldedText(text.title))) return text;
      const folders = answer.tags.length > 0 ? [`${answer.tags.join(", ")}: ${text.title}`] : [];
      const numbered = Array.from({ length: 1000 }, (_, index) => `${text.title} (${index + 2})`);
      const title = [...folders, ...numbered].find((one) => !this.#titles.has(foldedText(one))) ?? text.title;
      this.#lose(answer, `its title "${text.title}", which another answer has: it is "${title}" here`);
      return { ...text, title };
    });
    return { ...answer, texts };
  }

  #lose({ key, texts }: CarriedAnswer, what: string): void {
    this.leftOut.push({ place: texts[0]?.title ?? key, what });
  }
}

/** All files of an answer that is new here, in the language of each; or why it cannot be written. */
export function freshFiles(
  id: string,
  answer: CarriedAnswer,
  {
    owner,
    sourceLocale,
    mark,
  }: { readonly owner: string; readonly sourceLocale: string; readonly mark: ImportMark },
):
  | { readonly files: ReadonlyMap<string, string>; readonly lost: readonly string[] }
  | { readonly fault: string } {
  const files = new Map<string, string>();
  const lost: string[] = [];
  for (const text of answer.texts) {
    const isSource = text.locale === sourceLocale;
    const draft = newDraft(answer, text, isSource ? { owner: answer.owner ?? owner } : undefined);
    if ("fault" in draft) return draft;
    lost.push(...draft.lost.map((what) => `${what} (${text.locale})`));
    files.set(`answers/${id}/${text.locale}.mdx`, isSource ? withMark(draft.source, mark) : draft.source);
  }
  return { files, lost };
}

/** `Đơn hàng đến muộn!` → `don-hang-den-muon`; undefined where no letter is left. */
function slugOf(title: string): string | undefined {
  const slug = title
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 64)
    .replace(/^-+|-+$/g, "");
  return isId(slug) ? slug : undefined;
}
