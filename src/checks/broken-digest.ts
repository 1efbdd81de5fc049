import { told } from "#checks/example.ts";
import { atRecord, problemAt } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { entriesAsked, historyFile, isSound } from "#checks/working.ts";
import type { Entry } from "#core/entry.ts";
import { publicationOf, publicationsIn } from "#core/history.ts";
import type { Problem } from "#core/problem.ts";

const text = { "answers/late-delivery/en.mdx": told() };

/** What was published is still what agents saw. */
export const brokenDigest: Rule = {
  name: "broken-digest",
  severity: "error",
  firm: true,
  why: "A version's folder is what agents saw then. Its digest stands in the record, so a changed, missing or added file shows.",
  byEntry: true,
  bad: {
    published: [text],
    files: {
      "answers/late-delivery/versions/1.0/en.mdx": told({ body: "<Reply>\nWe promise a refund.\n</Reply>" }),
    },
  },
  good: { published: [text], files: {} },
  check: (context) =>
    entriesAsked(context).flatMap((entry) => [
      ...recordProblems(context, entry),
      ...strayProblems(context, entry),
    ]),
};

const RESTORE = "Restore the folder from version control: versions are never edited by hand.";

function recordProblems(context: CheckContext, entry: Entry): Problem[] {
  return publicationsIn(entry.history).flatMap((record) => {
    const { version, digest } = record;
    const snapshot = entry.versions.get(version);
    if (snapshot?.digest === digest) return [];
    const folder = `${entry.key}/versions/${version}`;
    if (snapshot)
      return [
        problemAt(brokenDigest, { file: folder }, [
          `The files of version ${version} are not those that were published: their digest is "${snapshot.digest.slice(0, 12)}…", recorded is "${digest.slice(0, 12)}…".`,
          RESTORE,
        ]),
      ];
    const where = atRecord(context, historyFile(entry), entry.history.indexOf(record));
    return [
      problemAt(brokenDigest, where, [
        `Version ${version} was published, and its folder "${folder}" is missing.`,
        RESTORE,
      ]),
    ];
  });
}

function strayProblems({ library }: CheckContext, entry: Entry): Problem[] {
  if (!isSound(library, historyFile(entry))) return [];
  const stray = [...entry.versions.keys()].filter((version) => !publicationOf(entry.history, version));
  return stray.map((version) => {
    const fix = "Delete the folder, or restore history.yaml from version control.";
    return problemAt(brokenDigest, { file: `${entry.key}/versions/${version}` }, [
      `No record says that version "${version}" was published.`,
      fix,
    ]);
  });
}
