import type { RootContent } from "mdast";
import { mdxToMdast } from "satteri";
import type { Problem } from "#core/problem.ts";
import type { Prose } from "#core/prose.ts";
import {
  type Body,
  MOMENTS,
  NO_REPLY_ACTIONS,
  type NoReplyAction,
  type Place,
  type Reply,
  type Section,
} from "#core/reply.ts";
import { asWritten, columnIn, parserSource } from "#markup/parser-source.ts";
import { proseFrom } from "#markup/prose.ts";
import { scanProblems } from "#markup/scanner.ts";

/** A body as it was understood, and what was wrong with it. With errors the body holds what could be read. */
export interface ReadBody {
  readonly body: Body;
  readonly problems: readonly Problem[];
}

const FEATURES = { gfm: true, frontmatter: false, smartPunctuation: false } as const;

/** Reads a body (front matter blanked, lines the file's own) once: scanned first, then parsed by `mdxToMdast`. */
export function bodyFrom(file: string, source: string): ReadBody {
  const unsafe = scanProblems(file, source);
  if (unsafe.length > 0) return { body: [], problems: unsafe };
  try {
    const tree = mdxToMdast(parserSource(source), { features: FEATURES });
    const read = sectionsFrom(file, tree.type === "root" ? tree.children : []);
    return { ...read, problems: placedIn(source, read.problems) };
  } catch (error) {
    return { body: [], problems: placedIn(source, [parserProblem(file, error)]) };
  }
}

/** The problems with the columns of the file, not of what the parser was given. */
function placedIn(source: string, problems: readonly Problem[]): readonly Problem[] {
  if (problems.length === 0) return problems;
  const lines = source.split("\n");
  return problems.map((problem) => ({
    ...problem,
    column: columnIn(lines[(problem.line ?? 1) - 1] ?? "", problem.column ?? 1),
  }));
}

function parserProblem(file: string, error: unknown): Problem {
  const text = error instanceof Error ? error.message : String(error);
  const [, line, column, reason] = /^(\d+):(\d+):\s*([^\n]*)/.exec(text) ?? [];
  return {
    file,
    line: Number(line ?? 1),
    column: Number(column ?? 1),
    rule: "bad-markup",
    severity: "error",
    message: `The text cannot be read as Markdown: ${(reason ?? text).split(" (note:")[0]?.slice(0, 160)}`,
    fix: "Check the tags and marks around this place.",
  };
}

type TagNode = Extract<RootContent, { type: "mdxJsxFlowElement" }>;

function sectionsFrom(file: string, nodes: readonly RootContent[]): ReadBody {
  const sections: Section[] = [];
  const problems: Problem[] = [];
  let loose: RootContent[] = [];
  const flush = () => {
    if (loose.length === 0) return;
    const place = placeOfNode(loose[0]);
    sections.push({ type: "prose", prose: proseFrom(loose, { file, problems, inReply: false }), ...place });
    loose = [];
  };
  for (const node of nodes) {
    if (node.type !== "mdxJsxFlowElement" || node.name === "Fragment") {
      loose.push(node);
      continue;
    }
    flush();
    const section = sectionFrom(file, node, problems);
    if (section) sections.push(section);
  }
  flush();
  return { body: sections, problems };
}

function placeOfNode(node: { position?: { start: Place } | undefined } | undefined): { place?: Place } {
  const start = node?.position?.start;
  return start ? { place: { line: start.line, column: start.column } } : {};
}

function sectionFrom(file: string, node: TagNode, problems: Problem[]): Section | undefined {
  const at = placeOfNode(node);
  const attribute = (name: string) => {
    const found = node.attributes.find(
      (candidate) => candidate.type === "mdxJsxAttribute" && candidate.name === name,
    );
    return typeof found?.value === "string" ? asWritten(found.value).trim() : undefined;
  };
  const prose = (inReply: boolean): Prose =>
    proseFrom(node.children as RootContent[], { file, problems, inReply });
  const wrong = (name: string, value: string, allowed: readonly string[]) => {
    const message = `${name}="${value}" of <${node.name}> is not one of ${allowed.join(", ")}.`;
    problems.push({
      file,
      line: 1,
      ...at.place,
      rule: "wrong-value",
      severity: "error",
      message,
      fix: `Write ${name}="${allowed[0]}" or another of them.`,
    });
  };
  switch (node.name) {
    case "When":
      return { type: "when", prose: prose(false), ...at };
    case "Steps":
      return { type: "steps", prose: prose(false), ...at };
    case "Never":
      return { type: "never", prose: prose(false), ...at };
    case "Escalate":
      return { type: "escalate", to: attribute("to") ?? "", prose: prose(false), ...at };
    case "Attach":
      return { type: "attach", file: attribute("file") ?? "", alt: attribute("alt") ?? "", ...at };
    case "NoReply": {
      const action = attribute("action") ?? "";
      if (!(NO_REPLY_ACTIONS as readonly string[]).includes(action))
        wrong("action", action, NO_REPLY_ACTIONS);
      return {
        type: "no-reply",
        action: action as NoReplyAction,
        channels: words(attribute("channel")),
        prose: prose(false),
        ...at,
      };
    }
    case "Reply":
      return { type: "reply", reply: replyFrom(attribute, prose(true), at, wrong), ...at };
    default:
      return undefined;
  }
}

function words(list: string | undefined): string[] {
  return list?.split(/[\s,]+/).filter((word) => word !== "") ?? [];
}

function replyFrom(
  attribute: (name: string) => string | undefined,
  prose: Prose,
  at: { place?: Place },
  wrong: (name: string, value: string, allowed: readonly string[]) => void,
): Reply {
  const moment = attribute("for") ?? "first";
  const known = MOMENTS.find((name) => name === moment);
  if (!known) wrong("for", moment, MOMENTS);
  const followUp = attribute("followUp");
  if (followUp !== undefined && !/^[1-9]\d{0,2}d$/.test(followUp)) wrong("followUp", followUp, ["3d"]);
  const subject = attribute("subject");
  return {
    channels: words(attribute("channel")),
    moment: known ?? "first",
    prose,
    ...(subject === undefined ? {} : { subject: subject.normalize("NFC") }),
    ...(followUp === undefined ? {} : { followUp }),
    ...at,
  };
}
