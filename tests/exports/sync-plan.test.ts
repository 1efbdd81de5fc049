import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OutgoingAnswer } from "#core/outgoing.ts";
import { cannedResponses } from "#exports/chatwoot.ts";
import { chatwootPlan } from "#exports/chatwoot-plan.ts";
import type { SyncPlan, SyncStep } from "#exports/sync-plan.ts";
import { zendeskState } from "#exports/zendesk.ts";
import { zendeskAccount, zendeskPlan } from "#exports/zendesk-plan.ts";
import type { Leaving } from "../../scripts/leaving.ts";
import type { ContentFolder } from "../make.ts";
import { leavingAt, movingOut } from "./moving-out.ts";

let folder: ContentFolder;
/** What leaves today, and what leaves six days later. */
let days: readonly Leaving[];
beforeAll(async () => {
  folder = await movingOut();
  days = [leavingAt(folder), leavingAt(folder, "2026-03-16T07:00:00Z")];
});
afterAll(() => folder.cleanup());

type Stored = Record<string, unknown> & { id: number };

/** An account of Chatwoot that does what a plan says; ids are given out in turn. */
class Chatwoot {
  responses: Stored[];
  #next: number;

  constructor(own: readonly Record<string, unknown>[] = []) {
    this.responses = own.map((response, index) => ({ id: index + 1, ...response }));
    this.#next = own.length + 1;
  }

  planFor(answers: readonly OutgoingAnswer[], leaving: Leaving): SyncPlan {
    const plan = chatwootPlan(cannedResponses(answers, leaving).made, this.responses);
    if ("fault" in plan) throw new Error(plan.fault);
    return plan;
  }

  apply({ create, update, deactivate }: SyncPlan): void {
    for (const { fields } of create) this.responses.push({ id: this.#next++, ...fields });
    for (const step of [...update, ...deactivate]) Object.assign(this.#responseOf(step), step.fields);
    const codes = this.responses.map(({ short_code }) => short_code);
    expect(new Set(codes).size).toBe(codes.length);
  }

  #responseOf({ id }: SyncStep): Stored {
    const found = this.responses.find((response) => response.id === id);
    if (!found) throw new Error(`no ${id}`);
    return found;
  }
}

/** An account of Zendesk with two languages that does what a plan says. */
class Zendesk {
  macros: Stored[] = [];
  items: (Stored & { variants: Stored[] })[] = [];
  locales = [
    { id: 1, locale: "en-US" },
    { id: 1152, locale: "vi" },
  ];
  #next = 1;

  planFor(answers: readonly OutgoingAnswer[], leaving: Leaving): SyncPlan {
    const account = zendeskAccount(
      structuredClone({ macros: this.macros, items: this.items, locales: this.locales }),
    );
    if ("fault" in account) throw new Error(account.fault);
    return zendeskPlan(zendeskState(answers, leaving, account.locales).made, account);
  }

  apply({ create, update, deactivate }: SyncPlan): void {
    for (const step of create) this.#create(step);
    const all = [...this.macros, ...this.items, ...this.items.flatMap(({ variants }) => variants)];
    for (const { id, fields } of [...update, ...deactivate]) {
      const found = all.find((one) => one.id === id);
      if (!found) throw new Error(`no ${id}`);
      Object.assign(found, fields);
    }
  }

  #create({ object, key, fields }: SyncStep): void {
    if (object === "macro") this.macros.push({ id: this.#next++, ...fields });
    else if (object === "variant") {
      const item = this.items.find(({ name }) => key.startsWith(`${name} `));
      item?.variants.push(this.#variant(fields));
    } else {
      const variants = (fields.variants as Record<string, unknown>[]).map((variant) =>
        this.#variant(variant),
      );
      this.items.push({ id: this.#next++, ...fields, variants });
    }
  }

  /** Zendesk keeps the number of a language, and not its name. */
  #variant({ locale: _, ...fields }: Readonly<Record<string, unknown>>): Stored {
    return { id: this.#next++, ...fields };
  }
}

function countsOf({ create, update, deactivate, same }: SyncPlan) {
  return { create: create.length, update: update.length, deactivate: deactivate.length, same };
}

const ACCOUNTS = { chatwoot: () => new Chatwoot(), zendesk: () => new Zendesk() };

describe.each(Object.entries(ACCOUNTS))("a plan for %s", (_, account) => {
  test("carried out, leaves nothing to do, whichever answers leave in turn", () => {
    const turn = fc.record({
      day: fc.integer({ min: 0, max: 1 }),
      kept: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 4 }), (turns) => {
        const there = account();
        for (const { day, kept } of turns) {
          const leaving = days[day] as Leaving;
          const answers = leaving.outgoing.answers.filter((_answer, index) => kept[index]);
          there.apply(there.planFor(answers, leaving));
          expect(countsOf(there.planFor(answers, leaving))).toMatchObject({
            create: 0,
            update: 0,
            deactivate: 0,
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  test("makes everything once, then changes what is good for longer, and switches off what is held meanwhile", () => {
    const there = account();
    const [today, later] = days as [Leaving, Leaving];
    const first = there.planFor(today.outgoing.answers, today);
    expect(countsOf(first)).toMatchObject({ update: 0, deactivate: 0, same: 0 });
    there.apply(first);
    const second = there.planFor(later.outgoing.answers, later);
    expect(second.create).toEqual([]);
    expect(second.update.length).toBeGreaterThan(0);
    expect(second.deactivate.some(({ key }) => key.includes("late") && key.includes("email"))).toBe(true);
  });
});

describe("what somebody else made", () => {
  const own = [
    { short_code: "hello", content: "Hello" },
    { short_code: "a/b [1.0, good until 2026-01-01]", content: "Not ours: no language" },
  ];

  test("is left alone in Chatwoot", () => {
    const there = new Chatwoot(own);
    const [today] = days as [Leaving];
    expect(there.planFor([], today)).toEqual({ create: [], update: [], deactivate: [], same: 0 });
  });

  test("is left alone in Zendesk", () => {
    const account = zendeskAccount({
      macros: [{ id: 1, title: "Close (late/email) [1.0]", description: null }],
      items: [{ id: 2, name: "Greeting", variants: [] }],
    });
    expect("fault" in account ? account : zendeskPlan({ macros: [], items: [] }, account)).toEqual({
      create: [],
      update: [],
      deactivate: [],
      same: 0,
    });
  });
});

describe("two with the same place", () => {
  test("become one: the second is switched off and stays so", () => {
    const [today] = days as [Leaving];
    const [answer] = today.outgoing.answers;
    if (!answer) throw new Error("no answer");
    const there = new Chatwoot();
    there.apply(there.planFor([answer], today));
    there.responses.push({
      id: 99,
      short_code: "behind.en/private [1.0, good until 2026-01-01]",
      content: "Old",
    });
    const plan = there.planFor([answer], today);
    expect(plan.deactivate.map(({ id }) => id)).toEqual([99]);
    there.apply(plan);
    expect(countsOf(there.planFor([answer], today))).toEqual({
      create: 0,
      update: 0,
      deactivate: 0,
      same: 1,
    });
  });
});

test.each([
  ["a text", "canned"],
  ["nothing", null],
  ["another object", { data: [] }],
])("%s is no list of an account", (_, current) => {
  expect(chatwootPlan([], current)).toHaveProperty("fault");
  expect(zendeskAccount(current)).toHaveProperty("fault");
});

test("dynamic content without the account's languages cannot be compared", () => {
  const items = [{ id: 1, name: "replybook_late__public", variants: [{ id: 2, locale_id: 1, content: "" }] }];
  expect(zendeskAccount({ macros: [], items })).toHaveProperty("fault");
});
