import type { AuditSheet } from "#core/audit-sheet.ts";
import { textIn } from "#core/locale.ts";
import type { SiteLibrary } from "#site/library.ts";
import { formerIds } from "#site/references.ts";

/** What the reviewer's page needs to know of the workspace, in a language of the interface. */
export function auditSheetOf(library: SiteLibrary, locale: string): AuditSheet {
  const { workspace, settings } = library;
  const { compare } = new Intl.Collator(locale);
  return {
    channels: [...settings.channels.values()],
    placeholders: [...settings.placeholders.values()],
    countries: [...settings.countries.byCode.values()]
      .map(({ code, name }) => ({ code, name: textIn(name, locale, workspace.sourceLocale, code) }))
      .sort((a, b) => compare(a.name, b.name)),
    neverSend: settings.neverSend,
    allowed: settings.allowed,
    replyLocales: workspace.replyLocales,
    sourceLocale: workspace.sourceLocale,
    timeZone: workspace.timeZone,
    former: formerIds(library),
  };
}
