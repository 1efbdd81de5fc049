import type { ProposeView } from "#browser/propose-view.ts";
import { icon } from "#browser/view.ts";
import { escaped } from "#core/html.ts";
import { type Instant, instantInWords } from "#core/instant.ts";
import { isMailAddress, mailAddress, newFilePage } from "#core/new-file.ts";
import { filled } from "#words/text.ts";

/** A proposal as it is handed over. */
export interface HandedFile {
  /** Without its ending. */
  readonly name: string;
  readonly text: string;
  /** What it is about, for the subject of a mail. */
  readonly title: string;
  readonly owner?: { readonly name: string; readonly contact: string } | undefined;
  readonly effective?: Instant | undefined;
}

/** The ways to hand a proposal over, and the file itself. */
export function handingHtml(view: ProposeView, file: HandedFile): string {
  const { send } = view.propose;
  const { effective } = file;
  const time = effective
    ? filled(send.takesEffect, { time: instantInWords(effective, view.timeZone, view.locale) })
    : send.atOnce;
  return [
    `<h2 id="handing" tabindex="-1">${escaped(send.ready)}</h2><p>${escaped(send.readyHint)} ${escaped(time)}</p>`,
    `<div class="ways">${hostHtml(view, file)}${mailHtml(view, file)}<button class="btn tall" type="button" data-act="copy-file">${icon(view, "copy")}${escaped(send.copy)}</button><button class="btn tall" type="button" data-act="download">${icon(view, "download")}${escaped(send.download)}</button></div>`,
    `<p class="status" role="status" data-part="handed"></p>`,
    contactHtml(view, file),
    `<details class="file" open><summary>${escaped(filled(send.file, { file: pathOf(file) }))}</summary><pre tabindex="0">${escaped(file.text)}</pre></details>`,
    `<p class="done"><button class="btn" type="button" data-act="done">${icon(view, "current")}${escaped(send.done)}</button> <span class="quiet">${escaped(send.doneHint)}</span></p>`,
  ].join("");
}

/** Where a file lies under the content folder. */
export function pathOf({ name }: Pick<HandedFile, "name">): string {
  return `proposals/${name}.yaml`;
}

function hostHtml(view: ProposeView, { name, text }: HandedFile): string {
  const { editUrl } = view.workspace;
  if (editUrl === undefined) return "";
  const { send } = view.propose;
  const { address, holdsText } = newFilePage(editUrl, name, text);
  const { host } = new URL(address);
  const label = filled(holdsText ? send.host : send.hostPaste, { host });
  const hint = holdsText ? send.hostHint : send.hostPasteHint;
  return `<div class="way"><a class="btn main" href="${escaped(address)}" target="_blank" rel="noopener noreferrer" aria-describedby="host-hint" data-act="host"${holdsText ? "" : " data-paste"}>${icon(view, "share")}${escaped(label)}</a><p class="quiet" id="host-hint">${escaped(hint)}</p></div>`;
}

function mailHtml(view: ProposeView, { text, title, owner }: HandedFile): string {
  const { send } = view.propose;
  const to = owner && isMailAddress(owner.contact) ? owner.contact : "";
  const { address, holdsText } = mailAddress(to, filled(send.subject, { title }), text);
  return `<a class="btn tall" href="${escaped(address)}" data-act="mail"${holdsText ? "" : " data-paste"}>${icon(view, "note")}${escaped(holdsText ? send.mail : send.mailPaste)}</a>`;
}

function contactHtml(view: ProposeView, { owner }: HandedFile): string {
  if (!owner?.contact) return "";
  return `<p class="quiet">${escaped(filled(view.propose.send.contact, { owner: owner.name, contact: owner.contact }))}</p>`;
}
