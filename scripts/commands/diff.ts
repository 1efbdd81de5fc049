import { wordDiff } from "#core/diff.ts";
import type { Entry } from "#core/entry.ts";
import { lastInEffect, predecessorOf, publicationOf, standingPublications } from "#core/history.ts";
import { type Library, pinnedBody } from "#core/library.ts";
import { transcriptOf } from "#core/transcript.ts";
import { readLibrary } from "#store/library.ts";
import { argumentsOf, type Command, type Context, keyOf, UsageError } from "../command.ts";
import { correctionLines } from "../corrections.ts";
import { entryOf } from "../entry.ts";

/** The words of a change. */
export const diff: Command = {
  name: "diff",
  usage: "diff KIND/ID [A..B] [--locale L] [--json]",
  summary: "Shows the words removed and added between two versions; by default the last change.",
  run(args, context) {
    const { values, positionals } = argumentsOf(diff, args, {
      locale: { type: "string" },
      json: { type: "boolean" },
    });
    const [typed = "", range, ...rest] = positionals;
    if (!typed || rest.length > 0) throw new UsageError(`Usage: kb ${diff.usage}`);
    const library = readLibrary(context.root, context);
    const entry = entryOf(library, keyOf(typed));
    const [from, to] = range === undefined ? lastStep(entry, context) : rangeOf(entry, range);
    const locale = values.locale ?? library.workspace.sourceLocale;
    const parts = wordDiff(
      from ? textOf(library, entry, from, locale) : "",
      textOf(library, entry, to, locale),
      locale,
    );
    if (values.json) context.print(JSON.stringify({ from: from ?? null, to, parts }, undefined, 2));
    else {
      const marks = { same: ["", ""], add: ["{+", "+}"], remove: ["[-", "-]"] } as const;
      context.print(`${entry.key} ${from ?? "nothing"} → ${to}, ${locale}`);
      for (const line of correctionLines(library, entry, to)) context.print(line);
      context.print("");
      context.print(parts.map(({ op, text }) => `${marks[op][0]}${text}${marks[op][1]}`).join(""));
    }
    return 0;
  },
};

function lastStep(entry: Entry, { now }: Context): [string | undefined, string] {
  const current = lastInEffect(entry.history, now) ?? standingPublications(entry.history).at(0);
  if (!current) throw new UsageError(`${entry.key} was never published, so nothing can be compared.`);
  return [predecessorOf(entry.history, current.version)?.version, current.version];
}

function rangeOf(entry: Entry, range: string): [string, string] {
  const [from = "", to = "", ...rest] = range.split("..");
  const wrong = [from, to].find((version) => !publicationOf(entry.history, version));
  if (rest.length > 0 || wrong !== undefined) {
    const known = entry.history.flatMap((record) => (record.record === "publish" ? [record.version] : []));
    throw new UsageError(
      `"${range}" does not name two versions of ${entry.key}: write it like 1.0..2.0. There are ${known.join(", ") || "none"}.`,
    );
  }
  return [from, to];
}

function textOf(library: Library, entry: Entry, version: string, locale: string): string {
  const text = entry.versions.get(version)?.texts.get(locale);
  const body = pinnedBody(library, entry, version, locale);
  if (!text || !body)
    throw new UsageError(
      `Version ${version} of ${entry.key} has no text in "${locale}". It has ${[...(entry.versions.get(version)?.texts.keys() ?? [])].join(", ")}.`,
    );
  return transcriptOf(text.front.title, body);
}
