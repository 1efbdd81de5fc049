import type { Nodes, Parents } from "mdast";
import { type MdastPluginEntry, mdxToMdast } from "satteri";
import { cutText } from "#core/matter.ts";
import { LESSON_COMPONENTS, type LessonComponent } from "#markup/lesson-components.ts";
import { frontViolations, LESSON_FIELDS } from "#markup/lesson-front.ts";
import { scanLesson, type Violation } from "#markup/lesson-scan.ts";

export type { Violation } from "#markup/lesson-scan.ts";

/** The Markdown of lessons, for the check and for the build alike: no typographic changes, no footnotes. */
export const LESSON_FEATURES = {
  gfm: { footnotes: false },
  smartPunctuation: false,
  frontmatter: false,
} as const;

/** A lesson file as it was parsed: everything it holds that a lesson may not hold, in reading order, and its body. */
export interface ParsedLesson {
  readonly violations: readonly Violation[];
  /** With places of the file; absent where the body must not reach the parser or could not be parsed. */
  readonly body?: Nodes;
}

/** Parses a lesson file once, for what it may not hold and for what it says. */
export function parsedLesson(source: string): ParsedLesson {
  const { violations, body } = parsedBody(cutText(source).body);
  return { violations: [...frontViolations(source), ...violations].sort(byPlace), ...(body && { body }) };
}

/** Everything a lesson file holds that a lesson may not hold; an empty list means it can be built. */
export function lessonViolations(source: string): readonly Violation[] {
  return parsedLesson(source).violations;
}

/** Violations as one text for a terminal: `file:line:col  error  lesson-vocabulary  message → fix`, one a line. */
export function violationText(file: string, violations: readonly Violation[]): string {
  return violations
    .map(
      ({ line, column, message, fix }) =>
        `${file}:${line}:${column}  error  lesson-vocabulary  ${message} → ${fix}`,
    )
    .join("\n");
}

/**
 * The plugin that keeps @astrojs/mdx closed: it looks at the very text and front matter about to be compiled,
 * before they are parsed, and throws with the first place when anything is refused.
 */
export const lessonVocabulary: MdastPluginEntry = ({ source, data, fileURL }) => {
  const front = Object.keys((data.astro as { frontmatter?: object } | undefined)?.frontmatter ?? {});
  const unknown = front.filter((name) => !Object.hasOwn(LESSON_FIELDS, name));
  const violations = [...unknown.map(unknownField), ...parsedBody(source).violations];
  const [first] = violations;
  if (!first) return null;
  const file = decodeURIComponent(fileURL?.pathname ?? "lesson");
  throw Object.assign(new Error(violationText(file, violations)), { line: first.line, column: first.column });
};

function unknownField(name: string): Violation {
  return {
    line: 1,
    column: 1,
    message: `"${name}" is not a field of a lesson.`,
    fix: `Delete it; the fields are ${Object.keys(LESSON_FIELDS).join(", ")}.`,
  };
}

function parsedBody(source: string): ParsedLesson {
  const unsafe = scanLesson(source);
  if (unsafe.length > 0) return { violations: unsafe };
  try {
    const body = mdxToMdast(source, { features: LESSON_FEATURES });
    return { violations: nodeViolations(body, undefined), body };
  } catch (error) {
    return { violations: [parserViolation(error)] };
  }
}

function parserViolation(error: unknown): Violation {
  const text = error instanceof Error ? error.message : String(error);
  const [, line = "1", column = "1", reason = text] = /^(\d+):(\d+):\s*([^\n]*)/.exec(text) ?? [];
  const message = `The lesson cannot be read: ${reason.split(" (note:")[0]?.slice(0, 160)}`;
  return {
    line: Number(line),
    column: Number(column),
    message,
    fix: "Check the components and marks around this place.",
  };
}

function nodeViolations(node: Nodes, parent: Parents | undefined): Violation[] {
  const own = ruleOf(node, parent)?.map(([message, fix]) => ({ ...startOf(node), message, fix }));
  const inner =
    "children" in node ? node.children.flatMap((child) => nodeViolations(child, node as Parents)) : [];
  return [...(own ?? []), ...inner];
}

type Words = [message: string, fix: string];

const ADMITTED = new Set(
  "root paragraph heading thematicBreak blockquote list listItem code inlineCode text emphasis strong delete break link linkReference definition table tableRow tableCell".split(
    " ",
  ),
);

function ruleOf(node: Nodes, parent: Parents | undefined): Words[] | undefined {
  switch (node.type) {
    case "mdxJsxFlowElement":
    case "mdxJsxTextElement":
      return componentWords(node, parent);
    case "link":
    case "definition":
      return linkWords(node.url);
    case "heading":
      return node.depth === 1
        ? [["A heading of the first level is the page's title.", "Write ## for the lesson's own headings."]]
        : undefined;
    case "table":
      return node.align?.some(Boolean)
        ? [["The table aligns its columns, which needs inline styles.", "Write | --- | without colons."]]
        : undefined;
    case "image":
    case "imageReference":
      return [["A lesson holds no images.", "Describe it in words, or link to it."]];
    case "mdxFlowExpression":
    case "mdxTextExpression":
      return [[`"{${node.value}}" outside backticks would run as code.`, "Write it between backticks."]];
    default:
      return ADMITTED.has(node.type)
        ? undefined
        : [
            [
              `"${node.type}" is not part of a lesson.`,
              "Use paragraphs, headings, lists, quotes, tables, links and the lesson components.",
            ],
          ];
  }
}

const LINK =
  /^(?:https?:\/\/\S+|#\S+|\/(?!\/)[a-z0-9/_-]*|(?:answer|product|advisory):[a-z0-9]+(?:-[a-z0-9]+)*)$/;

function linkWords(url: string): Words[] | undefined {
  if (LINK.test(url)) return undefined;
  return [
    [
      `"${url.slice(0, 60)}" is not a link a lesson may have.`,
      "Write answer:ID, product:ID, advisory:ID, a page such as /changes/, or a full https:// address.",
    ],
  ];
}

type ComponentNode = Extract<Nodes, { type: "mdxJsxFlowElement" | "mdxJsxTextElement" }>;

function componentWords(node: ComponentNode, parent: Parents | undefined): Words[] {
  const name = node.name ?? "";
  const component = Object.hasOwn(LESSON_COMPONENTS, name) ? LESSON_COMPONENTS[name] : undefined;
  if (!component)
    return [[`<${name}> is not a lesson component.`, `Use ${Object.keys(LESSON_COMPONENTS).join(", ")}.`]];
  const fix = `Write it like ${component.example}.`;
  const faults = [...attributeFaults(node, component), ...placeFaults(node, component, parent)];
  return faults.map((fault) => [`<${name}> ${fault}.`, fix]);
}

function attributeFaults({ attributes }: ComponentNode, component: LessonComponent): string[] {
  const names = attributes.map((attribute) => (attribute.type === "mdxJsxAttribute" ? attribute.name : "…"));
  const missing = Object.keys(component.attributes).filter(
    (name) => component.attributes[name]?.required && !names.includes(name),
  );
  const wrong = attributes.flatMap((attribute, index) => {
    const name = names[index] ?? "";
    const known = Object.hasOwn(component.attributes, name) ? component.attributes[name] : undefined;
    if (!known) return [`has an unknown attribute "${name}"`];
    if (names.indexOf(name) !== index) return [`has "${name}" twice`];
    const { value } = attribute;
    if (known.shape === "flag") return value == null ? [] : [`gives "${name}" a value`];
    return typeof value === "string" && known.shape.test(value) ? [] : [`has a "${name}" of the wrong form`];
  });
  return [...missing.map((name) => `lacks "${name}"`), ...wrong];
}

function placeFaults(node: ComponentNode, component: LessonComponent, parent: Parents | undefined): string[] {
  const within = parent && "name" in parent ? parent.name : undefined;
  if (component.inside && !component.inside.includes(within ?? ""))
    return [`does not stand directly in ${component.inside.map((name) => `<${name}>`).join(" or ")}`];
  if (component.holds === "nothing" && node.children.length > 0) return ["holds text"];
  if (component.holds === "line")
    return node.children.some((child) => child.type === "paragraph") ? ["is not written on one line"] : [];
  if (component.inline || component.inside) return [];
  if (node.type === "mdxJsxTextElement") return ["stands in the middle of a line"];
  return [...partFaults(node, component), ...choiceFaults(node)];
}

function isComponent(node: Nodes): node is ComponentNode {
  return node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";
}

/** What parts it lacks, has too often, or may not have. `Answer` is a word among others. */
function partFaults(node: ComponentNode, { parts = {}, partsAlone }: LessonComponent): string[] {
  const children = node.children as readonly Nodes[];
  const inner = children.filter(isComponent).map(({ name }) => name ?? "");
  const foreign = inner.find((name) => !Object.hasOwn(parts, name) && !LESSON_COMPONENTS[name]?.inside);
  if (foreign !== undefined && foreign !== "Answer") return [`holds <${foreign}>`];
  if (partsAlone && inner.length !== children.length)
    return [`holds something other than ${Object.keys(parts).join(" and ")}`];
  return Object.entries(parts).flatMap(([name, [least, most]]) => {
    const count = inner.filter((part) => part === name).length;
    if (count < least) return [`needs ${least} × <${name}>${most > least ? " or more" : ""}`];
    return count > most ? [`has more than ${most} × <${name}>`] : [];
  });
}

/** A choice has two options and a right one; a scenario is answered by choosing or by writing, or only told. */
function choiceFaults(node: ComponentNode): string[] {
  if (node.name !== "Quiz" && node.name !== "Scenario") return [];
  const parts = (node.children as readonly Nodes[]).filter(isComponent);
  const options = parts.filter(({ name }) => name === "Option");
  const writes = parts.some(({ name }) => name === "Write");
  if (options.length === 0) return [];
  if (writes) return ["asks to choose and to write"];
  const right = options.filter(({ attributes }) =>
    attributes.some((attribute) => attribute.type === "mdxJsxAttribute" && attribute.name === "right"),
  );
  if (options.length < 2 || right.length === 0)
    return ["needs two options or more, at least one of them right"];
  if (node.name === "Quiz") return [];
  return options.every(({ attributes }) =>
    attributes.some((attribute) => "name" in attribute && ["answer", "does"].includes(attribute.name)),
  )
    ? []
    : ["has an option that names neither an answer nor what the reader does"];
}

function startOf(node: Nodes): { line: number; column: number } {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

function byPlace(a: Violation, b: Violation): number {
  return a.line - b.line || a.column - b.column;
}
