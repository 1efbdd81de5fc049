import { planApproval } from "#core/approval.ts";
import { clockFault } from "#core/clock.ts";
import type { Entry } from "#core/entry.ts";
import { inEffect, isCancelled, publicationOf } from "#core/history.ts";
import { type Instant, instantFrom, instantTwice, inZone, isBefore } from "#core/instant.ts";
import { snapshotInEffect, sourceTextOf } from "#core/library.ts";
import { givenBy, localesOf, partsIn } from "#core/note.ts";
import { planCorrection } from "#core/note-correction.ts";
import type { PublishRequest } from "#core/plan.ts";
import type { Problem } from "#core/problem.ts";
import type { Proposal, Verb } from "#core/proposal.ts";
import { planRollback } from "#core/rollback.ts";
import type { Version } from "#core/version.ts";
import { planWithdrawal } from "#core/withdrawal.ts";
import { draftOf, hasNewWords } from "#store/draft.ts";
import type { Reading } from "#store/library.ts";
import { Publication } from "#store/publication.ts";
import { addWithdrawal } from "./withdrawing.ts";

/** What a proposal that changes no words comes to: records that are ready to be committed, and the version they speak of. */
export interface PlannedRecords {
  readonly publication: Publication;
  readonly version: Version;
  readonly by: string;
  /** Said to whoever publishes. */
  readonly remarks: readonly string[];
}

/** What is needed to plan one. */
interface Asked {
  readonly reading: Reading;
  readonly entry: Entry;
  readonly proposal: Proposal;
  readonly request: PublishRequest;
  readonly now: Instant;
}

type Plan = (asked: Asked) => PlannedRecords | { readonly problem: Problem };

/** Plans what a proposal asks for besides new words, by the same rules as the command of its name. */
export function planRecords(asked: Asked): PlannedRecords | { readonly problem: Problem } {
  const plan = PLANS[asked.proposal.verb];
  if (!plan) throw new Error(`${asked.proposal.verb} writes no record`);
  return plan(asked);
}

const PLANS: Readonly<Partial<Record<Verb, Plan>>> = {
  withdraw,
  review,
  rollback,
  approve,
  "correct-note": correctNote,
};

function withdraw({ reading, entry, proposal, request, now }: Asked): ReturnType<Plan> {
  const { effective, withdraw: terms, emergency } = proposal.change ?? {};
  const asked = {
    ...terms,
    ...(effective && { effective }),
    ...(request.by && { by: request.by }),
    ...(emergency && { emergency: emergency.reason }),
    pending: true,
  };
  const planned = planWithdrawal(reading.library, entry, asked, now);
  if ("problem" in planned) return planned;
  const publication = new Publication(reading);
  const { from, remarks } = addWithdrawal(publication, entry, planned, request.approvedBy);
  const last = planned.records.at(-1);
  const when = `withdrawn from ${instantTwice(from, reading.library.workspace.timeZone)}`;
  return { publication, version: last?.version ?? "", by: last?.by ?? "", remarks: [when, ...remarks] };
}

function review({ reading, entry, request, now }: Asked): ReturnType<Plan> {
  const current = inEffect(entry.history, now);
  if (!current) return refuse(entry, "No version is in effect.", "Publish it first.");
  const clock = clockFault(entry, now);
  if (clock) return { problem: clock };
  const by = request.by ?? sourceTextOf(reading.library, entry)?.front.owner ?? current.by;
  const at = inZone(now, reading.library.workspace.timeZone);
  const publication = new Publication(reading);
  publication.addRecord(entry.key, { record: "review", at, by, version: current.version });
  return { publication, version: current.version, by, remarks: [] };
}

function rollback({ reading, entry, proposal, request, now }: Asked): ReturnType<Plan> {
  const { library } = reading;
  const { version = "", change, suggestedBy } = proposal;
  const old = publicationOf(entry.history, version);
  if (!old || isCancelled(entry.history, version))
    return refuse(entry, `Version ${version} was never in effect.`, "Roll back to another one.");
  if (inEffect(entry.history, now)?.version === version)
    return refuse(entry, `Version ${version} is in effect already.`, "Decline the proposal.");
  const when = effectOf(change?.effective, now, library.workspace.timeZone);
  const asked: PublishRequest = {
    ...request,
    given: givenBy(change),
    ...(change?.kind === "minor" && { minor: true }),
    ...(change?.emergency && { emergency: change.emergency.reason }),
    ...(proposal.replace && { replace: true }),
    ...when.request,
  };
  const plan = planRollback({ library, drafts: new Map(), now, request: asked }, entry, old);
  const [refusal] = plan.refused;
  if (refusal) return { problem: refusal.problem };
  // A version that waits may be words of their own: they are a draft again, so compare with what agents see.
  const isDraft = hasNewWords(draftOf(reading, entry, snapshotInEffect(entry, now)));
  const publication = new Publication(reading);
  const own = plan.versions.find((planned) => planned.key === entry.key && planned.source === version);
  for (const planned of plan.versions) {
    const record = { ...planned.record, ...(planned === own && suggestedBy && { suggestedBy }) };
    publication.addVersion({ ...planned, record }, now);
  }
  if (own && !isDraft) publication.restoreTexts(own);
  const kept = isDraft ? ["its working text differs and stays as a draft"] : [];
  return {
    publication,
    version: own?.record.version ?? "",
    by: own?.record.by ?? "",
    remarks: [...when.remarks, ...kept],
  };
}

function approve({ reading, entry, proposal, request, now }: Asked): ReturnType<Plan> {
  const { version = "" } = proposal;
  const planned = planApproval(reading.library, entry, version, { now, by: request.by });
  if ("problem" in planned) return planned;
  const publication = new Publication(reading);
  for (const { key, record } of planned.records) publication.addRecord(key, record);
  const along = planned.records.filter(({ key }) => key !== entry.key).length;
  const remarks = along > 0 ? [`with ${along} that follow it`] : [];
  return { publication, version, by: planned.records[0]?.record.by ?? "", remarks };
}

/** A proposal's note may be in several languages: one record for each. */
function correctNote({ reading, entry, proposal, request, now }: Asked): ReturnType<Plan> {
  const { library } = reading;
  const { version = "", change } = proposal;
  const given = givenBy(change);
  const publication = new Publication(reading);
  let by = "";
  for (const locale of localesOf(given, library.workspace.sourceLocale)) {
    const parts = partsIn(given, locale, library.workspace.sourceLocale);
    const asked = { version, locale, parts, ...(request.by && { by: request.by }) };
    const planned = planCorrection(library, entry, asked, now);
    if ("problem" in planned) return planned;
    publication.addRecord(entry.key, planned.record);
    by = planned.record.by;
  }
  return { publication, version, by, remarks: [] };
}

/** A time that has passed by now means now, as in a pending change. */
function effectOf(typed: string | undefined, now: Instant, zone: string) {
  const effective = typed === undefined ? undefined : instantFrom(typed, zone);
  if (typed === undefined || effective === undefined) return { request: {}, remarks: [] };
  if (!isBefore(effective, now)) return { request: { effective: typed }, remarks: [] };
  return { request: {}, remarks: [`its effective time ${typed} has passed, so it takes effect now`] };
}

function refuse({ key }: Entry, message: string, fix: string): { problem: Problem } {
  return { problem: { file: key, rule: "proposal-stale", severity: "error", message, fix } };
}
