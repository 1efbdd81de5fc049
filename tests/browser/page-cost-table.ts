import { tableLines } from "../../scripts/bench/table.ts";
import type { Grades } from "./page-cost-lighthouse.ts";
import type { Visit } from "./page-cost-visit.ts";

/** Everything that was measured of a page. */
export interface PageFigures extends Visit {
  readonly kind: string;
  readonly grades?: Grades;
}

/** What Lighthouse has to give in each category, from 0 to 100. */
export const GATE = 99;
const KINDS = ["document", "script", "style", "font", "data", "image"];
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const HEADS = ["page", "LCP s", "CLS", ...KINDS.map((kind) => `${kind} kB`), "Lighthouse"];

/** All pages as lines of a table, for people or as Markdown, and what keeps any below the gate. */
export function pageLines(all: readonly PageFigures[], isMarkdown: boolean): string[] {
  const rows = all.map(cellsOf);
  return [...tableLines(HEADS, rows, isMarkdown), ...all.flatMap(belowGate)];
}

function cellsOf({ kind, largest, shift, bytes, grades }: PageFigures): string[] {
  const sizes = KINDS.map((name) => ((bytes[name] ?? 0) / 1000).toFixed(1));
  const scores = CATEGORIES.map((name) => grades?.scores[name] ?? "–").join(" ");
  return [kind, (largest / 1000).toFixed(2), shift.toFixed(3), ...sizes, scores];
}

function belowGate({ kind, grades }: PageFigures): string[] {
  const below = Object.entries(grades?.scores ?? {}).filter(([, score]) => score < GATE);
  if (below.length === 0) return [];
  const said = below.map(([name, score]) => `${name} ${score}`).join(", ");
  return [`BELOW ${GATE}: ${kind}: ${said} (${grades?.failed.join("; ")})`];
}
