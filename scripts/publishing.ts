import { problemsOf } from "#checks/rules.ts";
import { reasonsWords } from "#core/draft-kind.ts";
import type { Entry, EntryKey } from "#core/entry.ts";
import type { Instant } from "#core/instant.ts";
import type { Library } from "#core/library.ts";
import { changeOf, isReady } from "#core/pending.ts";
import type { Plan, PlannedVersion, PublishRequest } from "#core/plan.ts";
import type { Problem } from "#core/problem.ts";
import type { Proposal } from "#core/proposal.ts";
import { planPublication } from "#core/publication.ts";
import { type PlannedRecords, planWithdrawal } from "#core/withdrawal.ts";
import { draftsOf } from "#store/draft.ts";
import type { Reading } from "#store/library.ts";
import { problemOfPart } from "#store/proposal-place.ts";
import { Publication } from "#store/publication.ts";
import { checkingOf } from "./checking.ts";
import type { Outcome, Pulled, Refused, Taken } from "./outcome.ts";
import { addWithdrawal } from "./withdrawing.ts";

/** How a publication is run. */
export interface Run {
  readonly request: PublishRequest;
  readonly now: Instant;
  readonly dryRun: boolean;
  /** Whether nothing is published when one entry is refused: the promise for entries that were named. */
  readonly isWhole: boolean;
  /** The proposals whose words are laid over the working texts, by entry. */
  readonly proposals?: ReadonlyMap<EntryKey, Proposal>;
}

/** What is said of the entries whose change is not ready: they are passed over. */
export function unreadyNotices({ library }: Reading): string[] {
  return [...library.entries.values()]
    .filter((entry) => changeOf(entry)?.ready === false)
    .map(
      ({ key }) => `left ${key}: its change says "ready: false" → Take that line out to have it published.`,
    );
}

/** The entries with a `change:` block that is ready, and those with a text that cannot be read: one may stand in it. */
export function pendingKeys({ library }: Reading): EntryKey[] {
  const faulty = new Set(library.problems.map(({ file }) => file));
  const isUnread = ({ key, working }: Entry) =>
    library.workspace.replyLocales.some(
      (locale) => faulty.has(`${key}/${locale}.mdx`) && !working.has(locale),
    );
  return [...library.entries.values()]
    .filter((entry) => isReady(entry) || isUnread(entry))
    .map((entry) => entry.key);
}

/** Publishes the working texts of some entries, and carries out the withdrawals among their pending changes. */
export function publishEntries(reading: Reading, keys: readonly EntryKey[], run: Run): Outcome {
  const { publication, outcome } = plannedEntries(reading, keys, run);
  const { published, withdrawn, refused } = outcome;
  if (run.isWhole && refused.length > 0) return nothingOf(outcome, published.length + withdrawn.length);
  if (!run.dryRun) publication.commit();
  return outcome;
}

/** A publication that is ready to be committed, and what is to be told of it. */
export interface PlannedEntries {
  readonly publication: Publication;
  readonly outcome: Outcome;
}

/** Plans what publishing some entries comes to; nothing is written. */
export function plannedEntries(reading: Reading, keys: readonly EntryKey[], run: Run): PlannedEntries {
  const { request, now } = run;
  const { sound, refused } = sorted(reading, keys, run);
  const { library } = reading;
  const pulling = sound.flatMap((key) => pulledBy(library.entries.get(key)) ?? []);
  const rest = sound.filter((key) => !pulling.some((entry) => entry.key === key));
  const plan: Plan = planPublication({ library, drafts: draftsOf(reading), now, request }, rest);
  const publication = new Publication(reading);
  const taken = plan.versions.flatMap((version) => addVersion(publication, version, run));
  const withdrawn: Pulled[] = [];
  for (const entry of pulling) {
    const planned = planBlock(library, entry, run);
    if ("problem" in planned) {
      refused.push({ id: entry.key, problem: planned.problem });
      continue;
    }
    publication.dropChange(entry);
    const done = addWithdrawal(publication, entry, planned, approverIn(run, entry));
    withdrawn.push({ id: entry.key, ...done });
  }
  refused.push(...plan.refused.map(({ key, problem }) => ({ id: nameFor(run, key), problem })));
  const told = {
    refused,
    skipped: plan.skipped,
    remarks: remarksOf(plan),
    taken,
    notices: [],
    verdicts: verdictsOf(plan),
  };
  return { publication, outcome: { ...told, published: publication.published, withdrawn } };
}

/** Adds a version; where it is made of a proposal's words, says who suggested it, and that the proposal is taken. */
function addVersion(publication: Publication, version: PlannedVersion, { now, proposals }: Run): Taken[] {
  const proposal = version.source === "working" ? proposals?.get(version.key) : undefined;
  const { suggestedBy } = proposal ?? {};
  const record = { ...version.record, ...(suggestedBy !== undefined && { suggestedBy }) };
  publication.addVersion({ ...version, record }, now);
  if (!proposal) return [];
  const { at, by, version: taken } = record;
  publication.settle(proposal, { taken, at, by });
  return [{ name: proposal.name, verb: proposal.verb, id: version.key, version: taken }];
}

/** What a refusal names: the proposal whose words it is about, or the entry. */
function nameFor({ proposals }: Run, key: EntryKey): Refused["id"] {
  const proposal = proposals?.get(key);
  return proposal ? `proposals/${proposal.name}` : key;
}

/** An entry whose pending change pulls it instead of publishing it. */
function pulledBy(entry: Entry | undefined): Entry | undefined {
  return entry && changeOf(entry)?.withdraw ? entry : undefined;
}

/** Plans the withdrawal that an entry's pending change asks for. */
function planBlock(library: Library, entry: Entry, { request, now }: Run): PlannedRecords {
  const change = changeOf(entry);
  const by = request.people?.get(entry.key)?.by ?? request.by ?? change?.by;
  const asked = {
    ...change?.withdraw,
    ...(change?.effective && { effective: change.effective }),
    ...(by !== undefined && { by }),
    ...(change?.emergency && { emergency: change.emergency.reason }),
    pending: true,
  };
  return planWithdrawal(library, entry, asked, now);
}

function approverIn({ request }: Run, { key }: Entry): string | undefined {
  return (request.people?.get(key) ?? request).approvedBy;
}

/** Named entries are published all or none. */
function nothingOf(told: Outcome, count: number): Outcome {
  const notices = count > 0 ? ["nothing was published, since not all of it could be"] : [];
  return { ...told, published: [], withdrawn: [], notices };
}

/** The entries that nothing stands against, and those that are missing or have an error. */
function sorted(reading: Reading, keys: readonly EntryKey[], { now, proposals }: Run) {
  const faults = faultsByEntry(
    problemsOf({ ...checkingOf(reading, now), about: new Set(keys), errorsAlone: true }),
  );
  const refused: Refused[] = [];
  const sound = keys.filter((key) => {
    const entry = reading.library.entries.get(key);
    const isUrgent = pulledBy(entry) !== undefined && changeOf(entry as Entry)?.emergency !== undefined;
    const problem = entry ? !isUrgent && faults.get(key) : missing(key);
    const proposal = proposals?.get(key);
    if (problem && proposal)
      refused.push({ id: `proposals/${proposal.name}`, problem: problemOfPart(reading, proposal, problem) });
    else if (problem) refused.push({ id: key, problem: placed(problem) });
    return !problem;
  });
  return { sound, refused };
}

function placed(problem: Problem): Problem {
  const place = `${problem.file}${problem.line ? `:${problem.line}` : ""}`;
  return { ...problem, message: `${place}: ${problem.message}` };
}

function missing(key: EntryKey): Problem {
  return {
    file: key,
    rule: "dead-link",
    severity: "error",
    message: "there is no such entry.",
    fix: `Write content/${key}/en.mdx, or make it with \`kb new\`.`,
  };
}

/** The first error of each entry: one is enough to keep it back. */
function faultsByEntry(problems: readonly Problem[]): Map<string, Problem> {
  const faults = new Map<string, Problem>();
  for (const problem of problems) {
    const key = problem.file.split("/").slice(0, 2).join("/");
    if (problem.severity === "error" && !faults.has(key)) faults.set(key, problem);
  }
  return faults;
}

function remarksOf(plan: Plan): Map<string, readonly string[]> {
  return new Map(plan.versions.map(({ key, record, remarks }) => [`${key}@${record.version}`, remarks]));
}

function verdictsOf(plan: Plan): Map<string, string> {
  const judged = plan.versions.flatMap(({ key, record, verdict }) =>
    verdict ? [{ key, record, verdict }] : [],
  );
  return new Map(
    judged.map(({ key, record, verdict: { looks, reasons } }) => [
      `${key}@${record.version}`,
      reasons.length > 0 ? `looks ${looks}: ${reasonsWords(reasons)}` : `looks ${looks}`,
    ]),
  );
}
