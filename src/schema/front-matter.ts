import matter from "gray-matter";
import type { AdvisoryFacts, EventFacts, Front, Kind, PendingChange } from "#core/entry.ts";
import { cutText, placeAt } from "#core/matter.ts";
import type { Problem } from "#core/problem.ts";
import { schemaProblems, type YamlPart, yamlProblem } from "#schema/finding.ts";
import {
  type AdvisoryFields,
  type ProductFields,
  type ReadFields,
  SOURCES,
  translation,
} from "#schema/kinds.ts";
import { readYaml, type YamlReading } from "#schema/yaml.ts";

/** A front matter as it was understood, and what was wrong with it. */
export interface ReadFront {
  readonly front?: Front;
  readonly problems: readonly Problem[];
}

/**
 * Reads the front matter of one text file. Only YAML is ever read: a language named behind `---` (gray-matter
 * would run `---js`) is refused, and so is every field the kind does not have.
 */
export function frontFrom(file: string, source: string, kind: Kind, isTranslation: boolean): ReadFront {
  const { matter: text } = cutText(source);
  const part: YamlPart = { file, text: text ?? "", linesBefore: 1 };
  if (text === undefined)
    return {
      problems: [yamlProblem({ ...part, linesBefore: 0 }, "unreadable-front-matter", missingMatter(source))],
    };
  const rule = /^---/m.exec(text);
  if (rule) return { problems: [yamlProblem(part, "unreadable-front-matter", insideRule(text, rule.index))] };
  const reading = matterValue(text);
  if ("fault" in reading) return { problems: [yamlProblem(part, "unreadable-front-matter", reading.fault)] };
  const schema = isTranslation ? translation : SOURCES[kind];
  const parsed = schema.safeParse(reading.value ?? {}, { reportInput: true });
  if (!parsed.success) return { problems: schemaProblems(part, parsed.error.issues) };
  return { front: frontOf(parsed.data), problems: [] };
}

function missingMatter(source: string) {
  const named = /^---[ \t]*([^\s-][^\n]*)/.exec(source)?.[1]?.trim();
  const where = { line: 1, column: 1 };
  if (named)
    return {
      ...where,
      message: `The front matter is written as "${named.slice(0, 40)}", and only YAML is read.`,
      fix: "Write --- alone on the first line.",
    };
  if (source.startsWith("---"))
    return {
      ...where,
      message: "The front matter has no end.",
      fix: "Write --- alone on the line after its last field.",
    };
  return {
    ...where,
    message: "The file has no front matter.",
    fix: "Begin it with ---, title: and owner: on lines of their own, and --- again.",
  };
}

const refused = () => {
  throw new Error("Only YAML front matter is read.");
};

function insideRule(text: string, offset: number) {
  return {
    ...placeAt(text, offset),
    message: 'A line of the front matter begins with "---".',
    fix: "Put the value in quotes, or end the front matter there.",
  };
}

/** gray-matter over exactly the front matter, every engine but ours refusing. */
function matterValue(text: string): YamlReading {
  let reading: YamlReading = { value: undefined };
  const yaml = (body: string): object => {
    // It leaves the line end of the opening --- in front.
    reading = readYaml(body.replace(/^\n/, ""));
    return "value" in reading && typeof reading.value === "object" && reading.value !== null
      ? reading.value
      : {};
  };
  const engines = {
    yaml,
    json: refused,
    javascript: refused,
    js: refused,
    toml: refused,
    coffee: refused,
    coffeescript: refused,
    cson: refused,
  };
  matter(`---\n${text}---\n`, { language: "yaml", engines });
  return reading;
}

function frontOf(data: ReadFields): Front {
  const field = <T>(name: string, fallback: T): T =>
    ((data as Record<string, unknown>)[name] as T | undefined) ?? fallback;
  const optional = <K extends string>(name: K) =>
    name in data && (data as Record<string, unknown>)[name] !== undefined
      ? { [name]: (data as Record<string, unknown>)[name] }
      : {};
  const review =
    "review" in data && data.review
      ? { review: { everyDays: data.review.every, last: data.review.last } }
      : {};
  return {
    title: data.title,
    ...(optional("summary") as { summary?: string }),
    ...(optional("owner") as { owner?: string }),
    ...(optional("teams") as { teams?: string[] }),
    ...(optional("translates") as { translates?: string }),
    ...(data.change ? { change: data.change as PendingChange } : {}),
    ...review,
    products: field("products", []),
    tags: field("tags", []),
    shortcuts: field("shortcuts", []),
    phrases: field("phrases", []),
    formerly: field("formerly", []),
    allow: field("allow", []),
    urgent: field("urgent", false),
    verbatim: field("verbatim", false),
    ...("effect" in data ? { advisory: advisoryOf(data) } : {}),
    ...("venue" in data || "from" in data ? eventOf(data as ProductFields) : {}),
  };
}

function advisoryOf(data: AdvisoryFields): AdvisoryFacts {
  const { countries, regions, everywhere, severity, from, until, scope, effect, use, after, incident } = data;
  const some = {
    ...(until && { until }),
    ...(use && { use }),
    ...(after && { after }),
    ...(incident && { incident }),
  };
  return { countries, regions, everywhere, severity, from, scope, effect, ...some };
}

function eventOf(data: ProductFields): { event?: EventFacts } {
  if (!data.from || "effect" in data) return {};
  const { from, until, zone, venue } = data;
  return { event: { from, ...(until && { until }), ...(zone && { zone }), ...(venue && { venue }) } };
}
