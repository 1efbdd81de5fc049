import { parseDocument } from "yaml";

const TRIGGERS = ["trigger", "triggers", "regex"];
const BODIES = ["replace", "form", "html", "markdown", "image_path"];
const OPTIONS = ["label", "search_terms", "word", "left_word", "right_word", "form_fields"];
const FIELDS = ["multiline", "default", "type", "values", "trim_string_values"];
const MANIFEST = ["name", "title", "description", "version", "author", "tags", "homepage"];

type Fields = Readonly<Record<string, unknown>>;

/** What breaks the rules of a match file: one trigger form, one body, known options, no variables that run anything. */
export function brokenMatches(source: string): string[] {
  const document = parseDocument(source, { strict: true, uniqueKeys: true });
  if (document.errors.length > 0) return document.errors.map(({ message }) => message);
  const { matches, ...rest } = document.toJS() as { matches?: unknown };
  if (!Array.isArray(matches)) return ["matches is no list"];
  const stray = Object.keys(rest).map((name) => `top: ${name}`);
  return [
    ...stray,
    ...matches.flatMap((match: Fields, index) => brokenMatch(match).map((fault) => `${index}: ${fault}`)),
  ];
}

function brokenMatch(match: Fields): string[] {
  const names = Object.keys(match);
  const of = (known: readonly string[]) => names.filter((name) => known.includes(name));
  const [body = ""] = of(BODIES);
  const text = String(match[body] ?? "");
  const fields = (match.form_fields ?? {}) as Readonly<Record<string, Fields>>;
  const asked = [...text.matchAll(/\[\[(.*?)\]\]/g)].map(([, name = ""]) => name);
  return [
    of(TRIGGERS).length === 1 ? "" : "not one trigger form",
    of(BODIES).length === 1 ? "" : "not one body",
    ...names
      .filter((name) => ![...TRIGGERS, ...BODIES, ...OPTIONS].includes(name))
      .map((name) => `option ${name}`),
    body === "form" ? "" : asked.length > 0 ? "fields outside a form" : "",
    ...asked.filter((name) => !/^[A-Za-z0-9_]+$/.test(name)).map((name) => `field ${name}`),
    ...Object.keys(fields)
      .filter((name) => !asked.includes(name))
      .map((name) => `unasked ${name}`),
    ...Object.values(fields).flatMap((field) => brokenField(field)),
    /(?<!\\)\{(?<!\\)\{/.test(text) ? "literal braces" : "",
    text.includes("$|$") ? "a cursor" : "",
  ].filter((fault) => fault !== "");
}

function brokenField(field: Fields): string[] {
  const { type, values } = field;
  return [
    ...Object.keys(field)
      .filter((name) => !FIELDS.includes(name))
      .map((name) => `field option ${name}`),
    type === undefined || type === "choice" || type === "list" ? "" : `field type ${type}`,
    (type === undefined) === (values === undefined) ? "" : "values without a choice",
  ].filter((fault) => fault !== "");
}

/** What breaks the rules of a package's manifest, which lies in a folder called `folder`. */
export function brokenManifest(source: string, folder: string): string[] {
  const document = parseDocument(source, { strict: true, uniqueKeys: true });
  if (document.errors.length > 0) return document.errors.map(({ message }) => message);
  const manifest = document.toJS() as Fields;
  return [
    ...MANIFEST.filter((name) => !(name in manifest)).map((name) => `no ${name}`),
    ...Object.keys(manifest)
      .filter((name) => !MANIFEST.includes(name))
      .map((name) => `stray ${name}`),
    manifest.name === folder && /^[a-z0-9-]+$/.test(folder) ? "" : "name",
    /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}$/.test(String(manifest.version)) ? "" : "version",
    Array.isArray(manifest.tags) ? "" : "tags",
  ].filter((fault) => fault !== "");
}

/** The text that a match types where its fields are filled: Espanso's own reading of literal braces and fields. */
export function typedText(
  match: { readonly replace?: string; readonly form?: string },
  values: Readonly<Record<string, string>>,
): string {
  const text = match.form ?? match.replace ?? "";
  return text
    .replace(/\[\[(\w+)\]\]/g, (_, name: string) => values[name] ?? "")
    .replaceAll("\\{\\{", "{{")
    .replaceAll("\\}\\}", "}}");
}
