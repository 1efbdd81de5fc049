import { TAG_NAMES, TAGS, type Tag } from "#markup/vocabulary.ts";

/** Says what is wrong at a place of the scanned file. */
export type Report = (line: number, column: number, rule: string, message: string, fix: string) => void;

/** A tag as it stands in the text. */
export interface FoundTag {
  readonly name: string;
  readonly closes: boolean;
  readonly line: number;
  readonly column: number;
}

const TAG =
  /^<(\/?)([A-Za-z][A-Za-z0-9.-]*)((?:\s+[A-Za-z][A-Za-z0-9-]*(?:=(?:"[^"<>]*"|'[^'<>]*'))?)*)\s*(\/?)>/;

/** The length of the tag at a place, which is added to `tags`; 0 after reporting that it is none of ours. */
export function scanTag(
  line: string,
  at: number,
  lineNumber: number,
  report: Report,
  tags: FoundTag[],
): number {
  const rest = line.slice(at);
  const match = TAG.exec(rest);
  const fault = match
    ? tagFault(line, at, match)
    : ([`A "<" does not begin a tag of ours: "${rest.slice(0, 24)}".`, notATag(rest)] as const);
  if (fault || !match) {
    if (fault) report(lineNumber, at + 1, "closed-vocabulary", ...fault);
    return 0;
  }
  const [text, slash, name = ""] = match;
  if (TAGS[name]?.holds === "text")
    tags.push({ name, closes: slash === "/", line: lineNumber, column: at + 1 });
  return text.length;
}

type Fault = readonly [message: string, fix: string];

function tagFault(
  line: string,
  at: number,
  [text, slash = "", name = "", attributes = "", self]: RegExpExecArray,
): Fault | undefined {
  const tag = Object.hasOwn(TAGS, name) ? TAGS[name] : undefined;
  if (!tag)
    return [
      `<${name}> is not part of the vocabulary.`,
      `Use Markdown and ${TAG_NAMES} only, or write \\< for the sign.`,
    ];
  const wrong = attributeFault(tag, name, attributes, slash === "/");
  if (wrong) return wrong;
  if (tag.holds === "nothing" && (slash || !self))
    return [`<${name}> holds no text.`, `Write ${tag.example}.`];
  if (tag.holds === "text" && self)
    return [`<${name}/> is empty.`, `Write <${name}>, the text on lines of its own, and </${name}>.`];
  if (name === "Fragment") return undefined;
  const alone = line.slice(0, at).trim() === "" && line.slice(at + text.length).trim() === "";
  if (!alone)
    return [`<${slash}${name}> does not stand on a line of its own.`, "Give the tag a line of its own."];
  return at > 0 ? [`<${slash}${name}> is indented.`, "Move the tag to the start of its line."] : undefined;
}

function notATag(rest: string): string {
  if (/^<https?:/.test(rest)) return "Write the address without < and >.";
  if (/^<!--/.test(rest)) return "Delete the comment: every word here may be sent.";
  return "Write \\< for the sign.";
}

function attributeFault(tag: Tag, name: string, written: string, closing: boolean): Fault | undefined {
  if (closing) return written.trim() ? [`</${name}> has attributes.`, `Write </${name}>.`] : undefined;
  const fix = `Write it like ${tag.example}.`;
  const seen = new Set<string>();
  for (const [, attribute = "", , value] of written.matchAll(
    /\s([A-Za-z][A-Za-z0-9-]*)(=("[^"]*"|'[^']*'))?/g,
  )) {
    if (!Object.hasOwn(tag.attributes, attribute))
      return [`<${name}> has an unknown attribute "${attribute}".`, fix];
    if (value === undefined)
      return [`The attribute "${attribute}" of <${name}> has no value in quotes.`, fix];
    if (seen.has(attribute)) return [`<${name}> has "${attribute}" twice.`, fix];
    if (/[{}]/.test(value.replace(/\{\{[a-z][a-z0-9_]*\}\}/g, "")))
      return [`The attribute "${attribute}" of <${name}> holds a brace that is no field.`, fix];
    seen.add(attribute);
  }
  const missing = Object.keys(tag.attributes).find(
    (key) => tag.attributes[key] === "required" && !seen.has(key),
  );
  return missing ? [`<${name}> lacks "${missing}".`, fix] : undefined;
}

/** Reports the first tag that is not closed or stands inside another: tags of the vocabulary never nest. */
export function scanPairs(tags: readonly FoundTag[], report: Report): void {
  let open: FoundTag | undefined;
  for (const tag of tags) {
    const fault = pairFault(tag, open);
    if (fault) {
      report(tag.line, tag.column, "bad-markup", ...fault);
      return;
    }
    open = tag.closes ? undefined : tag;
  }
  if (open)
    report(
      open.line,
      open.column,
      "bad-markup",
      `<${open.name}> is never closed.`,
      `Write </${open.name}> on a line of its own after its text.`,
    );
}

function pairFault({ name, closes }: FoundTag, open: FoundTag | undefined): Fault | undefined {
  if (!closes)
    return (
      open && [
        `<${name}> begins before <${open.name}> of line ${open.line} has ended.`,
        `Write </${open.name}> on a line above it.`,
      ]
    );
  if (!open) return [`</${name}> ends nothing.`, `Delete it, or write <${name}> above the text.`];
  return open.name === name
    ? undefined
    : [`</${name}> ends <${open.name}> of line ${open.line}.`, `Write </${open.name}>.`];
}
