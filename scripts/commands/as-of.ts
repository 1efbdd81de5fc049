import { forcesOn, forcesReaching } from "#core/advice.ts";
import { countryNamed } from "#core/country.ts";
import type { Entry, Front } from "#core/entry.ts";
import {
  inEffect,
  type PublishRecord,
  standingPublications,
  withdrawalAt,
  withdrawnFrom,
} from "#core/history.ts";
import { type Force, forcesOf } from "#core/in-force.ts";
import { type Instant, instantFrom, instantTwice, isBefore, laterOf } from "#core/instant.ts";
import { entriesOf, type Library, pinnedBody, sourceFrontOf, titleOf } from "#core/library.ts";
import { plainText } from "#core/plain-text.ts";
import { publishedEntry } from "#core/published-entry.ts";
import { repliesOf } from "#core/reply.ts";
import { readLibrary } from "#store/library.ts";
import { argumentsOf, type Command, keyOf, UsageError } from "../command.ts";
import { correctionLines } from "../corrections.ts";
import { entryOf } from "../entry.ts";

/** What was approved then. */
export const asOf: Command = {
  name: "as-of",
  usage: "as-of INSTANT [KIND/ID] [--country CC] [--json]",
  summary: "Shows what was approved at an instant, and the advisories that applied.",
  run(args, context) {
    const { values, positionals } = argumentsOf(asOf, args, {
      country: { type: "string" },
      json: { type: "boolean" },
    });
    const [typed = "", key, ...rest] = joinedTime(positionals);
    if (!typed || rest.length > 0) throw new UsageError(`Usage: kb ${asOf.usage}`);
    const library = readLibrary(context.root, context);
    const at = instantFrom(typed, library.workspace.timeZone);
    if (!at)
      throw new UsageError(
        `"${typed}" is no time: write it like 2026-11-23T09:00 (in ${library.workspace.timeZone}), or with an offset.`,
      );
    const country =
      values.country === undefined
        ? undefined
        : countryNamed(library.settings.countries, values.country)?.code;
    if (values.country !== undefined && !country)
      throw new UsageError(`"${values.country}" is no country of settings/countries.yaml.`);
    const entries = key ? [entryOf(library, keyOf(key))] : [...library.entries.values()];
    const forces = forcesIn(library);
    const then = entries.flatMap((entry) => {
      const record = inEffect(entry.history, at);
      return record ? [stateOf(library, entry, record, { at, country, forces })] : [];
    });
    if (values.json) context.print(JSON.stringify({ at, entries: then.map(withoutTitle) }, undefined, 2));
    else {
      const [only] = key && then.length === 0 ? entries : [];
      const lines = [...linesOf(library, at, then), ...(only ? [absenceOf(library, only, at)] : [])];
      for (const line of lines) context.print(line);
    }
    return 0;
  },
};

/** A day and a time of day that a shell has parted: `2026-11-17 14:32`. */
function joinedTime([day = "", time = "", ...rest]: readonly string[]): string[] {
  if (/^\d{4}-\d\d-\d\d$/.test(day) && /^\d\d:\d\d/.test(time)) return [`${day}T${time}`, ...rest];
  return [day, time, ...rest].filter((word) => word !== "");
}

/** What an answer is judged by: an instant, the customer's country, and every time in which an advisory applied. */
interface Then {
  readonly at: Instant;
  readonly country: string | undefined;
  readonly forces: readonly Force[];
}

function forcesIn(library: Library): Force[] {
  const { regions } = library.settings.countries;
  return entriesOf(library, "advisories").flatMap((entry) => {
    const published = publishedEntry(library, entry);
    return published ? forcesOf(published, regions) : [];
  });
}

function advisoriesOn({ id }: Entry, front: Front, { at, country, forces }: Then): string[] {
  const concerned = { id, front, at };
  const on =
    country === undefined ? forcesReaching(forces, concerned) : forcesOn(forces, { ...concerned, country });
  return on.map((force) => force.id);
}

function stateOf(library: Library, entry: Entry, record: PublishRecord, then: Then) {
  const { at } = then;
  const snapshot = entry.versions.get(record.version);
  const replies = [...(snapshot?.texts.keys() ?? [])].sort().flatMap((locale) =>
    repliesOf(pinnedBody(library, entry, record.version, locale) ?? []).map((reply) => ({
      locale,
      channels: reply.channels.length > 0 ? reply.channels : ["private"],
      for: reply.moment,
      text: plainText(reply.prose),
    })),
  );
  const title = snapshot ? titleOf(library, entry, snapshot.texts, library.workspace.sourceLocale) : entry.id;
  const front = snapshot && sourceFrontOf(library, snapshot);
  const advisories = entry.kind === "answers" && front ? advisoriesOn(entry, front, then) : [];
  return {
    id: entry.key,
    title,
    version: record.version,
    effective: record.effective,
    recorded: record.at,
    by: record.by,
    approvedBy: approvalsOf(entry, record, at).map((approval) => approval.by),
    ...(record.emergency && { emergency: record.emergency.reason }),
    digest: record.digest,
    corrections: correctionLines(library, entry, record.version, at),
    replies,
    advisories,
  };
}

function withoutTitle({ title: _, corrections: __, ...state }: ReturnType<typeof stateOf>) {
  return state;
}

/** Who had agreed to a version by an instant. */
function approvalsOf(entry: Entry, { version }: PublishRecord, at: Instant) {
  return entry.history.filter(
    (record) => record.record === "approve" && record.version === version && !isBefore(at, record.at),
  );
}

/** Why nothing of an entry was approved then. */
function absenceOf({ workspace }: Library, { key, history }: Entry, at: Instant): string {
  const said = (instant: Instant) => instantTwice(instant, workspace.timeZone);
  const withdrawal = withdrawalAt(history, at);
  const first = standingPublications(history)[0];
  if (withdrawal) {
    const why = withdrawal.use ? `use ${withdrawal.use}` : withdrawal.why;
    return `${key} was withdrawn then, since ${said(withdrawnFrom(withdrawal))}${why ? `: ${why}` : ""}`;
  }
  return first
    ? `${key} was not in effect yet: its first version is from ${said(laterOf(first.effective, first.at))} on`
    : `${key} was never published`;
}

function linesOf(library: Library, at: Instant, then: readonly ReturnType<typeof stateOf>[]): string[] {
  const said = (instant: Instant) => instantTwice(instant, library.workspace.timeZone);
  const heading = `Approved at ${said(at)}: ${then.length} ${then.length === 1 ? "entry" : "entries"}`;
  return [
    heading,
    ...then.flatMap((entry) => [
      "",
      `${entry.id} ${entry.version}  ${entry.title}`,
      `  in effect since ${said(entry.effective)}`,
      `  ${peopleOf(entry)}, recorded ${said(entry.recorded)}`,
      ...entry.corrections.map((line) => `  ${line}`),
      `  digest ${entry.digest}`,
      ...(entry.advisories.length > 0 ? [`  advisories: ${entry.advisories.join(", ")}`] : []),
      ...entry.replies.flatMap((reply) => [
        `  ${reply.locale} · ${reply.channels.join(" ")} · ${reply.for}`,
        ...reply.text.split("\n").map((line) => `    ${line}`),
      ]),
    ]),
  ];
}

function peopleOf({ by, approvedBy, emergency }: ReturnType<typeof stateOf>): string {
  const approved = approvedBy.length > 0 ? `, approved by ${approvedBy.join(", ")}` : "";
  if (emergency === undefined) return `by ${by}${approved}`;
  return `by ${by}${approved || ", not approved yet then"}, as an emergency (${emergency})`;
}
