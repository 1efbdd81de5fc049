import { icon, langAttribute, type Surroundings } from "#browser/view.ts";
import { type Attachment, isPicture } from "#core/attachment.ts";
import { escaped } from "#core/html.ts";
import type { Locale } from "#core/locale.ts";
import type { PublishedVersion, Sheet } from "#core/published.ts";
import type { Section } from "#core/reply.ts";

/** What the files of an answer are drawn from. */
export interface FilesView extends Surroundings {
  readonly sheet: Pick<Sheet, "sourceLocale" | "filesAt">;
}

type Attach = Extract<Section, { type: "attach" }>;

/**
 * "Files to send" of a version: those of the reply's language, else the source's, each with a preview, its
 * size, Copy image (`data-act="copy-image"`, its address in `data-address`) and Download. Empty without files.
 */
export function filesHtml(view: FilesView, version: PublishedVersion, locale: Locale): string {
  const own = attachedIn(version, locale);
  const shown = own.length > 0 ? locale : view.sheet.sourceLocale;
  const rows = attachedIn(version, shown).map((section) => fileHtml(view, version, section, shown));
  if (rows.join("") === "") return "";
  return `<section class="files"><h2 class="h">${escaped(view.words.answer.files)}</h2><ul>${rows.join("")}</ul></section>`;
}

function attachedIn(version: PublishedVersion, locale: Locale): Attach[] {
  return (version.texts[locale]?.body ?? []).filter((section) => section.type === "attach");
}

function fileHtml(view: FilesView, version: PublishedVersion, section: Attach, locale: Locale): string {
  const file = version.files?.[section.file];
  if (!file || view.sheet.filesAt === undefined) return "";
  const address = escaped(`${view.sheet.filesAt}${version.version}/${section.file}`);
  const name = escaped(section.file);
  const facts = `<p class="named"><b>${name}</b> <span class="quiet num">${escaped(factsOf(view, section.file, file))}</span></p>`;
  const download = `<a class="btn" href="${address}" download="${name}">${icon(view, "download")}${escaped(view.words.files.download)}${heard(name)}</a>`;
  const acts = `<div class="acts">${isPicture(file.type) ? copyHtml(view, address, name) : ""}${download}</div>`;
  return `<li>${previewHtml(view, file, address, section.alt, locale)}${facts}${acts}</li>`;
}

/** Its measures are known beforehand, so that nothing moves when it arrives. */
function previewHtml(view: FilesView, file: Attachment, address: string, alt: string, locale: Locale) {
  if (file.width === undefined || file.height === undefined)
    return `<p${langAttribute(view, locale)}>${escaped(alt)}</p>`;
  return `<img src="${address}" width="${file.width}" height="${file.height}" loading="lazy" decoding="async" alt="${escaped(alt)}"${langAttribute(view, locale)}>`;
}

function copyHtml(view: FilesView, address: string, name: string): string {
  return `<button class="btn needs-script" type="button" data-act="copy-image" data-address="${address}">${icon(view, "copy")}${escaped(view.words.files.copy)}${heard(name)}</button>`;
}

/** Several files have the same buttons: which one is meant is said to those who hear them. */
function heard(name: string): string {
  return ` <span class="vh">${name}</span>`;
}

/** `PNG · 1,200 × 900 · 64 kB`, a number never parted from its unit. */
function factsOf({ locale }: FilesView, name: string, { bytes, width, height }: Attachment): string {
  const number = new Intl.NumberFormat(locale);
  const kind = name.slice(name.lastIndexOf(".") + 1).toUpperCase();
  const pixels = width && height ? [`${number.format(width)} × ${number.format(height)}`] : [];
  const facts = [kind, ...pixels, sizeText(bytes, locale)];
  return facts.map((fact) => fact.replaceAll(" ", "\u00a0")).join(" · ");
}

/** Bytes as people read them: `64 kB`, `1.4 MB`, thousands being decimal. */
function sizeText(bytes: number, locale: string): string {
  const [unit, size, digits] =
    bytes < 999_500 ? (["kilobyte", bytes / 1000, 0] as const) : (["megabyte", bytes / 1e6, 1] as const);
  const format = new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: digits });
  return format.format(Math.max(size, 1));
}
