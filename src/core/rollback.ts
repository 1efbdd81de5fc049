import { clockFault } from "#core/clock.ts";
import { kindOfReturn } from "#core/draft-kind.ts";
import type { Entry } from "#core/entry.ts";
import { historyWith, waitingWords } from "#core/follower.ts";
import { isBehind, type PublishRecord, publicationsIn, waitingAt } from "#core/history.ts";
import { inZone } from "#core/instant.ts";
import { sourceTextOf } from "#core/library.ts";
import type { Locale } from "#core/locale.ts";
import { becauseOf, minorFault } from "#core/minor-change.ts";
import { type GivenNote, longPartWords, notesFrom } from "#core/note.ts";
import {
  isFragment,
  type Outcome,
  type Plan,
  type PlanContext,
  type PlannedVersion,
  refuse,
} from "#core/plan.ts";
import { planSteps } from "#core/planned-steps.ts";
import { effectOf, emergencyOf } from "#core/planned-version.ts";
import { compareText, type Problem } from "#core/problem.ts";
import { approvalFault, peopleOf } from "#core/second-person.ts";
import { nextVersion, type Version } from "#core/version.ts";

/**
 * Plans an old version's text as a new version; its pinned fragments come back with it. What uses a fragment
 * that is rolled back follows it, as it follows any other change of it.
 */
export function planRollback(context: PlanContext, entry: Entry, old: PublishRecord): Plan {
  const plan = (planned: readonly PlannedVersion[]) => rollbackOf(context, entry, old, planned);
  const own = planSteps(context, entry.key, plan, []);
  const users = isFragment(entry.key)
    ? [...context.library.entries.keys()].filter((key) => !isFragment(key))
    : [];
  const following = users
    .sort(compareText)
    .map((key) => planSteps(context, key, () => "skipped", own.versions));
  const refused = [
    ...(isProblem(own.outcome) ? [{ key: entry.key, problem: own.outcome.problem }] : []),
    ...[own, ...following].flatMap((steps) => steps.held),
  ];
  const versions = [own, ...following].flatMap((steps) => steps.versions);
  return { versions: refused.length > 0 ? [] : versions, refused, skipped: [] };
}

function isProblem(outcome: Outcome): outcome is { problem: Problem } {
  return typeof outcome === "object" && "problem" in outcome;
}

function rollbackOf(
  context: PlanContext,
  entry: Entry,
  old: PublishRecord,
  planned: readonly PlannedVersion[],
): Outcome {
  const { library, now, request } = context;
  const { sourceLocale, timeZone } = library.workspace;
  const waiting = waitingAt(entry.history, now);
  const clock = clockFault(entry, now);
  if (clock) return { problem: clock };
  if (waiting && !request.replace)
    return refuse(entry.key, "version-waiting", ...waitingWords(entry, waiting));
  const when = effectOf(context, undefined);
  if ("problem" in when) return { problem: { ...when.problem, file: entry.key } };
  const size = request.minor ? "minor" : "major";
  const verdict = kindOfReturn(library, entry, old, now);
  const large = minorFault(entry.key, size, verdict, request.because);
  if (large) return large;
  const people = peopleOf(context, entry.key, sourceTextOf(library, entry)?.front.owner ?? old.by);
  const emergency = emergencyOf(context, undefined);
  const lonely = approvalFault(context, entry.key, people, emergency.emergency !== undefined);
  if (lonely) return lonely;
  const used = publicationsIn(historyWith(entry, planned)).map((record) => record.version);
  const version = nextVersion(used, size);
  const note = notesFrom(
    { ...rollbackNote(old.version, sourceLocale), ...request.given },
    size,
    sourceLocale,
  );
  const long = longPartWords(note);
  if (long) return refuse(entry.key, "wrong-value", ...long);
  const current = Object.keys(old.texts).filter((locale) => !isBehind(entry.history, old.version, locale));
  const translates = Object.fromEntries(current.map((locale) => [locale, version]));
  return {
    key: entry.key,
    source: old.version,
    translates,
    record: {
      record: "publish",
      at: inZone(now, timeZone),
      by: people.by,
      version,
      kind: size,
      effective: when.effective,
      note,
      texts: { ...old.texts, ...translates },
      fragments: old.fragments,
      ...becauseOf(size, verdict, request.because),
      ...emergency,
    },
    ...(people.approvedBy !== undefined && { approvedBy: people.approvedBy }),
    verdict,
    ...(waiting ? { cancels: waiting.version } : {}),
    remarks: when.remarks,
  };
}

/** The generated note of a rollback, in the languages the product itself speaks and in the source's. */
function rollbackNote(version: Version, sourceLocale: Locale): GivenNote {
  const what = `The text is that of version ${version} again.`;
  const why = "The newer text was not right.";
  const todo = "Use this text from now on.";
  return {
    what: { [sourceLocale]: what, en: what, vi: `Nội dung quay về bản ${version}.` },
    why: { [sourceLocale]: why, en: why, vi: "Nội dung mới hơn chưa đúng." },
    do: { [sourceLocale]: todo, en: todo, vi: "Dùng nội dung này từ bây giờ." },
  };
}
