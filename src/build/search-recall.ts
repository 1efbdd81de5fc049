import type { SearchState } from "#build/search-state.ts";
import type { SiteFiles } from "#build/site-files.ts";
import { MANY_ANSWERS, STEPS } from "#search/kept-weights.ts";
import { openedManifest, type PackedManifest } from "#search/manifest.ts";
import { isModelFile, modelIn } from "#search/model-files.ts";
import { URGENT_FILE } from "#search/scales.ts";
import { documentName, type Recalled } from "#search/suggest-files.ts";
import { versionDigest } from "#store/digest.ts";

type Files = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** When weights of an earlier build may be kept. */
export interface RecallRules {
  /** With fewer texts everything is learnt each time. */
  readonly leastTexts: number;
  /** With fewer answers too: what a feature counts hangs on all of them then. */
  readonly leastAnswers: number;
  /** So large a share of the answers may have been learnt singly since all were learnt together. */
  readonly mostSingle: number;
}

/** Below so many texts a whole training takes a second or two. */
export const RECALL_RULES: RecallRules = { leastTexts: 5_000, leastAnswers: MANY_ANSWERS, mostSingle: 0.05 };

/** What is to be learnt now, by the digests of what each answer is known by. */
export interface ToLearn {
  readonly answers: SearchState["answers"];
  readonly texts: number;
  readonly urgent: string;
}

/** What was recalled, and the ids of the answers that have been learnt singly then. */
export interface Recall {
  readonly recalled: Recalled;
  readonly single: readonly string[];
}

/** Decides whether the weights of the site that stands are kept, and finds them there. Undefined where all is to be learnt. */
export function recall(
  { answers, texts, urgent }: ToLearn,
  state: SearchState | undefined,
  files: SiteFiles,
  { leastTexts, leastAnswers, mostSingle }: RecallRules,
): Recall | undefined {
  if (!state) return undefined;
  const before = new Map(state.answers);
  const numbers = new Map(answers.map(([id], number) => [id, number]));
  const changed = answers.filter(([id, known]) => before.get(id) !== known).map(([id]) => id);
  const single = [...new Set([...state.single.filter((id) => numbers.has(id)), ...changed])].sort();
  const gone = state.answers.filter(([id]) => !numbers.has(id)).length;
  // Where nothing changed, a whole training would come to the same.
  const isSame = single.length + gone === 0;
  if (!isSame && (texts < leastTexts || answers.length < leastAnswers)) return undefined;
  if (single.length + gone > mostSingle * answers.length) return undefined;
  const learnt = standingWeights(files);
  if (!learnt || weightsDigest(learnt) !== state.files) return undefined;
  const model = modelIn(learnt);
  if (model.steps !== STEPS) return undefined;
  const nameOf = (id: string | undefined) => {
    const number = numbers.get(id ?? "");
    return number === undefined ? undefined : documentName(number);
  };
  const recalled: Recalled = {
    model,
    counts: state.counts,
    names: model.ids.map((name) => nameOf(state.answers[Number(name)]?.[0])),
    changed: new Set(changed.flatMap((id) => nameOf(id) ?? [])),
    urgent: urgent === state.urgent ? learnt.get(URGENT_FILE) : undefined,
  };
  return { recalled, single };
}

/** The digest of those of some files in which learnt weights stand. */
export function weightsDigest(files: Files): string {
  return versionDigest(new Map([...files].filter(([name]) => isLearnt(name))));
}

function isLearnt(name: string): boolean {
  return isModelFile(name) || name === URGENT_FILE;
}

function standingWeights(files: SiteFiles): Files | undefined {
  try {
    const packed = JSON.parse(files.standing("search/manifest.json")?.toString() ?? "") as PackedManifest;
    const named = Object.entries(openedManifest(packed).files).filter(([name]) => isLearnt(name));
    return new Map(named.map(([name, address]) => [name, bytesAt(files, `search/${address}`)]));
  } catch {
    return undefined;
  }
}

function bytesAt(files: SiteFiles, path: string): Uint8Array<ArrayBuffer> {
  const bytes = files.standing(path);
  if (!bytes) throw new Error(`There is no ${path}.`);
  return Uint8Array.from(bytes);
}
