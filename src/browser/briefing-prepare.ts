import { type BriefingSheet, itemsOf } from "#core/briefing-sheet.ts";
import { type Hosted, hostedText, nameOfSlot } from "#core/hosted.ts";
import { escaped } from "#core/html.ts";
import { newFilePage } from "#core/new-file.ts";
import { type BriefingWords, filled } from "#words/text.ts";

/** The fields in which a host writes on this device, filled with what they wrote before. */
export function prepareHtml(
  sheet: BriefingSheet,
  own: Hosted | undefined,
  words: BriefingWords,
  icon: (name: string) => string,
): string {
  const { page } = words;
  const text = (value: unknown) => (typeof value === "string" ? escaped(value) : "");
  const lines = itemsOf(sheet)
    .filter(({ entries, key }) => entries.length > 0 && !/\/(?:started|ended|starting|ending)$/.test(key))
    .map(
      ({ key, says }) =>
        `<label><span>${escaped(filled(page.lineTo, { title: says.text }))}</span><textarea rows="2" maxlength="500" autocomplete="off" data-own="${escaped(key)}">${text(own?.items[key])}</textarea></label>`,
    );
  return `<details class="prepare"${own ? " open" : ""}><summary>${icon("edit")}${escaped(page.prepare)}</summary><p class="quiet">${escaped(page.prepareHint)}</p><label><span>${escaped(page.hostName)}</span><input maxlength="60" autocomplete="off" data-own="host" value="${text(own?.host)}"></label><label><span>${escaped(page.wholeLine)}</span><textarea rows="3" maxlength="1000" autocomplete="off" data-own="lines">${text(own?.lines)}</textarea></label>${lines.join("")}<div data-part="share"></div></details>`;
}

/** How what the host wrote becomes a file for everybody; nothing while nothing is written. */
export function shareHtml(
  own: Hosted | undefined,
  name: string,
  { page }: BriefingWords,
  editUrl: string | undefined,
): string {
  if (!own) return "";
  const way = editUrl === undefined ? undefined : newFilePage(editUrl, name, hostedText(own), "briefings");
  const host = editUrl === undefined ? "" : new URL(editUrl).host;
  const link = way
    ? `<a class="btn tall" href="${escaped(way.address)}" target="_blank" rel="noopener noreferrer" data-act="on-host"${way.holdsText ? "" : " data-paste"}>${escaped(filled(way.holdsText ? page.onHost : page.onHostPaste, { host }))}</a>`
    : "";
  return `<h3>${escaped(page.share)}</h3><p class="quiet">${escaped(page.shareHint)}</p><div class="acts">${link}<button class="btn tall" type="button" data-act="copy-file">${escaped(page.copyFile)}</button><button class="btn plain tall" type="button" data-act="clear">${escaped(page.clear)}</button></div>`;
}

/** What stands in the fields now. */
export function hostedIn(fields: ParentNode): Hosted {
  const texts = [...fields.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("[data-own]")].map(
    (field) => [field.dataset.own ?? "", field.value.trim()] as const,
  );
  const { host = "", lines = "", ...items } = Object.fromEntries(texts.filter(([, text]) => text !== ""));
  return { host, ...(lines !== "" && { lines }), items, order: [] };
}

/** The file that what a host wrote belongs in, under the content folder. */
export function hostedPath(slot: string, zone: string): string {
  return `briefings/${nameOfSlot(slot, zone)}.yaml`;
}
