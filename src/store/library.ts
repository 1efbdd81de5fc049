import { statSync } from "node:fs";
import { join } from "node:path";
import type { Library } from "#core/library.ts";
import type { Locale } from "#core/locale.ts";
import { byPlace, type Problem } from "#core/problem.ts";
import type { Settings, Workspace } from "#core/workspace.ts";
import { EMPTY_SETTINGS, SETTINGS_FILES, settingsFrom, workspaceFrom } from "#schema/settings.ts";
import { briefingsFrom } from "#store/briefings.ts";
import { entriesOneByOne, type ReadEntries } from "#store/entries.ts";
import { KeptWork } from "#store/kept-work.ts";
import { StoreError } from "#store/lock.ts";
import { type Parsing, parsingFor } from "#store/parsing.ts";
import { proposalsFrom } from "#store/proposals.ts";
import { finished, finishedInTurns, type Steps } from "#store/steps.ts";
import { decoded } from "#store/text.ts";
import { trainingFrom } from "#store/training.ts";
import { type CountedDigests, contentFile, stampOf, type Tree, treeOf } from "#store/tree.ts";

/** What reading goes on with when `workspace.yaml` cannot be read. */
const NO_WORKSPACE: Workspace = {
  name: "",
  sourceLocale: "en",
  replyLocales: ["en"],
  interfaceLocales: ["en", "vi"],
  timeZone: "UTC",
  briefingSlots: [],
  briefingZones: [],
  owners: new Map(),
  teams: new Map(),
  rules: {},
};

/** A library and the tree it was read from. */
export interface Reading {
  readonly library: Library;
  readonly tree: Tree;
  /** The history records exactly as written, by entry. */
  readonly written: ReadEntries["written"];
  /** How its files were parsed, for readings over it (`store/overlay.ts`). */
  readonly parsing: Parsing;
  /** What was made of the whole before, where that is kept. */
  readonly works?: KeptWork | undefined;
  /** What is on disk, where files are laid over it that are not (`store/overlay.ts`). */
  readonly under?: Reading;
}

/** How a content folder is read. */
export interface ReadOptions {
  /** The folder, absolute, in which what was parsed is kept for later readings; without it nothing is. */
  readonly cache?: string | undefined;
  /** So many things that were parsed anew are worth a file there; a hundred unless said otherwise. */
  readonly worth?: number;
  /** See `Tree`. */
  readonly counted?: CountedDigests | undefined;
}

/**
 * Reads a content folder whole. It never stops at a broken file: the library holds what could be read and its
 * problems say the rest. A publication that commits meanwhile makes it read again, so that what it returns is
 * wholly before or wholly after.
 */
export function readContent(root: string, options: ReadOptions = {}): Reading {
  return finished(readingSteps(root, options));
}

/** The same in less memory, for commands that hold everything at once. */
export function readContentInTurns(root: string, options: ReadOptions = {}): Promise<Reading> {
  return finishedInTurns(readingSteps(root, options));
}

/** Keeps what was parsed since a reading was made, such as published texts that somebody asked for. */
export function keepParsed({ library, tree, parsing }: Reading): void {
  parsing.keep({ tree, sourceLocale: library.workspace.sourceLocale });
}

function* readingSteps(root: string, { cache, worth, counted }: ReadOptions): Steps<Reading> {
  const parsing = parsingFor(root, cache, worth);
  const works = KeptWork.of(root, cache);
  for (let tries = 0; tries < 20; tries++) {
    try {
      const stamp = stampOf(root);
      const tree = treeOf(root, counted);
      const reading: Reading = { ...(yield* readingOf(tree, parsing)), works };
      if (stampOf(root) !== stamp) continue;
      keepParsed(reading);
      return reading;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
  throw new StoreError(`The content folder ${root} is being written again and again. Try again in a moment.`);
}

/** The library of a content folder. */
export function readLibrary(root: string, options: ReadOptions = {}): Library {
  return readContent(root, options).library;
}

function* readingOf(tree: Tree, parsing: Parsing): Steps<Reading> {
  const problems: Problem[] = [...tree.problems];
  const workspace = workspaceIn(tree, problems);
  const settings = settingsIn(tree, problems);
  const { entries, written, problems: found } = yield* entriesOneByOne(tree, workspace.sourceLocale, parsing);
  const { proposals, problems: unread } = proposalsFrom(tree);
  const { briefings, problems: unheard } = briefingsFrom(tree, workspace.timeZone);
  const { training, problems: untaught } = trainingFrom(tree);
  problems.push(...found, ...unread, ...unheard, ...untaught);
  return {
    library: {
      workspace,
      settings,
      entries,
      proposals,
      briefings,
      training,
      problems: problems.sort(byPlace),
    },
    tree,
    written,
    parsing,
  };
}

/** The source language of a content folder, as a reading of it takes it. */
export function sourceLocaleOf(root: string): Locale {
  const read = (path: string) => contentFile(root, path);
  const has = (path: string) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile() ?? false;
  return workspaceIn({ has, read }, []).sourceLocale;
}

function workspaceIn(tree: Pick<Tree, "has" | "read">, problems: Problem[]): Workspace {
  const file = "workspace.yaml";
  if (!tree.has(file)) {
    problems.push({
      file,
      rule: "missing-field",
      severity: "error",
      message: "There is no workspace.yaml.",
      fix: "Make a workspace with `kb init DIR`, or set KB_CONTENT to one.",
    });
    return NO_WORKSPACE;
  }
  const content = decoded(file, tree.read(file));
  if ("problem" in content) {
    problems.push(content.problem);
    return NO_WORKSPACE;
  }
  const read = workspaceFrom(file, content.text);
  problems.push(...read.problems);
  return read.value ?? NO_WORKSPACE;
}

function settingsIn(tree: Tree, problems: Problem[]): Settings {
  let settings = EMPTY_SETTINGS;
  for (const name of SETTINGS_FILES) {
    const file = `settings/${name}.yaml`;
    if (!tree.has(file)) continue;
    const content = decoded(file, tree.read(file), 1024 * 1024);
    if ("problem" in content) {
      problems.push(content.problem);
      continue;
    }
    const read = settingsFrom(name, file, content.text);
    problems.push(...read.problems);
    settings = { ...settings, ...read.value };
  }
  return settings;
}
