import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Channel } from "#core/channel.ts";
import type { EntryKey } from "#core/entry.ts";
import type { History, PlainRecord, PublishRecord, WithdrawRecord } from "#core/history.ts";
import type { Force } from "#core/in-force.ts";
import type { Instant } from "#core/instant.ts";
import type { Placeholder } from "#core/placeholder.ts";
import type { Plan, PublishRequest } from "#core/plan.ts";
import { planPublication } from "#core/publication.ts";
import { type Reply, repliesOf } from "#core/reply.ts";
import { bodyFrom } from "#markup/body.ts";
import { draftsOf } from "#store/draft.ts";
import { writing } from "#store/journal.ts";
import { readContent } from "#store/library.ts";
import { Publication } from "#store/publication.ts";
import { runKb } from "../scripts/kb.ts";
import { type ContentFolder, NOW } from "./make.ts";

/** An instant of 2026 in UTC: `on("03-29", "09:30")`. */
export function on(day: string, time = "09:00"): Instant {
  return `2026-${day}T${time}:00Z`;
}

/** An instant some seconds away. */
export function shifted(instant: Instant, seconds: number): Instant {
  return `${new Date(Date.parse(instant) + seconds * 1000).toISOString().slice(0, 19)}Z`;
}

/** A publish record: recorded and in effect at `at` unless said otherwise. */
export function aPublication(
  version: string,
  at: Instant,
  parts: Partial<Omit<PublishRecord, "record" | "version" | "at">> = {},
): PublishRecord {
  return {
    record: "publish",
    at,
    by: "team",
    version,
    kind: version.endsWith(".0") ? "major" : "minor",
    effective: at,
    note: { en: { what: `What ${version} says.`, why: "Because.", do: "Use it." } },
    texts: { en: version },
    fragments: {},
    digest: "0".repeat(64),
    ...parts,
  };
}

/** A withdrawal: from `at` on unless said otherwise. */
export function aWithdrawal(version: string, at: Instant, effective?: Instant): WithdrawRecord {
  return { record: "withdraw", at, by: "team", version, why: "Wrong.", ...(effective && { effective }) };
}

/** An advisory that applies from 10 January 2026 on: a note for everybody in Viet Nam. */
export function aForce(parts: Partial<Force> = {}): Force {
  return {
    id: "storm",
    from: on("01-10"),
    begin: on("01-10"),
    version: "1.0",
    titles: { en: "Storm" },
    lines: { en: "A storm is coming." },
    effect: "note",
    severity: "caution",
    everywhere: false,
    countries: ["VN"],
    scope: { answers: [], products: [], channels: [], teams: [] },
    teams: [],
    replies: {},
    ...parts,
  };
}

/** A record that only names a version. */
export function aRecord(record: PlainRecord["record"], version: string, at: Instant): PlainRecord {
  return { record, at, by: "team", version };
}

/** Records as the history of an entry. */
export function aHistory(...records: History): History {
  return records;
}

/** The plan of a publication in a content folder; nothing is written. */
export function planIn(
  root: string,
  keys: readonly string[],
  now: Instant,
  request: PublishRequest = {},
): Plan {
  const reading = readContent(root);
  const context = { library: reading.library, drafts: draftsOf(reading), now, request };
  return planPublication(context, keys as EntryKey[]);
}

/** Publishes some entries of a content folder; what is refused is in the plan. */
export function publishIn(
  root: string,
  keys: readonly string[],
  now: Instant,
  request: PublishRequest = {},
): Plan {
  return writing(root, () => {
    const plan = planIn(root, keys, now, request);
    const publication = new Publication(readContent(root));
    for (const version of plan.versions) publication.addVersion(version, now);
    publication.commit();
    return plan;
  });
}

/** A plan in short: `answers/a 2.0` and so on, then what was refused with its rule, then what was skipped. */
export function inShort({ versions, refused, skipped }: Plan): string[] {
  return [
    ...versions.map(({ key, record }) => `${key} ${record.version}`),
    ...refused.map(({ key, problem }) => `refused ${key}: ${problem.rule}`),
    ...skipped.map((key) => `skipped ${key}`),
  ];
}

/** The history of an entry as it stands in a content folder. */
export function historyIn(root: string, key: string): History {
  return readContent(root).library.entries.get(key as EntryKey)?.history ?? [];
}

/** What a `kb` command came to. */
export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `kb` in this process on a content folder at an instant. */
export async function kb(root: string, args: readonly string[], now: Instant = NOW): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const sinks = { print: (line: string) => out.push(line), complain: (line: string) => err.push(line) };
  const status = await runKb(args, { root, now, cwd: root, ...sinks });
  return { status, out: out.join("\n"), err: err.join("\n") };
}

/** Runs `kb` and reads what it prints as JSON. */
export async function kbJson<T>(root: string, args: readonly string[], now: Instant = NOW): Promise<T> {
  const ran = await kb(root, [...args, "--json"], now);
  return JSON.parse(ran.out) as T;
}

/** What `kb publish --json` prints. */
export interface PublishedJson {
  readonly published: readonly {
    readonly id: string;
    readonly version: string;
    readonly kind: string;
    readonly effective: Instant;
    readonly digest: string;
  }[];
  readonly refused: readonly {
    readonly id: string;
    readonly problem: { rule: string; message: string; fix: string };
  }[];
  readonly skipped: readonly string[];
}

/** What `kb as-of --json` prints. */
export interface AsOfJson {
  readonly at: Instant;
  readonly entries: readonly {
    readonly id: string;
    readonly version: string;
    readonly effective: Instant;
    readonly recorded: Instant;
    readonly by: string;
    readonly approvedBy: readonly string[];
    readonly digest: string;
    readonly replies: readonly { locale: string; channels: readonly string[]; for: string; text: string }[];
    readonly advisories: readonly string[];
  }[];
}

/** The versions in effect at an instant, by entry. */
export async function versionsAt(folder: ContentFolder, at: Instant): Promise<Record<string, string>> {
  const { entries } = await kbJson<AsOfJson>(folder.root, ["as-of", at]);
  return Object.fromEntries(entries.map(({ id, version }) => [id, version]));
}

/** The file that a `kb` process is started with. */
export const KB = fileURLToPath(new URL("../scripts/kb.ts", import.meta.url));

/** Where a process finds its content and its clock. */
export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

function optionsFrom({ cwd, env }: Surroundings) {
  const { INIT_CWD: _, KB_CONTENT: __, KB_NOW: ___, ...outer } = process.env;
  return { env: { ...outer, NODE_NO_WARNINGS: "1", ...env }, ...(cwd !== undefined && { cwd }) };
}

/** Runs `kb` as a process of its own and waits for it. */
export function kbProcess(args: readonly string[], surroundings: Surroundings = {}): Ran {
  const ran = spawnSync(process.execPath, [KB, ...args], { ...optionsFrom(surroundings), encoding: "utf8" });
  return { status: ran.status ?? -1, out: ran.stdout, err: ran.stderr };
}

/** Starts `kb` as a process of its own. */
export function kbStarted(args: readonly string[], surroundings: Surroundings = {}): ChildProcess {
  return spawn(process.execPath, [KB, ...args], { ...optionsFrom(surroundings), stdio: "pipe" });
}

/** A random number generator that gives the same numbers for the same seed. */
export function aGenerator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The reply that some Markdown becomes; a problem in it throws. */
export function aReplyOf(markdown: string, attributes = ""): Reply {
  const { body, problems } = bodyFrom(
    "en.mdx",
    `<Reply${attributes && ` ${attributes}`}>\n${markdown}\n</Reply>\n`,
  );
  const [reply] = repliesOf(body);
  if (!reply || problems.length > 0)
    throw new Error(problems.map(({ message }) => message).join(" ") || "no reply");
  return reply;
}

/** A channel: private, plain and without limit or sign-off unless said otherwise. */
export function aChannel(parts: Partial<Channel> = {}): Channel {
  return {
    id: "chat",
    name: { en: "Chat" },
    public: false,
    spoken: false,
    count: "characters",
    lines: "many",
    format: "plain",
    sign: "",
    ...parts,
  };
}

/** A field of free text that has to be filled, unless said otherwise. */
export function aField(name: string, parts: Partial<Placeholder> = {}): Placeholder {
  return {
    name,
    label: { en: name.replaceAll("_", " ") },
    type: "text",
    max: 40,
    required: true,
    example: "x",
    private: false,
    ...parts,
  };
}
