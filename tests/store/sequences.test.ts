import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Instant } from "#core/instant.ts";
import { inZone } from "#core/instant.ts";
import { readContent } from "#store/library.ts";
import { type AsOfJson, kb, kbJson, on, type PublishedJson, shifted } from "../histories.ts";
import { aChange, aFragment, anAnswer, aReply, aTree, aWorkspace, type ContentFolder } from "../make.ts";

const ZONE = "Asia/Ho_Chi_Minh";
/** `KB_TEST_RUNS=1000 npm test -- tests/store/sequences.test.ts` looks for longer. */
const RUNS = Number(process.env.KB_TEST_RUNS ?? 25);
const FRAGMENTS = ["fragments/f", "fragments/g"];
const ANSWERS = ["answers/a", "answers/b", "answers/c"];
const ENTRIES = [...FRAGMENTS, ...ANSWERS];

/** One thing somebody does; numbers choose among what there is at that moment. */
interface Step {
  readonly kind: "edit" | "publish" | "cancel" | "withdraw" | "rollback" | "review";
  readonly entry: number;
  readonly more: number;
  readonly hours: number;
  readonly wait: number;
  readonly flag: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    { weight: 5, arbitrary: fc.constant("edit" as const) },
    { weight: 6, arbitrary: fc.constant("publish" as const) },
    { weight: 4, arbitrary: fc.constantFrom("cancel" as const, "rollback" as const) },
    { weight: 2, arbitrary: fc.constantFrom("withdraw" as const, "review" as const) },
  ),
  entry: fc.nat(ENTRIES.length - 1),
  more: fc.nat(9999),
  hours: fc.integer({ min: 0, max: 30 }),
  wait: fc.constantFrom(0, 0, 20, 60, 120),
  flag: fc.boolean(),
});

/** What an entry says in a version: its words, and which version of each fragment stands in them. */
interface Said {
  readonly version: string;
  readonly words: string;
  readonly pins: Readonly<Record<string, string>>;
}

/** From an instant on: something is said, or nothing. */
interface Turn {
  readonly from: number;
  readonly said: Said | undefined;
}

/**
 * What was current when, as people would note it on a calendar: each command writes on the page of the day on
 * which it takes effect, and strikes out what it calls off. No records, no ties, no looking back.
 */
class Calendar {
  readonly #turns = new Map<string, Turn[]>(ENTRIES.map((key) => [key, []]));
  readonly #all = new Map<string, Said>();

  at(key: string, moment: number): Said | undefined {
    return this.#turnsOf(key)
      .filter(({ from }) => from <= moment)
      .at(-1)?.said;
  }

  /** What was written last, for later included. */
  newest(key: string): Said | undefined {
    return this.#turnsOf(key)
      .filter(({ said }) => said)
      .at(-1)?.said;
  }

  said(key: string, version: string): Said | undefined {
    return this.#all.get(`${key}@${version}`);
  }

  write(key: string, from: number, said: Said | undefined): void {
    if (said) this.#all.set(`${key}@${said.version}`, said);
    const turns = [...this.#turnsOf(key), { from, said }];
    this.#turns.set(
      key,
      turns.sort((a, b) => a.from - b.from),
    );
  }

  /** Strikes out the versions that are still to come, or the withdrawal. */
  strike(key: string, now: number, what: "versions" | "withdrawal"): void {
    const stays = ({ from, said }: Turn) => from <= now || (said === undefined) === (what === "versions");
    this.#turns.set(key, this.#turnsOf(key).filter(stays));
  }

  waiting(key: string, now: number): Said | undefined {
    return this.#turnsOf(key).find(({ from, said }) => from > now && said)?.said;
  }

  /** The words with every fragment's in them, as they are sent. */
  text(said: Said): string {
    return said.words.replace(
      /<Fragment id="(\w)"\/>/g,
      (_, id: string) => this.said(`fragments/${id}`, said.pins[id] ?? "")?.words ?? "?",
    );
  }

  #turnsOf(key: string): Turn[] {
    return this.#turns.get(key) ?? [];
  }
}

const succeeded = new Map<string, number>();

/** A team at work: every command goes to `kb`, and what it said it did onto the calendar. */
class Team {
  readonly folder: ContentFolder;
  readonly calendar = new Calendar();
  now: Instant = on("01-05");
  #edits = 0;

  constructor() {
    const files = Object.fromEntries(ENTRIES.map((key) => [`${key}/en.mdx`, this.#text(key, 0, "")]));
    this.folder = aTree({ "workspace.yaml": aWorkspace({ timeZone: ZONE }), ...files });
  }

  async does(todo: Step): Promise<void> {
    this.now = shifted(this.now, todo.hours * 3600 + (todo.more % 3) * 777);
    const key = ENTRIES[todo.entry] ?? "";
    const did = await this[todo.kind](key, todo);
    if (did) succeeded.set(todo.kind, (succeeded.get(todo.kind) ?? 0) + 1);
  }

  edit(key: string, { more, flag }: Step): boolean {
    const note = flag
      ? "change: {kind: minor, what: A small change., because: Only the number of the test differs.}"
      : aChange({ what: `Change ${this.#edits}.` });
    this.folder.write({ [`${key}/en.mdx`]: this.#text(key, more, note) });
    return true;
  }

  async publish(key: string, { more, wait, flag }: Step): Promise<boolean> {
    const open = ENTRIES.filter((one) => this.#working(one) !== this.calendar.newest(one)?.words);
    const asked = more % 3 === 0 ? ENTRIES : [open[more % Math.max(1, open.length)] ?? key];
    const drafts = asked.filter((one) => open.includes(one));
    const working = new Map(asked.map((one) => [one, this.#working(one)]));
    const args = [
      "publish",
      ...(asked.length > 1 ? ["--all"] : asked),
      ...this.#when(wait),
      ...(flag ? ["--replace"] : []),
    ];
    const report = await kbJson<PublishedJson>(this.folder.root, args, this.now);
    expect(report.published.length + report.refused.length + report.skipped.length).toBeGreaterThan(0);
    for (const { id } of report.published) this.calendar.strike(id, this.#moment(), "versions");
    for (const { id, version, effective } of report.published) {
      const isRefused = report.refused.some((one) => one.id === id);
      const isOwn =
        drafts.includes(id) && !isRefused && Date.parse(effective) === this.#moment() + wait * 3_600_000;
      if (isOwn) this.#write(id, version, effective, working.get(id) ?? "");
      else this.#follow(id, version, effective);
    }
    for (const { id, version, effective } of report.published) this.#expectFollowed(id, version, effective);
    for (const id of drafts)
      expect([...report.published, ...report.refused].map((one) => one.id)).toContain(id);
    return report.published.length > 0;
  }

  async cancel(key: string, { more, flag }: Step): Promise<boolean> {
    const waiting = ENTRIES.filter((one) => this.calendar.waiting(one, this.#moment()));
    const one = more % 4 === 0 ? key : (waiting[flag ? 0 : more % Math.max(1, waiting.length)] ?? key);
    const version =
      this.calendar.waiting(one, this.#moment())?.version ?? this.calendar.newest(one)?.version ?? "1.0";
    const isWaiting = this.calendar.waiting(one, this.#moment()) !== undefined;
    const { status } = await kb(this.folder.root, ["cancel", one, version], this.now);
    if (status !== 0) return false;
    const [, id = ""] = one.split("/");
    const users = ANSWERS.filter((user) => this.calendar.waiting(user, this.#moment())?.pins[id] === version);
    if (one.startsWith("fragments/") && isWaiting)
      for (const user of users) this.calendar.strike(user, this.#moment(), "versions");
    this.calendar.strike(one, this.#moment(), isWaiting ? "versions" : "withdrawal");
    return true;
  }

  async withdraw(key: string, { wait, more }: Step): Promise<boolean> {
    const one = more % 3 === 0 ? key : (ANSWERS[more % ANSWERS.length] ?? key);
    const { status } = await kb(
      this.folder.root,
      ["withdraw", one, "--why", "Wrong.", ...this.#when(wait)],
      this.now,
    );
    if (status !== 0) return false;
    this.calendar.strike(one, this.#moment(), "versions");
    this.calendar.write(one, this.#moment() + wait * 3_600_000, undefined);
    return true;
  }

  async rollback(asked: string, { more, wait, flag }: Step): Promise<boolean> {
    const grown = ENTRIES.filter((one) => Number.parseInt(this.calendar.newest(one)?.version ?? "0", 10) > 1);
    const key = more % 4 === 0 ? asked : (grown[more % Math.max(1, grown.length)] ?? asked);
    const newest = Number(this.calendar.newest(key)?.version.split(".")[0] ?? 0);
    const version = `${1 + (more % Math.max(1, newest))}.0`;
    const old = this.calendar.said(key, version);
    const ran = await kb(
      this.folder.root,
      ["rollback", key, version, ...this.#when(wait), ...(flag ? ["--replace"] : [])],
      this.now,
    );
    if (ran.status !== 0) return false;
    const effective = shifted(this.now, wait * 3600);
    const published = [...ran.out.matchAll(/^published (\S+) (\d+\.\d+)/gm)].map(
      ([, id = "", number = ""]) => ({ id, number }),
    );
    for (const { id } of published) this.calendar.strike(id, this.#moment(), "versions");
    published.forEach(({ id, number }, index) => {
      if (index === 0) this.calendar.write(id, Date.parse(effective), { ...(old as Said), version: number });
      else if (id !== key) this.#follow(id, number, effective);
      else this.#follow(id, number, effectsOf(this.folder.root, id, number));
    });
    expect(published[0]?.id).toBe(key);
    for (const { id, number } of published) this.#expectFollowed(id, number, effective);
    return true;
  }

  async review(key: string): Promise<boolean> {
    const { status } = await kb(this.folder.root, ["review", key], this.now);
    expect(status === 0).toBe(this.calendar.at(key, this.#moment()) !== undefined);
    return status === 0;
  }

  /** New words with the fragments that hold when they take effect. */
  #write(key: string, version: string, effective: Instant, words: string): void {
    const moment = Date.parse(effective);
    const used = [...words.matchAll(/<Fragment id="(\w)"\/>/g)].map(([, id = ""]) => id);
    const pins = used.map((id) => [id, this.calendar.at(`fragments/${id}`, moment)?.version ?? "?"] as const);
    this.calendar.write(key, moment, { version, words, pins: Object.fromEntries(pins) });
  }

  /** The words there are, with the fragments that change at that instant. */
  #follow(key: string, version: string, effective: Instant): void {
    const moment = Date.parse(effective);
    const base = this.calendar.at(key, moment) as Said;
    const changed = Object.keys(base.pins).map((id) => {
      const before = this.calendar.at(`fragments/${id}`, moment - 1)?.version;
      const then = this.calendar.at(`fragments/${id}`, moment)?.version;
      return [id, then !== undefined && then !== before ? then : (base.pins[id] ?? "")] as const;
    });
    this.calendar.write(key, moment, { ...base, version, pins: Object.fromEntries(changed) });
  }

  /** From the effect of a fragment's version on, no answer that uses it says the old wording. */
  #expectFollowed(key: string, version: string, effective: Instant): void {
    const [kind, id = ""] = key.split("/");
    if (kind !== "fragments") return;
    const pins = ANSWERS.map(
      (answer) => this.calendar.at(answer, Date.parse(effective))?.pins[id] ?? version,
    );
    expect(pins).toEqual(ANSWERS.map(() => version));
  }

  #text(key: string, choice: number, front: string): string {
    const mark = `${key.slice(-1)}${this.#edits++}`;
    if (key.startsWith("fragments/")) return aFragment({ title: key, front, body: `wording ${mark}` });
    const uses =
      key === "answers/c"
        ? ""
        : ['<Fragment id="f"/>', 'both <Fragment id="f"/> and <Fragment id="g"/>', '<Fragment id="g"/>', ""][
            choice % 4
          ];
    return anAnswer({ title: key, front, body: aReply(`Words ${mark} ${uses}`.trim()) });
  }

  #working(key: string): string {
    const source = readFileSync(join(this.folder.root, `${key}/en.mdx`), "utf8");
    return (/<Reply>\n(.*)\n<\/Reply>/.exec(source) ?? /\n(wording .*)\n/.exec(source))?.[1] ?? "";
  }

  #when(wait: number): string[] {
    return wait === 0 ? [] : ["--effective", inZone(shifted(this.now, wait * 3600), ZONE).slice(0, 19)];
  }

  #moment(): number {
    return Date.parse(this.now);
  }
}

function effectsOf(root: string, key: string, version: string): Instant {
  const history = readContent(root).library.entries.get(key as `answers/${string}`)?.history ?? [];
  const record = history.find((one) => one.record === "publish" && one.version === version);
  return record?.record === "publish" ? record.effective : "";
}

/** Every instant at which something was recorded or took effect, with the seconds around it. */
function instantsIn(root: string): Instant[] {
  const { library } = readContent(root);
  const records = [...library.entries.values()].flatMap(({ history }) => history);
  const points = records.flatMap((record) =>
    "effective" in record ? [record.at, record.effective ?? record.at] : [record.at],
  );
  const moments = points.flatMap((point) => [shifted(point, -1), shifted(point, 0), shifted(point, 1)]);
  return [...new Set(moments)].sort();
}

async function expectAsOf(team: Team, at: Instant): Promise<void> {
  const { entries } = await kbJson<AsOfJson>(team.folder.root, ["as-of", at], team.now);
  const found = entries.map(({ id, version, replies }) => ({ id, version, text: replies[0]?.text }));
  const expected = [...ENTRIES].sort().flatMap((id) => {
    const said = team.calendar.at(id, Date.parse(at));
    return said
      ? [
          {
            id,
            version: said.version,
            text: id.startsWith("answers/") ? team.calendar.text(said) : undefined,
          },
        ]
      : [];
  });
  expect({ at, entries: found }).toEqual({ at, entries: expected });
}

test("whatever a team does in whatever order, what was approved when is what its calendar says", {
  timeout: 240_000 + RUNS * 1000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 14, maxLength: 20 }), async (steps) => {
      const team = new Team();
      try {
        await team.publish("", { kind: "publish", entry: 0, more: 0, hours: 0, wait: 0, flag: false });
        for (const todo of steps) await team.does(todo);
        expect(await kb(team.folder.root, ["verify"], team.now)).toMatchObject({ status: 0, err: "" });
        for (const at of instantsIn(team.folder.root)) await expectAsOf(team, at);
      } finally {
        team.folder.cleanup();
      }
    }),
    { numRuns: RUNS },
  );
});

afterAll(() => {
  // A generator whose commands are all refused would prove nothing.
  const times = (...kinds: Step["kind"][]) =>
    kinds.reduce((sum, kind) => sum + (succeeded.get(kind) ?? 0), 0);
  expect(times("publish")).toBeGreaterThan(20);
  expect(times("withdraw", "review")).toBeGreaterThan(5);
  expect(times("cancel", "rollback")).toBeGreaterThan(2);
});
