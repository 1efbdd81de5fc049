import {
  type AuditView,
  auditSentence,
  channelName,
  countryName,
  languageWithin,
} from "#browser/audit-sentence.ts";
import { differenceHtml } from "#browser/difference-view.ts";
import { icon, langAttribute } from "#browser/view.ts";
import type { Audit } from "#core/audit.ts";
import type { AuditFinding } from "#core/audit-finding.ts";
import type { NearWording } from "#core/audit-wording.ts";
import { publicationOf } from "#core/history.ts";
import { escaped } from "#core/html.ts";
import { referenceText } from "#core/reference.ts";
import { exactTime } from "#core/when.ts";
import { filled } from "#words/text.ts";

const DRAWINGS = { wrong: "cross", look: "warn", note: "note" } as const;

/** The result of a check: in a word, what was approved then, the findings, and approved → sent. */
export function auditHtml(view: AuditView, audit: Audit, findings: readonly AuditFinding[]): string {
  const { nearest } = audit;
  return [
    headHtml(view, audit),
    nearest ? approvedHtml(view, audit, nearest) : `<p class="quiet">${escaped(view.audit.noneNearHint)}</p>`,
    findingsHtml(view, findings),
    nearest ? pairHtml(view, audit, nearest) : sentHtml(view, audit),
  ].join("");
}

/** What came out, as a sentence. */
function resultText({ audit }: AuditView, { nearest, isSame }: Audit): string {
  if (!nearest) return audit.noneNear;
  return isSame ? audit.same : audit.differs;
}

function headHtml(view: AuditView, audit: Audit): string {
  const [state, drawing] = !audit.nearest
    ? ["held", "warn"]
    : audit.isSame
      ? ["current", "current"]
      : ["changed", "changed"];
  const chip = `<span class="state" data-state="${state}">${icon(view, drawing ?? "")} ${escaped(resultText(view, audit))}</span>`;
  return `<h2 class="audit-result" tabindex="-1">${chip}</h2>`;
}

function referenceOf({ sent }: Audit, { entry, version, locale, moment, variant }: NearWording) {
  return {
    id: entry.id,
    version: version.version,
    locale,
    channel: sent.channel.id,
    moment,
    variant,
    touched: false,
  };
}

function approvedHtml(view: AuditView, audit: Audit, nearest: NearWording): string {
  const { entry, version, locale, alignment } = nearest;
  const since = publicationOf(entry.history, version.version)?.effective;
  const title = `<a href="${escaped(view.to(`/answers/${entry.id}/`))}">${escaped(view.title(entry.id))}</a>`;
  const reference = referenceText(referenceOf(audit, nearest));
  const percent = new Intl.NumberFormat(view.locale, { style: "percent" }).format(alignment.likeness);
  const query = new URLSearchParams({ at: audit.sent.at, l: locale });
  const stood = `${view.to(`/answers/${entry.id}/history/`)}?${query}`;
  const facts = [
    since && filled(view.audit.inEffect, { time: exactTime(since, view.timeZone, view.locale) }),
    filled(view.audit.likeness, { percent }),
  ].filter(Boolean);
  const named = nearest.fits
    ? `<a href="${escaped(view.to("/r/"))}?${escaped(reference)}">${escaped(reference)}</a>`
    : escaped(`${entry.id}@${version.version}/${locale}`);
  return `<dl class="facts audit-facts"><dt>${escaped(view.audit.approved)}</dt><dd>${title} <span class="ver">${escaped(version.version)}</span><br><span class="quiet">${escaped(facts.join(" · "))}</span></dd><dt>${escaped(view.audit.reference)}</dt><dd>${named}<br><a href="${escaped(stood)}">${escaped(view.audit.stood)}</a></dd></dl>`;
}

function findingsHtml(view: AuditView, findings: readonly AuditFinding[]): string {
  const rows = findings.map(
    ({ weight, about }) =>
      `<li data-weight="${weight}"><span class="weight">${icon(view, DRAWINGS[weight])} ${escaped(view.audit.weights[weight])}</span><span>${escaped(auditSentence(view, about))}</span></li>`,
  );
  const list =
    rows.length > 0
      ? `<ul class="audit-findings">${rows.join("")}</ul>`
      : `<p class="state" data-state="current">${icon(view, "current")} ${escaped(view.audit.clean)}</p>`;
  const copy = `<button class="btn" type="button" data-act="copy-findings">${icon(view, "copy")} ${escaped(view.audit.copy)}</button>`;
  return `<section class="audit-part"><div class="audit-part-head"><h3>${escaped(view.audit.findings)}</h3>${copy}<span class="quiet" role="status" data-part="copied"></span></div>${list}</section>`;
}

function pairHtml(view: AuditView, audit: Audit, { version, locale }: NearWording): string {
  const { pair, isSame } = audit;
  if (!pair) return "";
  const legend =
    Object.keys(pair.values).length > 0 ? `<p class="quiet">${escaped(view.audit.filled)}</p>` : "";
  if (isSame) return sentHtml(view, audit, `<p class="quiet">${escaped(view.audit.sameText)}</p>${legend}`);
  const body = differenceHtml(view, {
    from: version.version,
    to: "",
    a: pair.approved,
    b: pair.sent,
    locale,
    placeholders: view.sheet.placeholders,
    values: pair.values,
    headings: { was: filled(view.audit.was, { version: version.version }), now: view.audit.is },
  });
  return `<section class="audit-part"><h3>${escaped(view.audit.difference)}</h3>${body}${legend}</section>`;
}

/** The sent text alone, what fills its fields marked. */
function sentHtml(view: AuditView, { pair, body, nearest }: Audit, more = ""): string {
  const text = pair?.sent ?? body;
  const html = text
    .split(/(\{\{[a-z][a-z0-9_]*\}\})/)
    .map((piece) => {
      const value = pair?.values[piece.slice(2, -2)];
      return value === undefined ? escaped(piece) : `<span class="as-sent">${escaped(value)}</span>`;
    })
    .join("");
  const lang = nearest ? langAttribute(view, nearest.locale) : "";
  return `<section class="audit-part"><h3>${escaped(view.audit.sentText)}</h3><div class="reply"><p class="text sent-text"${lang}>${html}</p></div>${more}</section>`;
}

/** The same as plain text to paste into a reviewer's sheet. It never holds the customer's words. */
export function auditReport(view: AuditView, audit: Audit, findings: readonly AuditFinding[]): string {
  const { report, weights, clean } = view.audit;
  const { nearest, sent } = audit;
  const place = {
    channel: channelName(view, sent.channel.id),
    language: languageWithin(view, nearest?.locale ?? sent.locale ?? view.locale),
  };
  const where =
    sent.country === undefined
      ? filled(report.placeUnknown, place)
      : filled(report.place, { ...place, country: countryName(view, sent.country) });
  const approved = nearest && {
    reference: referenceText(referenceOf(audit, nearest)),
    title: view.title(nearest.entry.id),
  };
  const lines = findings.map(({ weight, about }) => `- ${weights[weight]}: ${auditSentence(view, about)}`);
  return [
    report.title,
    filled(report.sent, { time: exactTime(sent.at, view.timeZone, view.locale) }),
    where,
    ...(approved ? [filled(report.approved, approved)] : []),
    filled(report.result, { result: resultText(view, audit) }),
    report.findings,
    ...(lines.length > 0 ? lines : [`- ${clean}`]),
  ].join("\n");
}
