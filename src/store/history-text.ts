import { placeAt } from "#core/matter.ts";
import type { Problem } from "#core/problem.ts";
import { historyFrom, type ReadHistory } from "#schema/history.ts";
import { recordDigest } from "#store/digest.ts";
import { decoded } from "#store/text.ts";

const MAX_BYTES = 8 * 1024 * 1024;

/** Reads `history.yaml` of an entry: decode, records, and whether each follows the one before it. */
export function historyTextFrom(file: string, bytes: Uint8Array): ReadHistory {
  const content = decoded(file, bytes, MAX_BYTES, "plain");
  if ("problem" in content)
    return { history: [], written: [], problems: [{ ...content.problem, rule: "unreadable-history" }] };
  const { history, written, problems } = historyFrom(file, content.text);
  return { history, written, problems: [...problems, ...chainProblems(file, content.text, written)] };
}

/** Each record names the digest of the one before it, so that none can be changed, moved or removed unseen. */
function chainProblems(file: string, text: string, written: readonly unknown[]): Problem[] {
  const broken = written.findIndex((record, index) => {
    const { previous } = record as { previous?: string };
    return previous !== (index === 0 ? undefined : recordDigest(written[index - 1]));
  });
  if (broken < 0) return [];
  const start = [...text.matchAll(/^- /gm)][broken]?.index ?? 0;
  const message = `Record ${broken + 1} does not follow the one before it: a record was changed, moved or removed.`;
  const fix = "Restore the file from version control: records are only ever added.";
  return [{ file, ...placeAt(text, start), rule: "broken-chain", severity: "error", message, fix }];
}
