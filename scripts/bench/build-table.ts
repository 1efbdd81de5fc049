import { type Figure, growthLines } from "./growth.ts";
import type { ProcessCost } from "./process-cost.ts";
import { tableLines } from "./table.ts";

/** A build that was measured. */
export interface Measured {
  readonly name: string;
  readonly answers: number;
  readonly cost: ProcessCost;
  /** What is new in the site. */
  readonly written: { readonly files: number; readonly bytes: number };
  /** How many pages were drawn, where the build says so. */
  readonly drawn?: string;
  /** The publication before it. */
  readonly published?: ProcessCost;
}

const HEADS = [
  "build",
  "answers",
  "wall s",
  "CPU s",
  "peak MB",
  "swap s",
  "publish s",
  "drawn",
  "new files",
  "new MB",
];

/** All builds as lines of a table, for people or as Markdown. */
export function buildTable(all: readonly Measured[], isMarkdown: boolean): string[] {
  return tableLines(HEADS, all.map(cellsOf), isMarkdown);
}

function cellsOf({ name, answers, cost, written, drawn = "", published }: Measured): string[] {
  const isDone = cost.status === 0;
  const seconds = (value: number | undefined) =>
    value === undefined ? "" : value.toFixed(value < 10 ? 2 : 1);
  return [
    name,
    answers.toLocaleString("en"),
    isDone ? seconds(cost.wall) : `> ${Math.floor(cost.wall)}, ended`,
    isDone ? seconds(cost.cpu) : "",
    String(Math.round(cost.memory)),
    isDone ? seconds(cost.swap) : "",
    seconds(published?.wall),
    drawn && Number(drawn).toLocaleString("en"),
    isDone ? written.files.toLocaleString("en") : "",
    isDone ? (written.bytes / 1e6).toFixed(1) : "",
  ];
}

/** How each build grows: bars, and the power of the number of answers that fits its wall time best. */
export function growthOf(all: readonly Measured[]): string[] {
  const done = all.filter(({ cost }) => cost.status === 0);
  const byName = Map.groupBy(done, ({ name }) => plainName(name));
  return [...byName].flatMap(([name, measured]) => {
    const values = new Map(measured.map(({ answers, cost }) => [answers, cost.wall]));
    if (values.size < 2) return [];
    const figure: Figure = {
      name: `${name}: wall grows with answers^${slopeOf(values).toFixed(2)}`,
      unit: "s",
      values,
    };
    return growthLines(figure);
  });
}

/** The same build of more answers has the same name. */
function plainName(name: string): string {
  return name.replace(/\d[\d,]* answers/, "many answers");
}

/** The slope of the straight line through the logarithms: 1 grows with the number, 0 stays, 2 is its square. */
export function slopeOf(values: ReadonlyMap<number, number>): number {
  const points = [...values].map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (pick: 0 | 1) => points.reduce((sum, point) => sum + point[pick], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const along = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return along / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
