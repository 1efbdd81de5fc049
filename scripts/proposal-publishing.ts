import type { EntryKey } from "#core/entry.ts";
import { waitingAt } from "#core/history.ts";
import { inZone } from "#core/instant.ts";
import type { PublishRequest } from "#core/plan.ts";
import type { Problem } from "#core/problem.ts";
import { byAge, isOpen, type Proposal } from "#core/proposal.ts";
import type { Reading } from "#store/library.ts";
import { readingWith } from "#store/overlay.ts";
import { proposalDraft } from "#store/proposal-draft.ts";
import type { Publication } from "#store/publication.ts";
import type { LeftOpen, Outcome, Refused, Taken } from "./outcome.ts";
import { planPath } from "./path-taking.ts";
import { planRecords } from "./proposal-records.ts";
import { type PlannedEntries, pendingKeys, plannedEntries, type Run, unreadyNotices } from "./publishing.ts";

/**
 * Publishes every entry with a `change:` block and takes every open proposal that can be taken, all in one
 * publication. Proposals go by the time they were written. Those for different entries are planned together,
 * and one that follows another of the same entry on what that one leaves; what cannot be taken is told and
 * stands in nobody's way. Ideas stay open until somebody decides.
 */
export function publishPending(reading: Reading, run: Run): Outcome {
  const pending = new Pending(reading, run);
  pending.runAll();
  if (!run.dryRun) pending.commit();
  return pending.outcome();
}

const isOfWords = ({ verb }: Proposal): boolean => verb === "change" || verb === "new";

/** What has been planned so far in one run. */
class Pending {
  readonly #run: Run;
  /** The content as the rounds so far would leave it. */
  #reading: Reading;
  #queue: readonly Proposal[];
  readonly #rounds: PlannedEntries["outcome"][] = [];
  readonly #publications: Publication[] = [];
  readonly #taken: Taken[] = [];
  readonly #left: LeftOpen[] = [];
  readonly #refused: Refused[] = [];
  readonly #unready: readonly string[];

  constructor(reading: Reading, run: Run) {
    this.#run = run;
    this.#reading = reading;
    this.#unready = unreadyNotices(reading);
    const open = [...reading.library.proposals.values()].filter(isOpen);
    this.#queue = open.filter(({ verb }) => verb !== "idea").sort(byAge);
    for (const problem of reading.library.problems)
      if (problem.file.startsWith("proposals/") && problem.severity === "error")
        this.#refuse(problem.file.replace(/^proposals\/|\.yaml$/g, ""), placed(problem));
  }

  /** Edits by hand come first, together with the proposals of other entries. */
  runAll(): void {
    const keys = pendingKeys(this.#reading);
    this.#words(keys, this.#batch(new Set(keys)));
    for (let [next] = this.#queue; next; [next] = this.#queue) {
      const batch = this.#batch(new Set());
      if (batch.includes(next)) this.#words([], batch);
      else if (isOfWords(next)) this.#words([], [next]);
      else if (next.verb === "path") this.#path(next);
      else this.#record(next);
    }
  }

  commit(): void {
    const last = this.#publications.at(-1);
    last?.commit(this.#publications.slice(0, -1));
  }

  outcome(): Outcome {
    const all = <K extends "published" | "withdrawn" | "refused" | "skipped" | "taken" | "notices">(
      name: K,
    ) => this.#rounds.flatMap((round) => round[name] as Outcome[K][number][]);
    return {
      published: this.#publications.flatMap(({ published }) => published),
      withdrawn: all("withdrawn"),
      refused: [...all("refused"), ...this.#refused],
      skipped: all("skipped"),
      taken: [...all("taken"), ...this.#taken],
      left: this.#left,
      notices: [...this.#unready, ...all("notices")],
      remarks: new Map(this.#rounds.flatMap(({ remarks }) => [...remarks])),
      verdicts: new Map(this.#rounds.flatMap(({ verdicts }) => [...verdicts])),
    };
  }

  /** The proposals of new words that can be planned together: the next of each entry that is not busy. */
  #batch(busy: ReadonlySet<EntryKey>): Proposal[] {
    const seen = new Set<string | undefined>(busy);
    return this.#queue.filter((proposal) => {
      const isFirst = !seen.has(proposal.entry);
      seen.add(proposal.entry);
      return isFirst && isOfWords(proposal) && !proposal.replace;
    });
  }

  /** One round of words: those of entries with edits by hand, and those of proposals laid over the rest. */
  #words(keys: readonly EntryKey[], batch: readonly Proposal[]): void {
    this.#queue = this.#queue.filter((proposal) => !batch.includes(proposal));
    const files = new Map<string, Uint8Array>();
    const proposals = new Map<EntryKey, Proposal>();
    for (const proposal of batch) {
      const draft = this.#draftOf(proposal);
      if (!draft || !proposal.entry) continue;
      for (const [path, bytes] of draft) files.set(path, bytes);
      proposals.set(proposal.entry, proposal);
    }
    if (keys.length + proposals.size === 0) return;
    const request = [...proposals.values()].reduce(
      (sofar, proposal) => requestOf(sofar, proposal),
      withPeopleOf(this.#run.request, proposals),
    );
    const proposed = readingWith(this.#reading, files);
    const planned = plannedEntries(proposed, [...keys, ...proposals.keys()], {
      ...this.#run,
      request,
      proposals,
    });
    this.#rounds.push(planned.outcome);
    this.#keep(planned.publication);
  }

  /** The files of a proposal that can be taken now; undefined after saying why it cannot. */
  #draftOf(proposal: Proposal): ReadonlyMap<string, Uint8Array> | undefined {
    const { files, problems } = proposalDraft(this.#reading, proposal);
    const [problem] = problems;
    if (problem) this.#refuse(proposal.name, problem);
    else if (!this.#waits(proposal)) return files;
    return undefined;
  }

  /** Whether a version waits for its time that the proposal does not mean to replace. */
  #waits({ name, entry: key, replace }: Proposal): boolean {
    const entry = this.#reading.library.entries.get(key ?? ("" as EntryKey));
    const waiting = entry && waitingAt(entry.history, this.#run.now);
    if (!waiting || replace || this.#run.request.replace) return false;
    const until = inZone(waiting.effective, this.#reading.library.workspace.timeZone);
    this.#left.push({ name, reason: `version ${waiting.version} of ${key} waits until ${until}` });
    return true;
  }

  #record(proposal: Proposal): void {
    this.#queue = this.#queue.filter((other) => other !== proposal);
    const entry = this.#reading.library.entries.get(proposal.entry ?? ("" as EntryKey));
    const [fault] = proposalDraft(this.#reading, proposal).problems;
    if (fault || !entry) {
      if (fault) this.#refuse(proposal.name, fault);
      return;
    }
    const { now, request } = this.#run;
    const asked = { reading: this.#reading, entry, proposal, now };
    const planned = planRecords({ ...asked, request: requestOf(asPeopleOf(request, proposal), proposal) });
    if ("problem" in planned) {
      this.#refuse(proposal.name, planned.problem);
      return;
    }
    const { publication, version, by, remarks } = planned;
    const at = inZone(now, this.#reading.library.workspace.timeZone);
    publication.settle(proposal, { taken: version, at, by });
    this.#taken.push({ name: proposal.name, verb: proposal.verb, id: entry.key, version, remarks });
    this.#keep(publication);
  }

  #path(proposal: Proposal): void {
    this.#queue = this.#queue.filter((other) => other !== proposal);
    const { now, request } = this.#run;
    const planned = planPath(this.#reading, proposal, now, asPeopleOf(request, proposal).by);
    if ("problem" in planned) {
      this.#refuse(proposal.name, planned.problem);
      return;
    }
    this.#taken.push(planned.taken);
    this.#keep(planned.publication);
  }

  #keep(publication: Publication): void {
    this.#publications.push(publication);
    this.#reading = readingWith(this.#reading, publication.files());
  }

  #refuse(name: string, problem: Problem): void {
    this.#refused.push({ id: `proposals/${name}`, problem });
  }
}

/** The request with the people behind proposals in the place of those behind the entries they change. */
function withPeopleOf(request: PublishRequest, proposals: ReadonlyMap<EntryKey, Proposal>): PublishRequest {
  if (!request.people) return request;
  const people = new Map(request.people);
  for (const [key, { name }] of proposals) {
    const line = request.people.get(`proposals/${name}`);
    if (line) people.set(key, line);
    else people.delete(key);
  }
  return { ...request, people };
}

/** The request as it stands for one proposal: the people behind it, where they are known. */
function asPeopleOf({ people, ...request }: PublishRequest, { name }: Proposal): PublishRequest {
  const line = people?.get(`proposals/${name}`);
  if (!line) return request;
  const { approvedBy: _, ...rest } = request;
  return { ...rest, ...line };
}

/** The request with what one proposal says of how it is to be published. */
function requestOf(request: PublishRequest, { replace }: Proposal): PublishRequest {
  return replace ? { ...request, replace } : request;
}

function placed(problem: Problem): Problem {
  return {
    ...problem,
    message: `${problem.file}${problem.line ? `:${problem.line}` : ""}: ${problem.message}`,
  };
}
