import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROJECT } from "../environment.ts";
import { OurBuilds } from "./build-ours.ts";
import type { Measured } from "./build-table.ts";

// Whether builds still grow with the answers and follow what changed: `npm run -s bench:ratios`, which CI runs. Only
// ratios of processor time and numbers of pages are held, never times: any machine must come to the same end.

const FEW = 80;
const MANY = 160;

/** A ratio that must not be exceeded. */
interface Held {
  readonly name: string;
  readonly ratio: number;
  readonly most: number;
}

const cpu = ({ cost }: Measured) => cost.cpu;
const drawn = ({ drawn: pages }: Measured) => Number(pages);

const parent = mkdtempSync(join(tmpdir(), "replybook-bench-"));
try {
  const few = new OurBuilds(PROJECT, parent, FEW);
  // Whoever comes first also bundles the modules that draw pages.
  await few.warm();
  const [ofFew, many] = [await few.warm(), new OurBuilds(PROJECT, parent, MANY)];
  const ofMany = await many.warm();
  const one = await many.oneAnswer(1);
  const held: readonly Held[] = [
    { name: `CPU of ${MANY} answers / of ${FEW}`, ratio: cpu(ofMany) / cpu(ofFew), most: 2.5 },
    { name: "pages drawn for one answer / for all", ratio: drawn(one) / drawn(ofMany), most: 0.4 },
    { name: "CPU for one answer / for all", ratio: cpu(one) / cpu(ofMany), most: 1 },
    {
      name: "files written for one answer / for all",
      ratio: one.written.files / ofMany.written.files,
      most: 0.25,
    },
  ];
  for (const { name, ratio, most } of held)
    console.log(`${ratio <= most ? "held" : "EXCEEDED"}  ${name}: ${ratio.toFixed(2)}, at most ${most}`);
  if (held.some(({ ratio, most }) => ratio > most)) process.exitCode = 1;
} finally {
  rmSync(parent, { recursive: true, force: true });
}
