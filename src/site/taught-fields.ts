import { textIn } from "#core/locale.ts";
import type { SiteLibrary } from "#site/library.ts";

const FIELD = /\{\{([a-z][a-z0-9_]*)\}\}/g;
/** Where a link between entries leads, as plain text has it: of no use to a reader. */
const LINK = / \((?:answer|product|advisory):[a-z0-9-]+\)/g;

/** Makes plain text with `{{fields}}` readable: each by its label in brackets, addresses without what a browser needs. */
export function withFieldNames(
  { settings, workspace }: SiteLibrary,
  locale: string,
): (text: string) => string {
  const label = (name: string) =>
    textIn(settings.placeholders.get(name)?.label ?? {}, locale, workspace.sourceLocale, name);
  return (text) =>
    text
      .replace(LINK, "")
      .replace(FIELD, (_, name: string) => `[${label(name).toLowerCase()}]`)
      .replace(/https?:\/\//g, "");
}
