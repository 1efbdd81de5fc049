import { packageFiles } from "#build/package-files.ts";
import { readyRenderer } from "#build/site.ts";
import { textIn } from "#core/locale.ts";
import { packageOutline } from "#core/package-outline.ts";
import { longestSuspended } from "#core/package-state.ts";
import { MOST_SUSPENDED } from "#core/scorm12.ts";
import { lessonsOf, type TrainingPath, taughtText } from "#core/training.ts";
import { problemLine } from "#exports/problems.ts";
import { SCORM12_FILES, scorm12Identifier, scorm12Manifest } from "#exports/scorm12.ts";
import type { Files } from "#exports/zip.ts";
import { type Reading, readContent } from "#store/library.ts";
import { INTERFACE_LOCALES, type InterfaceLocale, isInterfaceLocale } from "#words/text.ts";
import type { ExportOptions } from "./answer-formats.ts";
import { type Context, shownPath, UsageError } from "./command.ts";
import { environmentFrom, PROJECT } from "./environment.ts";
import { placeFor, putThere } from "./exported.ts";
import { setEnvironment } from "./site.ts";

/** A path of the training as a folder and a zip file for learning systems with SCORM 1.2; returns the exit status. */
export async function scorm12(
  names: readonly string[],
  { out, locale: asked }: ExportOptions,
  context: Context,
): Promise<number> {
  if (out === undefined)
    throw new UsageError(
      "Say where to with --out DIR. Usage: kb export scorm12 PATH [--locale en|vi] --out DIR",
    );
  const [id, ...more] = names;
  if (id === undefined || more.length > 0)
    throw new UsageError("Name one path of the training: kb export scorm12 PATH --out DIR.");
  const reading = readContent(context.root, context);
  const { training, workspace } = reading.library;
  const path = training.paths.get(id);
  const locale = localeFrom(asked, workspace.sourceLocale);
  const errors = reading.library.problems.filter(
    ({ file, severity }) => severity === "error" && file.startsWith("training/"),
  );
  for (const problem of errors) context.complain(problemLine(problem, (file) => shownPath(context, file)));
  if (errors.length > 0) return 1;
  if (!path)
    throw new UsageError(
      `There is no path "${id}". The paths: ${[...training.paths.keys()].join(", ") || "none"}.`,
    );
  const place = placeFor(out);
  const title = textIn(path.title, locale, workspace.sourceLocale, id);
  const outline = outlineOf(reading, path, locale);
  const files = await packageOf(reading, path, locale, context);
  const paths = [...files.keys()].sort(
    (a, b) => Number(b === SCORM12_FILES.page) - Number(a === SCORM12_FILES.page) || (a < b ? -1 : 1),
  );
  const identifier = scorm12Identifier(id, locale);
  const manifest = scorm12Manifest({ identifier, title, outline, files: paths });
  putThere(place, new Map([[SCORM12_FILES.manifest, Buffer.from(manifest)], ...files]));
  const count = outline.lessons.length;
  context.print(`${title}: ${count} ${count === 1 ? "lesson" : "lessons"}`);
  context.print(`  folder  ${place.folder}`);
  context.print(`  zip     ${place.zip}`);
  return 0;
}

function localeFrom(asked: string | undefined, sourceLocale: string): InterfaceLocale {
  if (asked !== undefined && !isInterfaceLocale(asked))
    throw new UsageError(`"${asked}" is no language of the interface: ${INTERFACE_LOCALES.join(", ")}.`);
  if (asked !== undefined) return asked;
  return isInterfaceLocale(sourceLocale) ? sourceLocale : INTERFACE_LOCALES[0];
}

/** The outline of a path whose progress fits into what every system must keep. */
function outlineOf({ library }: Reading, path: TrainingPath, locale: InterfaceLocale) {
  const { training, workspace } = library;
  const lessons = lessonsOf(training, path).flatMap((lesson) => {
    const taught = taughtText(lesson, locale, workspace.sourceLocale);
    return taught ? [{ id: lesson.id, text: taught.text }] : [];
  });
  const outline = packageOutline(path.pass, lessons);
  if (longestSuspended(outline) > MOST_SUSPENDED)
    throw new UsageError(
      `The path "${path.id}" has too many tasks for SCORM 1.2, which keeps ${MOST_SUSPENDED} characters of progress: split it into two paths.`,
    );
  return outline;
}

/** Draws the path with the renderer of the site that lives under `/`, whichever site is built here. */
async function packageOf(
  reading: Reading,
  { id: path }: TrainingPath,
  locale: InterfaceLocale,
  { root, now }: Context,
): Promise<Files> {
  const { KB_NOW: _, ...env } = process.env;
  const given = { ...env, KB_CONTENT: root, KB_NOW: now, KB_BASE: "/", KB_TEAMS: "" };
  const environment = environmentFrom(given, 0);
  setEnvironment(environment);
  const order = { project: PROJECT, content: root, base: "/", address: "" };
  const renderer = await readyRenderer(order, (line) => console.error(line));
  return packageFiles(reading, { project: PROJECT, renderer, path, locale });
}
