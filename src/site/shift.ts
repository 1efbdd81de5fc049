import { type Change, changeKey } from "#core/change.ts";
import type { Instant } from "#core/instant.ts";
import { listedChange } from "#core/listed-change.ts";
import { textIn } from "#core/locale.ts";
import type { AskingChange, ShiftSheet } from "#core/shift-sheet.ts";
import { awaitsReceipt, newReader } from "#core/unread.ts";
import { entryPath } from "#site/address.ts";
import { allChanges, feedsAsOf } from "#site/all-changes.ts";
import type { SiteLibrary } from "#site/library.ts";
import { replyLocaleIn } from "#site/listing.ts";

/** What the end of a shift needs to know of the workspace, in a language of the interface. */
export function shiftSheetOf(library: SiteLibrary, locale: string): ShiftSheet {
  const { workspace, settings } = library;
  const { timeZone, briefingSlots, target, collect, sourceLocale } = workspace;
  const asking = allChanges(library).filter((change) => change.asksAcknowledgement);
  return {
    timeZone,
    slots: briefingSlots,
    ...(target !== undefined && { target }),
    ...(collect !== undefined && { collect }),
    sourceLocale,
    countries: Object.fromEntries(
      [...settings.countries.byCode.values()].map(({ code, name }) => [
        code,
        textIn(name, locale, sourceLocale, code),
      ]),
    ),
    asking: asking.map((change) => askingOf(change, locale, sourceLocale)),
  };
}

/** What waits for a receipt of somebody who has given none, as of the last instant at which anything changed. */
export function newestAsking(
  library: SiteLibrary,
  locale: string,
): { readonly now: Instant; readonly asking: readonly AskingChange[] } {
  const now = feedsAsOf(library);
  const reader = newReader(replyLocaleIn(library, locale), now);
  const asking = allChanges(library).filter((change) => awaitsReceipt(listedChange(change), reader, now));
  return { now, asking: asking.map((change) => askingOf(change, locale, library.workspace.sourceLocale)) };
}

function askingOf(change: Change, locale: string, sourceLocale: string): AskingChange {
  const { kind, id, at, titles, note } = change;
  const said = Object.fromEntries(Object.entries(note).map(([tag, { what }]) => [tag, what]));
  const what = textIn(said, locale, sourceLocale);
  return {
    key: changeKey(change),
    at,
    title: textIn(titles, locale, sourceLocale, id),
    ...(what !== "" && { what }),
    path: entryPath(`${kind}/${id}`),
  };
}
