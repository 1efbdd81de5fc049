import type { Standing } from "#checks/working.ts";
import type { Entry, EntryKey } from "#core/entry.ts";
import type { History } from "#core/history.ts";
import type { Instant } from "#core/instant.ts";
import type { KeptFindings } from "#core/kept-findings.ts";
import type { Library } from "#core/library.ts";
import type { Problem, Severity } from "#core/problem.ts";

/** Files by path under the content folder, as an example shows them. */
export type Files = Readonly<Record<string, string>>;

/**
 * One example of a rule: documentation, fixture and test at once. It is laid over an empty workspace; each
 * step of `published` is written and published in turn, then `files` is written over it.
 */
export interface Example {
  readonly published?: readonly Files[];
  readonly files: Files;
  /** Whether what was published is what an earlier revision held (`--base`). */
  readonly held?: true;
}

/** What was published at an earlier revision: the histories that differ from it now, as they were. */
export interface Before {
  /** The revision as people named it. */
  readonly ref: string;
  readonly histories: ReadonlyMap<EntryKey, History>;
}

/** What a rule may look at. */
export interface CheckContext {
  readonly library: Library;
  readonly now: Instant;
  /** Whether drafts need their change note already (`--require-notes`). */
  readonly requireNotes: boolean;
  /** The entries of which findings are wanted; all of them where it is absent. A rule may say more and need not. */
  readonly about?: ReadonlySet<EntryKey>;
  /** Whether only errors are wanted: what can only warn is not looked for. */
  readonly errorsAlone?: true;
  /** The entries whose working text differs from what is published. */
  readonly drafts: Pick<ReadonlySet<EntryKey>, "has">;
  /** The words of a file under the content folder, for the line of a setting or a record; without it, problems there have no line. */
  readonly sourceOf?: (file: string) => string | undefined;
  /** What keeps open proposals from being taken; found by laying their texts over the library's. */
  readonly proposed?: readonly Problem[];
  /** With `--base` or `--changed-since`: what was published then, and has to be still. */
  readonly before?: Before;
  /** What was found in single entries before, where it may be believed (see README.md); without it every rule looks anew. */
  readonly kept?: KeptFindings;
  /** Where an entry stands now; by `now` where it is absent. Rules that go by entries ask by `lifeOf` and its like. */
  readonly standing?: (entry: Entry) => Standing;
  /** Whether a word in capitals is a name; by the titles and settings of the library where it is absent. */
  readonly isName?: (word: string) => boolean;
}

/** A rule content is held to. Its name never changes: people and scripts refer to it. */
export interface Rule {
  readonly name: string;
  readonly severity: Severity;
  /** Why the rule is there, for people: one to three sentences. */
  readonly why: string;
  /** What keeps the library whole and safe: no workspace may weaken it, and nothing it finds can be accepted. */
  readonly firm?: true;
  /** Only held where `rules:` of workspace.yaml names it: not every team wants it. */
  readonly onRequest?: true;
  /** It looks at the whole library, and what it finds is a warning unless `rules:` of workspace.yaml says otherwise. */
  readonly onlyWarns?: true;
  /**
   * It looks at the entries asked one by one, so it can be asked about a few at a time and what it found is kept by
   * entry. It finds others by name, and the clock through where entries stand: whoever reads `now` or walks through all
   * entries is asked again whenever those change.
   */
  readonly byEntry?: true;
  readonly bad: Example;
  readonly good: Example;
  readonly check: (context: CheckContext) => readonly Problem[];
}

/** The check of a rule whose problems are met while reading. */
export function metWhileReading(name: string): Rule["check"] {
  return ({ library }) => library.problems.filter((problem) => problem.rule === name);
}
