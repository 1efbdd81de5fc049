import { z } from "zod";
import type { Channel } from "#core/channel.ts";
import { isPlaceholderName, type Placeholder } from "#core/placeholder.ts";
import type { Problem } from "#core/problem.ts";
import { isTimeZone } from "#core/time-zone.ts";
import type { Settings, Workspace } from "#core/workspace.ts";
import { schemaProblems, type YamlPart, yamlProblem } from "#schema/finding.ts";
import { id, instant, listOf, locale, localized, words } from "#schema/words.ts";
import { readYaml } from "#schema/yaml.ts";

const contact = { name: words, contact: words };
const slot = z
  .string()
  .refine((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), 'is no time of day|Write it like "09:00".');

const zone = z.string().refine(isTimeZone, "is no time zone|Write it like Asia/Ho_Chi_Minh.");

const workspace = z.strictObject({
  name: words,
  sourceLocale: locale,
  replyLocales: z.array(locale).min(1),
  interfaceLocales: z.array(locale).min(1),
  timeZone: zone,
  briefing: z.strictObject({ slots: listOf(slot), zones: listOf(zone) }).default({ slots: [], zones: [] }),
  target: z.number().positive().optional(),
  owners: z.record(id, z.strictObject(contact)).default({}),
  teams: z.record(id, z.strictObject({ ...contact, hours: words, otherwise: words.optional() })).default({}),
  editUrl: words.optional(),
  approval: z.enum(["required"]).optional(),
  rules: z.record(id, z.enum(["error", "warning", "off"])).default({}),
  demoClock: instant.optional(),
  unanswered: id.optional(),
  collect: words
    .refine(
      isSafeAddress,
      "is no https address|Write one that begins with https://, or with http://localhost to try it.",
    )
    .optional(),
});

const channel = z.strictObject({
  name: localized,
  public: z.boolean(),
  spoken: z.boolean().default(false),
  private: id.optional(),
  limit: z.number().int().positive().optional(),
  count: z.enum(["characters", "x", "sms", "bytes"]).default("characters"),
  lines: z.enum(["one", "many"]).default("many"),
  format: z.enum(["plain", "html", "discord"]).default("plain"),
  sign: z.string().default(""),
  emoji: z.boolean().optional(),
  window: z
    .strictObject({ hours: z.number().positive(), messages: z.number().int().positive().optional() })
    .optional(),
});

const placeholder = z.strictObject({
  label: localized,
  type: z.enum(["text", "choice", "amount", "date"]).default("text"),
  max: z.number().int().positive(),
  required: z.boolean().default(true),
  options: z.array(words).min(1).optional(),
  atMost: z.number().optional(),
  fallback: localized.optional(),
  pattern: z.string().refine(isPattern, "is no regular expression|Correct the expression.").optional(),
  example: words,
  private: z.boolean().default(false),
});

const country = z.strictObject({ name: localized, synonyms: listOf(words) });
const code = z
  .string()
  .refine((text) => /^[A-Z]{2}$/.test(text), "is no country code|Write two capitals, as in VN.");

const FILES = {
  channels: z.record(id, channel),
  placeholders: z.record(
    z.string().refine(isPlaceholderName, "is no placeholder name|Use small letters, digits and _ only."),
    placeholder,
  ),
  countries: z.object({ regions: z.record(id, z.array(code)).default({}) }).catchall(country),
  wording: z.array(
    z.union([
      z.strictObject({ never: words, locale: locale.optional(), say: words.optional() }),
      z.strictObject({ allow: z.array(words) }),
    ]),
  ),
  synonyms: z.record(locale, z.array(z.array(words))),
} as const;

/** The names of the files under `settings/`. */
export type SettingsFile = keyof typeof FILES;
/** The files under `settings/`, in the order they are read. */
export const SETTINGS_FILES = Object.keys(FILES) as SettingsFile[];

function isPattern(text: string): boolean {
  try {
    new RegExp(`^(?:${text})$`, "u");
    return true;
  } catch {
    return false;
  }
}

/** An address that nobody on the way can read: https, or this very machine. */
function isSafeAddress(text: string): boolean {
  const address = URL.parse(text);
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(address?.hostname ?? "");
  return address?.protocol === "https:" || (address?.protocol === "http:" && isHere);
}

/** A setting that was read, or the problems that kept it from being read. */
export interface Read<T> {
  readonly value?: T;
  readonly problems: readonly Problem[];
}

function readAs<T>(schema: z.ZodType<T>, file: string, text: string, empty: unknown): Read<T> {
  const part: YamlPart = { file, text, linesBefore: 0 };
  const reading = readYaml(text);
  if ("fault" in reading) return { problems: [yamlProblem(part, "unreadable-settings", reading.fault)] };
  const parsed = schema.safeParse(reading.value ?? empty, { reportInput: true });
  return parsed.success
    ? { value: parsed.data, problems: [] }
    : { problems: schemaProblems(part, parsed.error.issues) };
}

/** Reads `workspace.yaml`. */
export function workspaceFrom(file: string, text: string): Read<Workspace> {
  const { value, problems } = readAs(workspace, file, text, {});
  if (!value) return { problems };
  const { briefing, owners, teams, target, editUrl, approval, demoClock, collect, unanswered, ...rest } =
    value;
  const optional = {
    ...(target && { target }),
    ...(editUrl && { editUrl }),
    ...(approval && { approval }),
    ...(demoClock && { demoClock }),
    ...(collect && { collect }),
    ...(unanswered && { unanswered }),
  };
  const duty = Object.entries(teams).map(
    ([key, { otherwise, ...team }]) => [key, { ...team, ...(otherwise && { otherwise }) }] as const,
  );
  return {
    value: {
      ...rest,
      ...optional,
      briefingSlots: briefing.slots,
      briefingZones: briefing.zones,
      owners: new Map(Object.entries(owners)),
      teams: new Map(duty),
    },
    problems,
  };
}

/** What a settings folder without files means. */
export const EMPTY_SETTINGS: Settings = {
  channels: new Map(),
  placeholders: new Map(),
  countries: { byCode: new Map(), regions: new Map() },
  neverSend: [],
  allowed: [],
  synonyms: {},
};

/** Reads one file under `settings/` into its part of the settings; an unreadable one contributes nothing. */
export function settingsFrom(name: SettingsFile, file: string, text: string): Read<Partial<Settings>> {
  const { value, problems } = readAs<unknown>(FILES[name], file, text, name === "wording" ? [] : {});
  return value === undefined ? { problems } : { value: partFrom(name, value), problems };
}

function partFrom(name: SettingsFile, value: unknown): Partial<Settings> {
  switch (name) {
    case "channels":
      return { channels: keyed(value, "id") as ReadonlyMap<string, Channel> };
    case "placeholders":
      return { placeholders: keyed(value, "name") as ReadonlyMap<string, Placeholder> };
    case "countries": {
      const { regions, ...countries } = value as z.infer<(typeof FILES)["countries"]>;
      return {
        countries: {
          byCode: keyed(countries, "code") as Settings["countries"]["byCode"],
          regions: new Map(Object.entries(regions)),
        },
      };
    }
    case "wording": {
      const rules = value as z.infer<(typeof FILES)["wording"]>;
      const neverSend = rules.filter((rule) => "never" in rule) as Settings["neverSend"];
      return { neverSend, allowed: rules.flatMap((rule) => ("allow" in rule ? rule.allow : [])) };
    }
    case "synonyms":
      return { synonyms: value as Settings["synonyms"] };
  }
}

/** `{a: {…}}` → a map of `{[key]: "a", …}`, fields that were left out left out. */
function keyed(value: unknown, key: string): ReadonlyMap<string, unknown> {
  const entries = Object.entries(value as Record<string, Record<string, unknown>>);
  return new Map(entries.map(([name, fields]) => [name, { [key]: name, ...withoutUndefined(fields) }]));
}

function withoutUndefined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
