import type { LeftOut } from "#core/carried-answer.ts";
import type { Instant } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import { millisOf } from "#core/millis.ts";
import type { OutgoingAnswer } from "#core/outgoing.ts";
import type { Placeholder } from "#core/placeholder.ts";
import { type YamlTree, yamlText } from "#core/yaml-text.ts";
import { triggersOf } from "#exports/espanso-trigger.ts";
import { type Exported, type ExportGround, labelOf, lossesOf } from "#exports/exported.ts";
import { fieldsOf, type ToolReply, type ToolWords, toolReplies } from "#exports/tool-text.ts";

/** What a package is called: its folder's name, of a–z, 0–9 and `-`. */
export interface EspansoGround extends ExportGround {
  readonly packageName: string;
  /** Decides the package's version, which has to rise for people to get an update. */
  readonly now: Instant;
}

/** A field of a form is `[[name]]`; `$|$` would be where the cursor goes. */
const WORDS: ToolWords = {
  tool: "Espanso",
  word: (name) => `[[${name}]]`,
  marks: ["[[", "]]", "$|$"],
};

/** A package: `package.yml`, `_manifest.yml` and `README.md`. It runs nothing: no shell, no script. */
export function espansoExport(answers: readonly OutgoingAnswer[], ground: EspansoGround): Exported {
  const { replies, leftOut } = toolReplies(answers, ground, WORDS);
  const triggers = triggersOf(answers);
  const matches = replies.map((of) => matchText(of, triggers.get(of.answer.id) ?? [], ground));
  return {
    made: new Map([
      ["package.yml", matches.length > 0 ? `matches:\n${matches.join("")}` : "matches: []\n"],
      ["_manifest.yml", manifestOf(ground)],
      ["README.md", readmeOf(ground)],
    ]),
    leftOut: [...lossesOf(answers, {}), ...leftOut, ...changedTriggers(triggers), ...bounds(replies, ground)],
  };
}

function matchText(of: ToolReply, triggers: readonly string[], ground: ExportGround): string {
  const names = fieldsOf(of.reply);
  const words = literalBraces(of.words);
  const fields = names.flatMap((name) => {
    const field = formField(ground.placeholders.get(name), of.text.locale);
    return Object.keys(field).length > 0 ? [[name, field] as const] : [];
  });
  const text = yamlText({
    triggers,
    label: labelOf(of),
    ...(of.text.phrases.length > 0 && { search_terms: of.text.phrases }),
    ...(names.length > 0 ? { form: words } : { replace: words }),
    ...(fields.length > 0 && { form_fields: Object.fromEntries(fields) }),
  });
  return text.replace(/^(?=.)/gm, "    ").replace(/^ {4}/, "  - ");
}

function literalBraces(text: string): string {
  return text.replaceAll("{{", "\\{\\{").replaceAll("}}", "\\}\\}");
}

/** A choice holds the options, and begins with the fallback where there is one. */
function formField(
  placeholder: Placeholder | undefined,
  locale: Locale,
): { readonly [option: string]: YamlTree } {
  const fallback = placeholder?.fallback?.[locale];
  const begins = fallback === undefined ? undefined : literalBraces(fallback);
  const { options } = placeholder ?? {};
  if (options === undefined || options.length === 0)
    return { ...(begins !== undefined && { default: begins }) };
  return { type: "choice", values: options, ...(begins !== undefined && { default: begins }) };
}

/** `2026.1123.205` for 23 November 2026, 02:05 UTC: parts without leading zeros that rise with the clock. */
function packageVersion(now: Instant): string {
  const at = new Date(millisOf(now));
  const day = (at.getUTCMonth() + 1) * 100 + at.getUTCDate();
  return `${at.getUTCFullYear()}.${day}.${at.getUTCHours() * 100 + at.getUTCMinutes()}`;
}

function manifestOf({ packageName, name, now }: EspansoGround): string {
  return yamlText({
    name: packageName,
    title: `${name}: approved replies`,
    description: "The approved replies of a support team; each names its version and how long it is good.",
    version: packageVersion(now),
    author: name,
    tags: ["support", "replies"],
    homepage: "",
  });
}

function readmeOf({ name }: EspansoGround): string {
  return `# ${name.replace(/[\\`*_[\]<>#]/g, "\\$&")}: approved replies

Made by Replybook. Every match ends in its version and in how long it is good; take a newer package then. Replies that are held, behind their source, to be sent word by word or urgent are not in here: look them up on the site.

The package types text and asks for fields. It runs no command and reads nothing.
`;
}

function changedTriggers(triggers: ReadonlyMap<string, readonly string[]>): LeftOut[] {
  return [...triggers].flatMap(([id, own]) =>
    own
      .filter((trigger) => trigger.endsWith(":"))
      .map((trigger) => ({
        place: id,
        what: `the trigger ${trigger.slice(0, -1)}, since another begins with it: it is ${trigger} here`,
      })),
  );
}

/** A form asks, and does not judge what is typed. */
function bounds(replies: readonly ToolReply[], { placeholders }: ExportGround): LeftOut[] {
  const named = [...new Set(replies.flatMap(({ reply }) => fieldsOf(reply)))].sort();
  const bound = named.filter((name) => placeholders.get(name)?.pattern || placeholders.get(name)?.atMost);
  return bound.map((name) => ({ place: `the field ${name}`, what: "its pattern and its bound" }));
}
