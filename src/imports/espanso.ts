import { type CarriedFile, titleInLabel } from "#core/carried-answer.ts";
import { carriedNameFrom } from "#core/carried-key.ts";
import { Assembly, type Piece, titleFromName } from "#imports/assembly.ts";
import { listOf } from "#imports/chatwoot.ts";
import type { OwnFates } from "#imports/field-reader.ts";
import type { ImportGround } from "#imports/ground.ts";
import { type Fields, isFields, wordOf } from "#imports/source-file.ts";
import { readYaml } from "#schema/yaml.ts";

/**
 * Match files of Espanso (`matches:` with `trigger` or `triggers`, and `replace`, `markdown`, `html` or `form`), by
 * path. Nothing they hold is ever run: what `shell` and `script` would say is left out and listed.
 */
export function espansoAnswers(files: ReadonlyMap<string, string>, ground: ImportGround): CarriedFile {
  const assembly = new Assembly("espanso", ground);
  let found = 0;
  for (const [path, text] of files) {
    const read = readYaml(text.replace(/^\ufeff/, ""));
    if ("fault" in read)
      return { fault: `${path}, line ${read.fault.line}: ${read.fault.message} ${read.fault.fix}` };
    const { value } = read;
    if (!isFields(value) || !(Array.isArray(value.matches) || Array.isArray(value.global_vars))) continue;
    found++;
    if (Array.isArray(value.imports)) assembly.losses.add(path, "its imports: name those files too");
    const globals = variablesIn(value.global_vars);
    const matches = Array.isArray(value.matches) ? value.matches : [];
    matches.forEach((match, index) => {
      addMatch(isFields(match) ? match : {}, `${path}, match ${index + 1}`, { assembly, ground, globals });
    });
  }
  if (found === 0) return { fault: 'It holds no "matches:" list.' };
  return assembly.file();
}

interface World {
  readonly assembly: Assembly;
  readonly ground: ImportGround;
  readonly globals: readonly Fields[];
}

const BODIES = { replace: "plain", markdown: "markdown", html: "html", form: "plain" } as const;

function addMatch(match: Fields, where: string, { assembly, ground, globals }: World): void {
  const triggers = triggersOf(match);
  const [first] = triggers;
  const body = (Object.keys(BODIES) as (keyof typeof BODIES)[]).find(
    (name) => typeof match[name] === "string",
  );
  if (first === undefined || body === undefined) {
    assembly.refuse(
      where,
      first ?? "",
      first === undefined ? "it has no trigger that is a text" : "it holds no text",
    );
    return;
  }
  const variables = [...globals, ...variablesIn(match.vars)];
  const { text, own } = textOf(String(match[body]), variables, (what) => assembly.losses.add(where, what));
  const label = wordOf(match.label);
  const { place } = carriedNameFrom(titleInLabel(label ?? ""));
  const terms = Array.isArray(match.search_terms)
    ? match.search_terms.flatMap((term) => wordOf(term) ?? [])
    : [];
  assembly.add({
    place: where,
    key: first,
    title: label ?? titleFromName(first),
    text,
    form: BODIES[body],
    // An answer without a shortcut is given away under its id.
    shortcuts: triggers.map(shortcutOf).filter((shortcut) => shortcut !== place?.id),
    phrases: terms,
    tags: listOf(ground, "tags"),
    own,
  } satisfies Piece);
}

function triggersOf(match: Fields): string[] {
  const many = Array.isArray(match.triggers) ? match.triggers : [match.trigger];
  return many.flatMap((trigger) => wordOf(trigger) ?? []);
}

/** `:late:` → `late`: how a shortcut is typed is the tool's own matter. */
function shortcutOf(trigger: string): string {
  return trigger.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "") || trigger;
}

function variablesIn(list: unknown): Fields[] {
  return Array.isArray(list) ? list.filter(isFields) : [];
}

/** The text, and what its variables stand for; where the cursor goes is nothing a text needs. */
function textOf(body: string, variables: readonly Fields[], note: (what: string) => void) {
  const own: Record<string, OwnFates[string]> = {};
  let text = body.replaceAll("$|$", "");
  for (const variable of variables) {
    const name = wordOf(variable.name);
    if (name === undefined || !new RegExp(`\\{\\{\\s*${escaped(name)}(?:\\.[\\w-]+)?\\s*\\}\\}`).test(text))
      continue;
    const type = wordOf(variable.type) ?? "";
    const params = isFields(variable.params) ? variable.params : {};
    if (type === "echo" && typeof params.echo === "string") own[name.toLowerCase()] = { words: params.echo };
    else if (type === "form") text = withFormFields(text, name);
    else
      note(
        `the variable ${name} of type ${type.slice(0, 20)}${RUNS.has(type) ? ", which is never run" : ""}`,
      );
  }
  return { text, own };
}

const RUNS = new Set(["shell", "script"]);

/** `{{form1.order}}` asks for what `[[order]]` asks for. */
function withFormFields(text: string, name: string): string {
  return text.replace(new RegExp(`\\{\\{\\s*${escaped(name)}\\.([\\w-]+)\\s*\\}\\}`, "g"), "[[$1]]");
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
