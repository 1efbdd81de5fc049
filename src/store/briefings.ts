import type { HostedFile } from "#core/hosted.ts";
import type { Problem } from "#core/problem.ts";
import { briefingFrom } from "#schema/briefing.ts";
import { decoded } from "#store/text.ts";
import type { Tree } from "#store/tree.ts";

/** The hosts' files of a tree by rising slot, with what was wrong while reading them. */
export function briefingsFrom(
  tree: Tree,
  zone: string,
): { readonly briefings: readonly HostedFile[]; readonly problems: readonly Problem[] } {
  const briefings: HostedFile[] = [];
  const problems: Problem[] = [];
  for (const file of tree.paths) {
    if (!file.startsWith("briefings/")) continue;
    const content = decoded(file, tree.read(file));
    const read =
      "problem" in content ? { problems: [content.problem] } : briefingFrom(file, content.text, zone);
    problems.push(...read.problems);
    if ("hosted" in read && read.hosted) briefings.push(read.hosted);
  }
  return { briefings, problems };
}
