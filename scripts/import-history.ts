import type { CarriedAnswer } from "#core/carried-answer.ts";
import type { EntryKey } from "#core/entry.ts";
import { type Instant, instantTwice, isBefore } from "#core/instant.ts";
import { MAX_PART, MAX_WHAT } from "#core/note.ts";
import { type Arrival, freshFiles } from "#imports/arrival.ts";
import { printOf } from "#imports/import-mark.ts";
import { markdownAnswers, markdownPlace } from "#imports/markdown.ts";
import type { Reading } from "#store/library.ts";
import { readingWith } from "#store/overlay.ts";
import type { Publication } from "#store/publication.ts";
import type { Context } from "./command.ts";
import { type Commit, commitsOf } from "./commit-texts.ts";
import { countedImport, reportImport } from "./import-report.ts";
import { groundOf, type Imported, type ImportRequest, plannedImport } from "./importing.ts";
import { plannedEntries } from "./publishing.ts";

/** Where the history lies, and whether it is only looked at. */
interface HistoryRun {
  readonly path: string;
  readonly file: string;
  readonly dryRun: boolean;
}

/**
 * Makes a version of each commit that changed an answer of a Markdown folder, dated as the commit was, through the
 * same publication as `kb publish`: the newest is what agents see from the next build on, and the run says so.
 * Answers that are here already are refused, since a history cannot be put before the one they have.
 */
export function importHistory(
  context: Context,
  reading: Reading,
  request: ImportRequest,
  { path, file, dryRun }: HistoryRun,
): number {
  const planned = plannedImport(reading, request);
  if ("fault" in planned) {
    context.complain(`${file}: ${planned.fault} Nothing was changed.`);
    return 1;
  }
  const isHere = (arrival: Arrival): boolean => arrival.status === "changed" || arrival.status === "same";
  const arrivals = planned.arrivals.map(
    (arrival): Arrival => (isHere(arrival) ? refusedHere(arrival) : arrival),
  );
  const making = new HistoryMaking(context, reading, request, arrivals);
  for (const commit of commitsOf(path, [...request.texts.keys()])) making.add(commit);
  const told: Imported = { ...planned, arrivals: making.arrivals() };
  if (!dryRun) making.commit();
  reportImport(context, told);
  for (const line of making.lines()) context.print(line);
  context.print(`${countedImport(told)}${dryRun ? "; nothing was written" : ""}`);
  if (making.count > 0)
    context.print(
      `${dryRun ? "--history would publish" : "--history published"} ${making.count} versions: agents see the newest of each answer from the next build on.`,
    );
  return told.refused.length > 0 || told.arrivals.some(({ status }) => status === "refused") ? 1 : 0;
}

function refusedHere({ title }: Arrival): Arrival {
  const reason = "it is here already, with a history of its own: import it without --history";
  return { status: "refused", title, reason };
}

/** An answer whose history is being made. */
interface Growing {
  readonly id: string;
  readonly arrival: Arrival;
  versions: number;
  /** Why its newest commit that came to no version came to none. */
  fault?: string;
}

class HistoryMaking {
  readonly #context: Context;
  readonly #request: ImportRequest;
  readonly #arrivals: readonly Arrival[];
  /** By what the folder knows each answer by. */
  readonly #growing = new Map<string, Growing>();
  readonly #texts = new Map<string, string>();
  readonly #publications: Publication[] = [];
  readonly #lines: string[] = [];
  #reading: Reading;
  #last: Instant | undefined;

  constructor(context: Context, reading: Reading, request: ImportRequest, arrivals: readonly Arrival[]) {
    this.#context = context;
    this.#reading = reading;
    this.#request = request;
    this.#arrivals = arrivals;
    const keys = this.#answersIn(request.texts).map(({ key }) => key);
    const fresh = new Map(
      arrivals.flatMap((arrival) => (arrival.status === "new" ? [[arrival.title, arrival]] : [])),
    );
    for (const answer of this.#answersIn(request.texts)) {
      const arrival = fresh.get(answer.texts[0]?.title ?? "");
      if (arrival?.status === "new" && keys.includes(answer.key))
        this.#growing.set(answer.key, { id: arrival.id, arrival, versions: 0 });
    }
  }

  get count(): number {
    return this.#publications.reduce((sum, { published }) => sum + published.length, 0);
  }

  /** Takes in one commit: the answers whose files it changed get a version, where their words differ. */
  add(commit: Commit): void {
    const now = this.#instantOf(commit);
    // A file that was only renamed says nothing new.
    const paths = [...commit.texts.keys()].filter((path) => commit.texts.get(path) !== this.#texts.get(path));
    for (const path of paths) {
      const text = commit.texts.get(path);
      if (text === undefined) this.#texts.delete(path);
      else this.#texts.set(path, text);
    }
    const ground = groundOf(this.#reading.library, this.#request.map);
    const touched = new Set(paths.map((path) => markdownPlace(path, ground).key));
    const around = [...this.#texts].filter(([path]) => touched.has(markdownPlace(path, ground).key));
    for (const answer of this.#answersIn(new Map(around))) {
      const growing = this.#growing.get(answer.key);
      if (growing) this.#version(growing, answer, { ...commit, at: now }, paths);
    }
  }

  /** Only languages whose files the commit touched are written anew: the others stay behind, as they were. */
  #version(growing: Growing, answer: CarriedAnswer, commit: Commit, touched: readonly string[]): void {
    const { library } = this.#reading;
    const { sourceLocale } = library.workspace;
    const ground = groundOf(library, this.#request.map);
    const locales = new Set(touched.map((path) => markdownPlace(path, ground).locale ?? sourceLocale));
    const mark = { format: this.#request.name, key: answer.key, print: printOf(answer) };
    const fresh = freshFiles(growing.id, answer, { owner: this.#request.owner, sourceLocale, mark });
    if ("fault" in fresh) {
      growing.fault = fresh.fault;
      return;
    }
    const isTouched = (path: string) =>
      growing.versions === 0 || locales.has(/([^/]+)\.mdx$/.exec(path)?.[1] ?? "");
    const files = [...fresh.files].filter(([path]) => isTouched(path));
    this.#publish(
      growing,
      new Map(files.map(([path, source]) => [path, Buffer.from(source)])),
      commit,
      locales.has(sourceLocale),
    );
  }

  #publish(
    growing: Growing,
    files: ReadonlyMap<string, Uint8Array>,
    commit: Commit,
    isOfSource: boolean,
  ): void {
    const key: EntryKey = `answers/${growing.id}`;
    const now = commit.at;
    const minor = growing.versions > 0 && !isOfSource;
    const request = {
      given: noteOf(commit),
      by: this.#request.owner,
      ...(minor && { minor, because: "Only a translation." }),
    };
    const proposed = readingWith(this.#reading, files);
    const { publication, outcome } = plannedEntries(proposed, [key], {
      request,
      now,
      dryRun: true,
      isWhole: false,
    });
    const [refusal] = outcome.refused;
    if (refusal) growing.fault = `commit ${commit.name}: ${refusal.problem.message}`;
    if (publication.published.length === 0) return;
    delete growing.fault;
    this.#publications.push(publication);
    this.#reading = readingWith(this.#reading, publication.files());
    growing.versions += publication.published.length;
    const zone = this.#reading.library.workspace.timeZone;
    for (const { version, effective } of publication.published)
      this.#lines.push(`version  ${key} ${version}, ${instantTwice(effective, zone)}: ${commit.subject}`);
  }

  /** Dates of commits may go back or lie ahead; a history's never do. */
  #instantOf({ at }: Commit): Instant {
    const { now } = this.#context;
    const past = isBefore(now, at) ? now : at;
    this.#last = this.#last !== undefined && isBefore(past, this.#last) ? this.#last : past;
    return this.#last;
  }

  #answersIn(texts: ReadonlyMap<string, string>): readonly CarriedAnswer[] {
    const file = markdownAnswers(texts, groundOf(this.#reading.library, this.#request.map));
    return "fault" in file ? [] : file.made.filter(({ isActive }) => isActive);
  }

  /** The arrivals as they ended: without a version, or without the newest words, an answer is refused. */
  arrivals(): readonly Arrival[] {
    const ended = new Map([...this.#growing.values()].map((growing) => [growing.arrival, growing]));
    return this.#arrivals.map((arrival): Arrival => {
      const growing = ended.get(arrival);
      if (arrival.status !== "new" || (growing && growing.versions > 0 && growing.fault === undefined))
        return arrival;
      const reason = growing?.fault ?? "no commit holds its text in the source language";
      const kept = growing && growing.versions > 0 ? ` (${growing.versions} earlier versions were kept)` : "";
      return { status: "refused", title: arrival.title, reason: `${reason}${kept}` };
    });
  }

  lines(): readonly string[] {
    return this.#lines;
  }

  commit(): void {
    this.#publications.at(-1)?.commit(this.#publications.slice(0, -1));
  }
}

/** A commit's subject is what it says of itself; its body, where it has one, is why. */
function noteOf({ subject, body }: Commit) {
  const shortened = (text: string, most: number) => {
    const marks = [...text.trim()];
    return marks.length <= most
      ? marks.join("")
      : `${marks
          .slice(0, most - 1)
          .join("")
          .trimEnd()}…`;
  };
  return {
    what: shortened(subject, MAX_WHAT) || "A change without words.",
    why: shortened(body.replace(/\s+/g, " "), MAX_PART) || "The history it comes from gives no reason.",
    do: "Nothing: this was in use before the texts came here.",
  };
}
