import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { CACHE } from "../environment.ts";
import { type Came, cameOf, type Share } from "./fuzz/share.ts";
import { TARGETS, targetNamed } from "./fuzz/targets.ts";
import { type Failure, inputOf } from "./fuzz/trial.ts";
import { tableLines } from "./table.ts";

// Whatever stands in files, storage or a box is read or refused, in time: `npm run bench:fuzz -- [COUNT] [--seed N] [--target NAME]`.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "1" },
    target: { type: "string" },
    /** Set by this script itself: a share, told as JSON. */
    share: { type: "string" },
  },
});
const count = Number(positionals[0] ?? 300_000);
const seed = Number(values.seed);
const folder = mkdtempSync(join(tmpdir(), "replybook-fuzz-marks-"));

/** So long a process may sit at one input, in milliseconds. */
const PATIENCE = 30_000;

/** Tries a share in a process of its own, and in another from behind each input that takes one down. */
async function survived(share: Share): Promise<Came> {
  const args = [fileURLToPath(import.meta.url), "--share", JSON.stringify(share)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  const at = () => Number(readFileSync(share.mark, { flag: "a+" }).toString() || share.from);
  let [last, isHung] = [-1, false];
  const watch = setInterval(() => {
    if (at() === last) isHung = child.kill("SIGKILL");
    last = at();
  }, PATIENCE);
  const [said, complained, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  clearInterval(watch);
  if (status === 0) return JSON.parse(said) as Came;
  const index = at();
  const kind = isHung ? "hung" : "crashed";
  const input = inputOf(targetNamed(share.target), share.seed, index);
  const failure: Failure = { target: share.target, index, kind, sentence: complained.slice(0, 400), input };
  const rest = index + 1 < share.to ? await survived({ ...share, from: index + 1 }) : undefined;
  return {
    inputs: index - share.from + 1 + (rest?.inputs ?? 0),
    slowest: rest?.slowest ?? 0,
    slowestIndex: rest?.slowestIndex ?? index,
    total: rest?.total ?? 0,
    failures: [failure, ...(rest?.failures ?? [])],
  };
}

function keep({ target, index, input, sentence }: Failure): string {
  const path = join(CACHE, "fuzz", `${target.replaceAll(" ", "-")}-${seed}-${index}.json`);
  mkdirSync(join(CACHE, "fuzz"), { recursive: true });
  const shown = input instanceof Uint8Array ? { latin1: Buffer.from(input).toString("latin1") } : input;
  writeFileSync(path, JSON.stringify({ target, sentence, input: shown }, undefined, 1));
  return path;
}

async function main(): Promise<void> {
  const asked = values.target === undefined ? TARGETS : [targetNamed(values.target)];
  const shares = asked.reduce((sum, { share }) => sum + share, 0);
  const waiting = asked.map(({ name, share }, number): Share => {
    const to = Math.ceil((count * share) / shares);
    return { target: name, seed, from: 0, to, mark: join(folder, `${number}`) };
  });
  const came = new Map<string, Came>();
  const work = async () => {
    for (let share = waiting.shift(); share; share = waiting.shift())
      came.set(share.target, await survived(share));
  };
  await Promise.all([work(), work()]);
  const rows = asked.map(({ name }) => [name, came.get(name) as Came] as const);
  console.log(
    tableLines(
      ["target", "inputs", "failures", "mean ms", "slowest ms"],
      rows.map(([name, { inputs, failures, total, slowest }]) => [
        name,
        String(inputs),
        String(failures.length),
        (total / inputs).toFixed(2),
        slowest.toFixed(0),
      ]),
      false,
    ).join("\n"),
  );
  const inputs = rows.reduce((sum, [, one]) => sum + one.inputs, 0);
  const failures = rows.flatMap(([, one]) => one.failures);
  console.log(
    `${inputs.toLocaleString("en")} inputs, seed ${seed}, ${failures.length} failures, ${(performance.now() / 1000).toFixed(0)} s`,
  );
  for (const failure of failures)
    console.log(
      `${failure.target} ${failure.index}, ${failure.kind}: ${failure.sentence}\n  ${keep(failure)}`,
    );
  process.exitCode = failures.length > 0 ? 1 : 0;
}

if (values.share) console.log(JSON.stringify(await cameOf(JSON.parse(values.share))));
else await main();
rmSync(folder, { recursive: true, force: true });
