import { CORE_SCHEMA, load, YAMLException } from "js-yaml";
import { isAlias, isNode, LineCounter, type Node, parseDocument, visit } from "yaml";
import { placeAt } from "#core/matter.ts";

/** A fault of a YAML text, at a 1-based place of that text. */
export interface YamlFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly fix: string;
}

/** What a YAML text holds, or why it cannot be read. */
export type YamlReading = { readonly value: unknown } | { readonly fault: YamlFault };

const MAX_DEPTH = 32;

/**
 * Reads YAML by its core schema: no dates, no `12:30` as 750, no code, no unknown tags. Duplicate keys,
 * anchors, aliases and nesting deeper than 32 are faults; an alias bomb is refused before it is walked.
 */
export function readYaml(text: string): YamlReading {
  const linked = anchorIn(text);
  if (linked)
    return {
      fault: {
        ...linked,
        message: "YAML anchors and aliases (& and *) are not read here.",
        fix: "Write the value out, or put it in quotes.",
      },
    };
  const hidden = /(?:^|[\s{,])["']?__proto__["']?[ \t]*:/.exec(text);
  if (hidden)
    return {
      fault: {
        ...placeAt(text, hidden.index + hidden[0].indexOf("_")),
        message: '"__proto__" cannot be the name of a field.',
        fix: "Delete it.",
      },
    };
  const deep = tooDeepAt(text);
  if (deep)
    return {
      fault: {
        ...deep,
        message: `The YAML is nested more than ${MAX_DEPTH} deep.`,
        fix: "Take the nested lists apart.",
      },
    };
  try {
    return { value: load(text, { schema: CORE_SCHEMA }) ?? undefined };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

/** What the second parser finds wrong is not told: saying where each of thousands of faults stands takes it seconds. */
const QUIETLY = { logLevel: "silent", prettyErrors: false } as const;

/** Fast path first: most texts hold no `&` or `*` where a value could begin. */
function anchorIn(text: string): { line: number; column: number } | undefined {
  if (!/(?:^|[\s[{,:])[&*][^\s&*]/.test(text)) return undefined;
  const lines = new LineCounter();
  let at: number | undefined;
  try {
    const document = parseDocument(text, { lineCounter: lines, ...QUIETLY });
    visit(document, (_, node) => {
      if (!isAlias(node) && !(isNode(node) && "anchor" in node && node.anchor)) return undefined;
      at = (node as Node).range?.[0] ?? 0;
      return visit.BREAK;
    });
  } catch {
    return { line: 1, column: 1 };
  }
  if (at === undefined) return undefined;
  const { line, col } = lines.linePos(at);
  return { line, column: col };
}

const DEEP_INDENT = new RegExp(`^(?: |- ){${MAX_DEPTH * 2}}`, "m");

/** Cheap guard before any recursive parser: brackets and indentation. */
function tooDeepAt(text: string): { line: number; column: number } | undefined {
  if ((text.match(/[[{]/g)?.length ?? 0) <= MAX_DEPTH && !DEEP_INDENT.test(text)) return undefined;
  let depth = 0;
  let line = 0;
  for (const row of text.split("\n")) {
    line++;
    const indent = /^(?:[ ]|- )*/.exec(row)?.[0].length ?? 0;
    for (const mark of row) depth += mark === "[" || mark === "{" ? 1 : mark === "]" || mark === "}" ? -1 : 0;
    depth = Math.max(depth, 0);
    if (depth > MAX_DEPTH || indent > MAX_DEPTH * 4) return { line, column: 1 };
    if (!/^[ ]/.test(row) && !row.includes("[") && !row.includes("{")) depth = 0;
  }
  return undefined;
}

function faultOf(error: unknown): YamlFault {
  if (!(error instanceof YAMLException)) {
    return {
      line: 1,
      column: 1,
      message: "The YAML cannot be read.",
      fix: "Write it as simple `name: value` lines.",
    };
  }
  const line = (error.mark?.line ?? 0) + 1;
  const column = (error.mark?.column ?? 0) + 1;
  return { line, column, message: `The YAML cannot be read: ${error.reason}.`, fix: yamlFix(error.reason) };
}

function yamlFix(reason: string): string {
  if (reason.includes("duplicated mapping key")) return "Keep one of the two lines.";
  if (reason.includes("tab")) return "Indent with spaces.";
  if (reason.includes("unknown tag")) return "Delete the word that begins with !.";
  return 'Check the indentation, and put values with ":" or "#" in double quotes.';
}

/** Says the 1-based place of a value in a YAML text; of the nearest parent that is there where the value is not. */
export type YamlPlaces = (path: readonly (string | number)[]) => { line: number; column: number };

/** The places in a YAML text, found by a second reading, which is done once for all of them. */
export function placesInYaml(text: string): YamlPlaces {
  const lines = new LineCounter();
  const document = documentIn(text, lines);
  return (path) => {
    for (let length = path.length; length > 0; length--) {
      const node = document?.getIn(path.slice(0, length), true);
      const start = isNode(node) ? node.range?.[0] : undefined;
      if (start !== undefined) {
        const { line, col } = lines.linePos(start);
        return { line, column: col };
      }
    }
    return { line: 1, column: 1 };
  };
}

/** Undefined where the second parser goes too deep for what the first could read. */
function documentIn(text: string, lineCounter: LineCounter): ReturnType<typeof parseDocument> | undefined {
  try {
    return parseDocument(text, { lineCounter, ...QUIETLY });
  } catch {
    return undefined;
  }
}
