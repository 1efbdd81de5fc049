import { pathTree } from "#core/path-tree.ts";
import type { ProposedPath } from "#core/proposal.ts";
import { type ProposalFault, stale, unfit } from "#core/proposal-fault.ts";
import { yamlText } from "#core/yaml-text.ts";
import { lessonViolations } from "#markup/lesson-vocabulary.ts";
import type { Reading } from "#store/library.ts";
import type { Drafted } from "#store/proposal-draft.ts";

/** The files of a proposed path, or why it cannot be written: it never takes the place of what is there. */
export function draftedPathOf({ tree }: Reading, { path, lessons }: ProposedPath): Drafted {
  const folder = `training/${path.id}/`;
  const texts = [...lessons].flatMap(([id, words]) =>
    [...words].map(([locale, source]) => ({ id, locale, source })),
  );
  const faults = [
    ...(tree.paths.some((file) => file.startsWith(folder)) ? [taken(path.id)] : []),
    ...texts.flatMap(({ id, locale, source }) => vocabularyFaults(id, locale, source)),
  ];
  if (faults.length > 0) return { files: new Map(), faults };
  const named = texts.map(({ id, locale, source }) => [`${folder}${id}.${locale}.mdx`, source] as const);
  return { files: new Map([[`${folder}path.yaml`, yamlText(pathTree(path))], ...named]), faults };
}

function taken(id: string): ProposalFault {
  return stale(
    ["path", "id"],
    `training/${id} is there already.`,
    "Give this path another id, or decline it.",
  );
}

function vocabularyFaults(id: string, locale: string, source: string): ProposalFault[] {
  return lessonViolations(source).map(({ line, message, fix }) =>
    unfit(["lessons", id, locale], `${id} in ${locale}, line ${line}: ${message}`, fix),
  );
}
