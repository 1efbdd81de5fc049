import type { Instant } from "#core/instant.ts";
import { type Locale, type Localized, textIn } from "#core/locale.ts";
import type { PublishedEntry, PublishedVersion } from "#core/published.ts";
import { publishedMentions } from "#core/published-entry.ts";
import { type Stretch, stretchesFrom } from "#core/stretch.ts";
import type { Version } from "#core/version.ts";

/** An answer as lists and the box know it; one element of `/api/v1/index.json`. */
export interface AnswerDocument {
  readonly id: string;
  /** What holds, and what is known to follow: decided by the reader's own clock. */
  readonly stretches: readonly Stretch[];
  /** The versions of those stretches. */
  readonly versions: Readonly<Record<Version, DocumentVersion>>;
}

/** What can be found of one version, in all its languages. */
export interface DocumentVersion {
  readonly titles: Localized;
  readonly summaries: Localized;
  readonly phrases: Readonly<Record<Locale, readonly string[]>>;
  readonly tags: readonly string[];
  readonly shortcuts: readonly string[];
  readonly products: readonly string[];
  /** Absent means every team. */
  readonly teams?: readonly string[];
  readonly owner?: string;
  /** Somebody may be in danger: it stands before all others whenever one of its phrases is close. */
  readonly urgent?: true;
  /** The teams it escalates to, in the order of its texts; absent when there are none. */
  readonly escalateTo?: readonly string[];
}

/** The documents of some answers from an instant on, in order of id. An answer that never comes to apply has none. */
export function documentsFrom(answers: readonly PublishedEntry[], at: Instant): AnswerDocument[] {
  const documents = answers.flatMap((answer) => documentFrom(answer, at) ?? []);
  return documents.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function documentFrom({ id, history, versions }: PublishedEntry, at: Instant): AnswerDocument | undefined {
  const stretches = stretchesFrom(history, at).filter(({ version }) => versions[version]);
  if (stretches.length === 0) return undefined;
  const named = [...new Set(stretches.map(({ version }) => version))];
  const kept = named.flatMap((name) => {
    const version = versions[name];
    return version ? [[name, documentVersion(version)] as const] : [];
  });
  return { id, stretches, versions: Object.fromEntries(kept) };
}

function documentVersion({ front, texts }: PublishedVersion): DocumentVersion {
  const { tags, shortcuts, products, teams, owner, urgent } = front;
  const languages = Object.entries(texts);
  const named = new Set(languages.flatMap(([, text]) => publishedMentions(text).teams));
  return {
    titles: Object.fromEntries(languages.map(([locale, { title }]) => [locale, title])),
    summaries: Object.fromEntries(
      languages.flatMap(([locale, { summary }]) => (summary ? [[locale, summary]] : [])),
    ),
    phrases: Object.fromEntries(languages.map(([locale, { phrases }]) => [locale, phrases])),
    tags,
    shortcuts,
    products,
    ...(teams && { teams }),
    ...(owner && { owner }),
    ...(urgent && { urgent: true as const }),
    ...(named.size > 0 && { escalateTo: [...named] }),
  };
}

/** The title of a version in a language, else in the source's. */
export function titleIn(version: DocumentVersion, locale: Locale, sourceLocale: Locale): string {
  return textIn(version.titles, locale, sourceLocale);
}

/** The documents by id, as a look-up needs them. */
export function documentsById(documents: readonly AnswerDocument[]): Map<string, AnswerDocument> {
  return new Map(documents.map((document) => [document.id, document]));
}
