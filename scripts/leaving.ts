import type { Channel } from "#core/channel.ts";
import { forcesOf } from "#core/in-force.ts";
import type { Instant } from "#core/instant.ts";
import { entriesOf, type Library } from "#core/library.ts";
import type { Locale, Localized } from "#core/locale.ts";
import { type Outgoing, outgoingFrom } from "#core/outgoing.ts";
import type { Placeholder } from "#core/placeholder.ts";
import type { Problem } from "#core/problem.ts";
import { publishedTitle } from "#core/published.ts";
import { publishedEntry } from "#core/published-entry.ts";
import { problemLine } from "#exports/problems.ts";
import { readLibrary } from "#store/library.ts";
import { type Context, shownPath, UsageError } from "./command.ts";

/** What may leave for other tools, and what its words stand for. */
export interface Leaving {
  readonly outgoing: Outgoing;
  readonly now: Instant;
  readonly name: string;
  readonly timeZone: string;
  readonly sourceLocale: Locale;
  readonly replyLocales: readonly Locale[];
  /** The language that was asked for. */
  readonly locale?: Locale | undefined;
  readonly placeholders: ReadonlyMap<string, Placeholder>;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly products: ReadonlyMap<string, Localized>;
  /** What keeps published words from being read, as lines: nothing leaves then, since an advisory may be among it. */
  readonly problems: readonly string[];
}

/** Reads what may leave at the context's instant, in one language or in all. */
export function leavingFrom(context: Context, locale: string | undefined): Leaving {
  const library = readLibrary(context.root, context);
  const { workspace, settings } = library;
  const { name, timeZone, sourceLocale, replyLocales } = workspace;
  if (locale !== undefined && !replyLocales.includes(locale))
    throw new UsageError(`"${locale}" is no language of replies: ${replyLocales.join(", ")}.`);
  const outgoing = outgoingAt(library, context.now);
  return {
    outgoing: locale === undefined ? outgoing : inLocale(outgoing, locale),
    now: context.now,
    name,
    timeZone,
    sourceLocale,
    replyLocales,
    placeholders: settings.placeholders,
    channels: settings.channels,
    products: productTitles(library, context.now),
    problems: library.problems
      .filter(isOfPublished)
      .map((problem) => problemLine(problem, (file) => shownPath(context, file))),
  };
}

const PUBLISHED = /(?:^|\/)(?:versions\/.*|history\.yaml)$|^settings\/|^workspace\.yaml$/;

function isOfPublished({ file, severity }: Problem): boolean {
  return severity === "error" && PUBLISHED.test(file);
}

function outgoingAt(library: Library, now: Instant): Outgoing {
  const { timeZone, sourceLocale } = library.workspace;
  const { regions } = library.settings.countries;
  const published = (kind: "answers" | "advisories") =>
    entriesOf(library, kind).flatMap((entry) => publishedEntry(library, entry) ?? []);
  return outgoingFrom(published("answers"), {
    now,
    timeZone,
    sourceLocale,
    channels: [...library.settings.channels.values()],
    forces: published("advisories").flatMap((entry) => forcesOf(entry, regions)),
  });
}

function inLocale({ answers, staying }: Outgoing, locale: Locale): Outgoing {
  return {
    answers: answers.flatMap((answer) => {
      const texts = answer.texts.filter((text) => text.locale === locale);
      return texts.length > 0 ? { ...answer, texts } : [];
    }),
    staying: staying.filter((stay) => stay.locale === undefined || stay.locale === locale),
  };
}

function productTitles(library: Library, now: Instant): Map<string, Localized> {
  const { replyLocales, sourceLocale } = library.workspace;
  const products = entriesOf(library, "products").flatMap((entry) => publishedEntry(library, entry) ?? []);
  const titlesOf = (entry: (typeof products)[number]) =>
    Object.fromEntries(
      replyLocales.map((locale) => [locale, publishedTitle(entry, now, [locale, sourceLocale])]),
    );
  return new Map(products.map((entry) => [entry.id, titlesOf(entry)]));
}
