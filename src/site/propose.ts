import { aboutLine, placesLine } from "#core/advisory-reach.ts";
import { KINDS, type Kind } from "#core/entry.ts";
import { HEAD_LINES, isSaidOnce } from "#core/head-field.ts";
import { isBehind, type PublishRecord, publicationOf, standingPublications } from "#core/history.ts";
import type { Instant } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { NEW_PARTS } from "#core/new-part.ts";
import type { ProposeSheet, ProposeWorkspace } from "#core/propose-sheet.ts";
import { type PublishedEntry, settledAt, stateAt } from "#core/published.ts";
import { Recent } from "#core/recent.ts";
import { zonedInstant } from "#core/wall-time.ts";
import { boxesIn } from "#markup/boxes.ts";
import { namesInLine } from "#site/advisory-names.ts";
import { buildNow } from "#site/clock.ts";
import { type EntryProps, entryRoutes } from "#site/entry-routes.ts";
import { contentFolder } from "#site/folder.ts";
import { entryKey, groundKey, pageKey } from "#site/key.ts";
import { publishedOf, type SiteLibrary, siteLibrary } from "#site/library.ts";
import { titleAt } from "#site/title.ts";
import { contentFile } from "#store/tree.ts";
import type { InterfaceLocale } from "#words/text.ts";

/** One part of an entry in the form: its title, its summary, its phrases, or a box by its address. */
export interface FormPart {
  readonly address: string;
  /** The published words by language; empty where a language lacks the part. */
  readonly texts: Readonly<Record<string, string>>;
  /** What the ids that it holds are called. */
  readonly names?: Readonly<Record<string, string>>;
}

/** What one form shows. */
export interface ProposePage {
  readonly library: SiteLibrary;
  readonly locale: InterfaceLocale;
  readonly parts: readonly FormPart[];
  readonly sheet: ProposeSheet;
}

/** One route for the form of each published entry of a kind, in each interface language. */
export async function proposeRoutes(kind: Kind) {
  const library = await siteLibrary();
  return entryRoutes(library, kind, (entry, locale) =>
    pageKey(groundKey(library), entryKey(entry), formAsOf(entry), namesIn(library, entry, locale)),
  );
}

/** The instant whose state the form of an entry shows. */
function formAsOf(entry: PublishedEntry): Instant {
  return settledAt(entry.history, buildNow()) ?? newestOf(entry).effective;
}

/** The same for everything but answers, whose kind stands in the address. */
export async function otherProposeRoutes() {
  const routes = KINDS.filter((kind) => kind !== "answers").map(async (kind) =>
    (await proposeRoutes(kind)).map(({ params, ...rest }) => ({ params: { ...params, kind }, ...rest })),
  );
  return (await Promise.all(routes)).flat();
}

/** What the form of an entry shows: the newest published version, one that waits for its time included. */
export function proposePage({ library, entry, locale }: EntryProps): ProposePage {
  const form = formOf(library, entry);
  const names = namesIn(library, entry, locale);
  const parts = form.parts.map((part) => {
    const named = names[part.address];
    return named ? { ...part, names: named } : part;
  });
  const newest = newestOf(entry);
  const asOf = formAsOf(entry);
  const owner = library.workspace.owners.get(entry.versions[newest.version]?.front.owner ?? "");
  const { waiting, withdrawal } = stateAt(entry.history, asOf);
  const sheet: ProposeSheet = {
    kind: entry.kind,
    id: entry.id,
    version: newest.version,
    title: titleAt(library, entry, asOf, locale),
    owner: owner ?? { name: newest.by, contact: "" },
    awaiting: awaitingApproval(entry),
    ...(waiting && { waiting: { version: waiting.version, effective: waiting.effective } }),
    isWithdrawn: withdrawal !== undefined,
    followed: form.followed,
  };
  return { library, locale, parts, sheet };
}

type Names = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What the ids in an advisory's lines are called, by line. The texts of other entries are not read for it. */
function namesIn(library: SiteLibrary, entry: PublishedEntry, locale: InterfaceLocale): Names {
  if (entry.kind !== "advisories") return {};
  const facts = Object.entries(factsIn(library, entry, newestOf(entry).version));
  return Object.fromEntries(
    facts.flatMap(([line, ids]) => {
      const names = namesInLine(library, line, ids, locale);
      return names ? [[line, names] as const] : [];
    }),
  );
}

function newestOf({ history, id }: PublishedEntry): PublishRecord {
  const newest = standingPublications(history).at(-1);
  if (!newest) throw new Error(`${id} has no standing version.`);
  return newest;
}

function awaitingApproval({ history }: PublishedEntry): ProposeSheet["awaiting"] {
  return history.flatMap((record, index) => {
    if ((record.record !== "publish" && record.record !== "withdraw") || !record.emergency) return [];
    const isApproved = history
      .slice(index + 1)
      .some((later) => later.record === "approve" && later.version === record.version);
    return isApproved ? [] : [{ version: record.version, reason: record.emergency.reason }];
  });
}

interface Form {
  readonly parts: readonly FormPart[];
  readonly followed: ProposeSheet["followed"];
}

const made = new Recent<PublishedEntry, Form>(64);

/** The words of an entry's form, read once for all interface languages: pages of one entry are drawn one behind the other. */
function formOf(library: SiteLibrary, entry: PublishedEntry): Form {
  return made.of(entry, () => formFrom(library, entry));
}

function formFrom(library: SiteLibrary, entry: PublishedEntry): Form {
  const { sourceLocale, replyLocales } = library.workspace;
  const { version } = newestOf(entry);
  const locales = [sourceLocale, ...replyLocales.filter((locale) => locale !== sourceLocale)];
  const texts = new Map(locales.map((locale) => [locale, wordsIn(entry, version, locale)]));
  texts.set(sourceLocale, { ...texts.get(sourceLocale), ...factsIn(library, entry, version) });
  const source = texts.get(sourceLocale) ?? {};
  const addresses = [
    ...new Set([...standardIn(entry.kind), ...locales.flatMap((tag) => Object.keys(texts.get(tag) ?? {}))]),
  ];
  const parts = addresses.sort(byPlace).map((address) => ({
    address,
    texts: Object.fromEntries(
      locales
        .filter((locale) => !isSaidOnce(address) || locale === sourceLocale)
        .map((locale) => [locale, texts.get(locale)?.[address] ?? ""]),
    ),
  }));
  const behind = locales.filter((locale) => isBehind(entry.history, version, locale));
  const followed = behind.flatMap((locale) => {
    const follows = publicationOf(entry.history, version)?.texts[locale];
    if (follows === undefined || !entry.versions[follows]) return [];
    const old = wordsIn(entry, follows, sourceLocale);
    const differing = Object.entries(old).filter(([address, words]) => words !== (source[address] ?? ""));
    return [[locale, Object.fromEntries(differing)] as const];
  });
  return { parts, followed: Object.fromEntries(followed) };
}

const HEAD = ["title", "summary", "phrases"];

/** The parts that every form of a kind offers, whether there are words in them or not. */
function standardIn(kind: Kind): string[] {
  if (kind === "fragments") return ["title", "text"];
  if (kind === "products") return ["title", "summary", "text"];
  if (kind === "advisories") return ADVISORY;
  return [...HEAD, "when", "steps", "never"];
}

/** Of an advisory; whether it is an incident is said when it begins. */
const ADVISORY = [...HEAD_LINES.filter((line) => line !== "incident"), "text", "steps", "public", "private"];

const ORDER = [...HEAD, "incident", ...HEAD_LINES, "text", "when", "steps", "", "never", "escalate"];

/** As an answer is written: replies stand between the steps and what never to say. */
function byPlace(a: string, b: string): number {
  const place = (address: string) => {
    const found = ORDER.indexOf(address.replace(/\.\d+$/, ""));
    return found < 0 ? ORDER.indexOf("") : found;
  };
  return place(a) - place(b);
}

/** What an advisory says of itself besides its words; times as the clocks of the workspace show them. */
function factsIn({ workspace }: SiteLibrary, { versions }: PublishedEntry, version: string) {
  const { advisory } = versions[version]?.front ?? {};
  if (!advisory) return {};
  const { scope, from, until, severity, incident, effect, use, after } = advisory;
  const onClocks = (instant: Instant) =>
    zonedInstant(millisOf(instant), workspace.timeZone).slice(0, "2026-11-23T09:00".length);
  const said = {
    ...{ severity, incident, effect, use, after },
    where: placesLine(advisory),
    from: onClocks(from),
    until: until && onClocks(until),
    about: aboutLine(scope),
    channels: scope.channels.join(" "),
  };
  return Object.fromEntries(
    Object.entries(said).flatMap(([address, words]) => (words ? [[address, words]] : [])),
  );
}

/** The words of one language of a version, by the addresses of the form. */
function wordsIn(
  { kind, id, versions }: PublishedEntry,
  version: string,
  locale: string,
): Record<string, string> {
  const text = versions[version]?.texts[locale];
  if (!text) return {};
  const bytes = contentFile(contentFolder(), `${kind}/${id}/versions/${version}/${locale}.mdx`);
  const boxes = boxesIn(new TextDecoder().decode(bytes)).map(({ address, text: words }) => [address, words]);
  return {
    title: text.title,
    ...(text.summary && { summary: text.summary }),
    ...(text.phrases.length > 0 && { phrases: text.phrases.join("\n") }),
    ...Object.fromEntries(boxes),
  };
}

/** The parts of the form for what does not exist yet: answers and advisories share it. */
export function newParts({ workspace }: SiteLibrary): FormPart[] {
  const locales = [
    workspace.sourceLocale,
    ...workspace.replyLocales.filter((tag) => tag !== workspace.sourceLocale),
  ];
  return NEW_PARTS.map((address) => ({
    address,
    texts: Object.fromEntries(
      locales.filter((tag) => !isSaidOnce(address) || tag === workspace.sourceLocale).map((tag) => [tag, ""]),
    ),
  }));
}

/** `/api/v1/propose.json`: what every form knows of the workspace. */
export function proposeJson(library: SiteLibrary): ProposeWorkspace {
  const { workspace, settings } = library;
  const { sourceLocale, replyLocales, timeZone, editUrl } = workspace;
  const fragments = publishedOf(library, "fragments").map(
    (entry) => [entry.id, formOf(library, entry).parts] as const,
  );
  const wordings = replyLocales.map((locale) => [
    locale,
    Object.fromEntries(fragments.map(([id, parts]) => [id, wordingIn(parts, locale)])),
  ]);
  return {
    sourceLocale,
    replyLocales,
    timeZone,
    ...(editUrl !== undefined && { editUrl }),
    owners: [...workspace.owners].map(([id, { name, contact }]) => ({ id, name, contact })),
    channels: [...settings.channels.values()],
    placeholders: [...settings.placeholders.values()],
    neverSend: settings.neverSend,
    allowed: settings.allowed,
    fragments: Object.fromEntries(wordings) as Record<string, Record<string, string>>,
    proposals: library.proposals.map(({ name }) => name),
  };
}

function wordingIn(parts: readonly FormPart[], locale: string): string {
  return parts.find(({ address }) => address === "text")?.texts[locale] ?? "";
}
