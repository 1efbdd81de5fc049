import type { Nodes } from "mdast";
import type {
  Drill,
  LessonChange,
  LessonMention,
  LessonOption,
  LessonScene,
  LessonTask,
  LessonText,
} from "#core/lesson.ts";
import type { Moment, Place } from "#core/reply.ts";
import { PRACTICE_COUNT } from "#markup/lesson-components.ts";

/** What the body of a lesson holds besides its front matter. */
export type LessonOutline = Pick<LessonText, "words" | "tasks" | "scenes" | "changes" | "mentions">;

/** Reads the parsed body of a lesson that breaks no rule of its vocabulary. */
export function lessonOutline(body: Nodes): LessonOutline {
  const gathered: Gathered = { words: [], tasks: [], scenes: [], changes: [], mentions: [] };
  gather(gathered, body, undefined);
  return { ...gathered, words: gathered.words.join("").replace(/\s+/g, " ").trim() };
}

interface Gathered {
  readonly words: string[];
  readonly tasks: LessonTask[];
  readonly scenes: LessonScene[];
  readonly changes: LessonChange[];
  readonly mentions: LessonMention[];
}

/** A component as it stands in a lesson. */
interface Component {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | true>>;
  readonly children: readonly Nodes[];
  readonly place: Place;
}

function componentOf(node: Nodes): Component | undefined {
  if (node.type !== "mdxJsxFlowElement" && node.type !== "mdxJsxTextElement") return undefined;
  const attributes = node.attributes.flatMap((attribute) =>
    attribute.type === "mdxJsxAttribute"
      ? [[attribute.name, typeof attribute.value === "string" ? attribute.value : true] as const]
      : [],
  );
  const { name } = node;
  return {
    name: name ?? "",
    attributes: Object.fromEntries(attributes),
    children: node.children as readonly Nodes[],
    place: placeOf(node),
  };
}

function gather(gathered: Gathered, node: Nodes, scene: Component | undefined): void {
  const component = componentOf(node);
  if (component) gatherComponent(gathered, component, scene);
  if (node.type === "link" || node.type === "definition") gatherLink(gathered, node.url, placeOf(node));
  if ("value" in node) gathered.words.push(node.value);
  if (!("children" in node)) return;
  const within = component?.name === "Scenario" ? component : scene;
  for (const child of node.children) gather(gathered, child as Nodes, within);
  // Blocks are parted, words within one are not.
  if (node.type !== "emphasis" && node.type !== "strong" && node.type !== "link") gathered.words.push(" ");
}

function gatherComponent(gathered: Gathered, component: Component, scene: Component | undefined): void {
  const { name, attributes, place } = component;
  const named = name === "Answer" || name === "Change" ? attributes.id : attributes.answer;
  if (typeof named === "string") gathered.mentions.push({ key: `answers/${named}`, place });
  for (const read of ["question", "does"]) if (attributes[read]) gathered.words.push(` ${attributes[read]} `);
  if (name === "Scenario") gathered.scenes.push({ ...sceneOf(component), place });
  if (name === "Change") gathered.changes.push(changeOf(component));
  const task = taskOf(component, scene);
  if (task) gathered.tasks.push(task);
}

const KINDS = { answer: "answers", product: "products", advisory: "advisories" } as const;

function gatherLink(gathered: Gathered, url: string, place: Place): void {
  const [, scheme, id] = /^(answer|product|advisory):(.+)$/.exec(url) ?? [];
  if (scheme) gathered.mentions.push({ key: `${KINDS[scheme as keyof typeof KINDS]}/${id}`, place });
}

function sceneOf({ attributes }: Component): Pick<LessonScene, "channel" | "country"> {
  return { channel: String(attributes.channel), country: String(attributes.country) };
}

function changeOf({ attributes, place }: Component): LessonChange {
  return { id: String(attributes.id), from: String(attributes.from), to: String(attributes.to), place };
}

function taskOf(component: Component, scene: Component | undefined): LessonTask | undefined {
  const { name, attributes, place } = component;
  switch (name) {
    case "Scenario":
    case "Quiz": {
      const options = optionsOf(component);
      const of = name === "Quiz" ? "quiz" : "scenario";
      return options.length === 0 ? undefined : { type: "choose", of, options, place };
    }
    case "Write": {
      const moment = (attributes.moment ?? "first") as Moment;
      const answer = String(attributes.answer);
      return scene && { type: "write", answer, moment, ...sceneOf(scene), place };
    }
    case "Practice":
      return { type: "practice", ...practiceOf(attributes), place };
    case "Try":
      return { type: "try", at: String(attributes.at), place };
    case "Checklist":
      return { type: "check", points: pointsIn(component.children), place };
    default:
      return undefined;
  }
}

function optionsOf({ children }: Component): LessonOption[] {
  return children.flatMap((child) => {
    const part = componentOf(child);
    if (part?.name !== "Option") return [];
    const { answer, right } = part.attributes;
    return [{ ...(typeof answer === "string" && { answer }), right: right === true }];
  });
}

/** What a `<Practice>` asks for, from its attributes as they are written. */
function practiceOf({
  drill,
  count = String(PRACTICE_COUNT),
  products = "",
  tags = "",
}: Component["attributes"]) {
  const ids = (list: string | true) => String(list).split(/, ?/).filter(Boolean);
  return { drill: drill as Drill, count: Number(count), products: ids(products), tags: ids(tags) };
}

function pointsIn(children: readonly Nodes[]): number {
  return children.reduce((sum, child) => sum + (child.type === "list" ? child.children.length : 0), 0);
}

function placeOf(node: Nodes): Place {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}
