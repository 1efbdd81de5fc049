import type { Channel } from "#core/channel.ts";
import type { Placeholder } from "#core/placeholder.ts";
import type { LoggedChange } from "#site/change-log.ts";
import { factNames } from "#site/history.ts";
import type { SiteLibrary } from "#site/library.ts";

/** What A → B of the changes of one page is drawn from; it travels with the page as JSON. */
export interface ChangeSheet {
  readonly timeZone: string;
  readonly sourceLocale: string;
  readonly channels: readonly Channel[];
  readonly placeholders: readonly Pick<Placeholder, "name" | "label">[];
  /** Names in the facts of advisories and events: `country:DE`, `answer:late-delivery`. */
  readonly names: Readonly<Record<string, string>>;
}

/** What the changes of a page are drawn from, in a language. */
export function changeSheet(
  library: SiteLibrary,
  changes: readonly Pick<LoggedChange, "versions">[],
  locale: string,
): ChangeSheet {
  const { workspace, settings } = library;
  const named = changes.flatMap(({ versions }) => {
    const own = versions && [versions.before, versions.after].filter(({ front }) => front.advisory);
    return own ?? [];
  });
  return {
    timeZone: workspace.timeZone,
    sourceLocale: workspace.sourceLocale,
    channels: [...settings.channels.values()],
    placeholders: [...settings.placeholders.values()].map(({ name, label }) => ({ name, label })),
    names: named.length > 0 ? factNames(library, named, locale) : {},
  };
}
