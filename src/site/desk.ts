import type { Desk } from "#core/desk.ts";
import type { SharedSheet } from "#core/published.ts";
import { caseSheetOf } from "#site/case-sheet.ts";
import { type SiteLibrary, teamsNamed } from "#site/library.ts";
import { INTERFACE_LOCALES, type InterfaceLocale } from "#words/text.ts";

const made = new WeakMap<SiteLibrary, SharedSheet>();

/** What the sheets of all answers have in common: made once for all pages. */
export function sharedSheet(library: SiteLibrary): SharedSheet {
  const shared = made.get(library) ?? sharedFrom(library);
  made.set(library, shared);
  return shared;
}

function sharedFrom({ workspace, settings }: SiteLibrary): SharedSheet {
  return {
    channels: [...settings.channels.values()],
    placeholders: [...settings.placeholders.values()],
    sourceLocale: workspace.sourceLocale,
    timeZone: workspace.timeZone,
    wording: { neverSend: settings.neverSend, allowed: settings.allowed },
    names: {
      owners: Object.fromEntries([...workspace.owners].map(([id, owner]) => [id, owner.name])),
      teams: Object.fromEntries([...workspace.teams].map(([id, { name, hours }]) => [id, { name, hours }])),
    },
  };
}

/** One file for each language of the interface, `/api/v1/desk/LOCALE.json`. */
export function deskRoutes() {
  return INTERFACE_LOCALES.map((locale) => ({ params: { locale } }));
}

/** What all pages of a language share of the workspace. */
export function deskJson(library: SiteLibrary, locale: InterfaceLocale): Desk {
  const { teams } = library.workspace;
  return {
    cases: caseSheetOf(library, locale),
    sheet: sharedSheet(library),
    teams: teamsNamed(library).map((id) => ({ id, name: teams.get(id)?.name ?? id })),
  };
}
