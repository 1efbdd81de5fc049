import type { LessonView } from "#browser/lesson-view.ts";
import { type Certificate, certifiedPercent } from "#core/certificate.ts";
import { escaped } from "#core/html.ts";
import { millisOf } from "#core/millis.ts";
import type { SheetPath } from "#core/training-sheet.ts";
import { filled } from "#words/text.ts";

/** What is still missing for a certificate, with the ways there. */
export function missingHtml(view: LessonView, path: SheetPath, certificate: Certificate): string {
  const { certificate: words } = view.training;
  const lessons = certificate.open.map(
    ({ id, title }) =>
      `<li><a href="${escaped(view.to(`/training/${path.id}/${id}/`))}">${escaped(title)}</a></li>`,
  );
  const percent = certifiedPercent(certificate);
  const score =
    percent === undefined || certificate.isPassed
      ? ""
      : `<li>${escaped(filled(words.missingScore, { percent, pass: path.pass }))}</li>`;
  return `<section class="not-yet"><h2>${escaped(words.notYet)}</h2><p>${escaped(words.missing)}</p><ul>${lessons.join("")}${score}</ul></section>`;
}

/** The certificate as it is printed; the name stands in it as long as it stands in its field. */
export function certificateHtml(view: LessonView, path: SheetPath, certificate: Certificate): string {
  const { certificate: words } = view.training;
  const percent = certifiedPercent(certificate);
  const { right, asked } = certificate.score;
  const score = percent === undefined ? words.noScore : filled(words.scoreOf, { percent, right, asked });
  const head = `<p class="quiet">${escaped(words.certifies)}</p><p class="who" data-part="who">${escaped(words.nobody)}</p><p class="quiet">${escaped(words.finished)}</p><p class="which">${escaped(path.title)}</p><p>${escaped(filled(words.on, { date: dayIn(view, certificate.finished ?? "") }))}</p>`;
  const figures = `<dl><div><dt>${escaped(words.lessons)}</dt><dd>${path.lessons.length}</dd></div><div><dt>${escaped(words.score)}</dt><dd>${escaped(score)}</dd></div></dl>`;
  const answers = certificate.learned.map(
    ({ title, version }) =>
      `<li><span>${escaped(title)}</span><span class="ver">${escaped(version)}</span></li>`,
  );
  const list = `<h2>${escaped(words.answers)}</h2><p class="quiet">${escaped(words.answersNote)}</p><ul class="learned">${answers.join("")}</ul>`;
  return `<article class="paper"><header>${head}</header>${figures}${certificate.learned.length > 0 ? list : ""}<p class="signed">${escaped(words.signed)}</p></article>`;
}

/** The day of an instant where the reader is, written out. */
function dayIn({ locale, timeZone }: LessonView, instant: string): string {
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { dateStyle: "long", timeZone }).format(
    millisOf(instant),
  );
}
