import { parentPort, workerData } from "node:worker_threads";
import { parseAhead } from "#store/ahead.ts";
import { versionDigest } from "#store/digest.ts";
import { type CountedDigests, type Tree, treeOf } from "#store/tree.ts";
import { isOfSecond, type SecondShare, type SecondTold } from "#store/two-threads.ts";

/** A file of a version, and the path of its folder. */
const VERSION_FILE = /^([a-z]+\/[^/]+\/versions\/[^/]+)\/[^/]+$/;

// The second of two threads that read content: started by `two-threads.ts`.
const { root, options }: SecondShare = workerData;
const tell = (told: SecondTold) => parentPort?.postMessage(told);

let place = 0;
await parseAhead(root, options, () => isOfSecond(place++), "working");
tell({ isParsed: true });
tell({ digests: digestsIn(treeOf(root)) });

function digestsIn(tree: Tree): CountedDigests {
  const folders = Map.groupBy(tree.paths, (path) => VERSION_FILE.exec(path)?.[1] ?? "");
  folders.delete("");
  return new Map(
    [...folders].map(([folder, paths]) => {
      const named = paths.map((path) => [path.slice(folder.length + 1), tree.read(path)] as const);
      return [folder, versionDigest(new Map(named))];
    }),
  );
}
