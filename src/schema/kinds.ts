import { z } from "zod";
import { EFFECTS, SEVERITIES, STAGES } from "#core/entry.ts";
import { isBefore } from "#core/instant.ts";
import { isTimeZone } from "#core/time-zone.ts";
import { change } from "#schema/change.ts";
import { day, id, instant, line, listOf, versionOr, words } from "#schema/words.ts";

const days = z
  .string()
  .refine((text) => /^[1-9]\d{0,3}d$/.test(text), "is no number of days|Write it like 90d.")
  .transform((text) => Number(text.slice(0, -1)));

const every = {
  title: line,
  summary: words.optional(),
  owner: id,
  tags: listOf(line),
  review: z.strictObject({ every: days, last: day }).optional(),
  formerly: listOf(id),
  allow: listOf(z.strictObject({ rule: id, reason: words, until: day })),
  change,
};

const findable = { teams: z.array(id).optional(), shortcuts: listOf(line), phrases: listOf(line) };

const answer = z.strictObject({
  ...every,
  ...findable,
  products: listOf(id),
  urgent: z.boolean().default(false),
  verbatim: z.boolean().default(false),
});

type Refusals = Pick<z.core.$RefinementCtx, "addIssue">;

function endsLater(
  { from, until }: { from?: string | undefined; until?: string | undefined },
  context: Refusals,
): void {
  if (!from || !until || isBefore(from, until)) return;
  context.addIssue({
    code: "custom",
    path: ["until"],
    input: until,
    message: 'does not lie after "from"|Write a later instant, or leave it out.',
  });
}

/** What an advisory cannot work without: whom it is for, and what stands in for what it holds or replaces. */
function speaksSomewhere(
  {
    countries,
    regions,
    everywhere,
    effect,
    use,
  }: {
    countries: string[];
    regions: string[];
    everywhere: boolean;
    effect: string;
    use?: string | undefined;
  },
  context: Refusals,
): void {
  const missing = (field: string, message: string) =>
    context.addIssue({ code: "custom", path: [field], message });
  if (countries.length + regions.length === 0 && !everywhere) {
    missing(
      "countries",
      "is missing, and so are regions and everywhere|Add `countries:` with a list of codes, `regions:` with names, or `everywhere: true`.",
    );
  }
  if ((effect === "hold" || effect === "replace") && !use) {
    missing(
      "use",
      `is missing, and "effect: ${effect}" needs it|Add \`use:\` with the id of the answer to send instead.`,
    );
  }
}

const product = z
  .strictObject({
    ...every,
    ...findable,
    from: instant.optional(),
    until: instant.optional(),
    zone: line.refine(isTimeZone, "is no time zone|Write it like Asia/Ho_Chi_Minh.").optional(),
    venue: line.optional(),
  })
  .superRefine(endsLater);

/** What an advisory is about. */
export const advisoryScope = z.strictObject({
  answers: listOf(id),
  products: listOf(id),
  channels: listOf(id),
  teams: listOf(id),
});

const facts = {
  countries: listOf(z.string()),
  regions: listOf(id),
  everywhere: z.boolean().default(false),
  severity: z.enum(SEVERITIES),
  from: instant,
  until: instant.optional(),
  scope: advisoryScope.default({ answers: [], products: [], channels: [], teams: [] }),
  effect: z.enum(EFFECTS),
  use: z.string().optional(),
  after: words.optional(),
  incident: z.enum(STAGES).optional(),
};

const advisory = z
  .strictObject({ ...every, ...facts })
  .superRefine(endsLater)
  .superRefine(speaksSomewhere);

/** What a proposal says of a new advisory besides its words: its front matter without title, owner and note. */
export const newAdvisory = z
  .strictObject({ tags: every.tags, ...facts })
  .superRefine(endsLater)
  .superRefine(speaksSomewhere);

const fragment = z.strictObject(every);

/** What the front matter of a translation holds. */
export const translation = z.strictObject({
  title: line,
  phrases: listOf(line),
  translates: versionOr("next"),
  change,
});

/** What the front matter of a source text holds, by kind of entry. */
export const SOURCES = {
  answers: answer,
  products: product,
  advisories: advisory,
  fragments: fragment,
} as const;

/** Any of them as it was read. */
export type ReadFields = z.infer<(typeof SOURCES)[keyof typeof SOURCES]> | z.infer<typeof translation>;
/** The fields of an advisory as they were read. */
export type AdvisoryFields = z.infer<typeof advisory>;
/** The fields of a product as they were read. */
export type ProductFields = z.infer<typeof product>;
