import type { History, HistoryRecord } from "#core/history.ts";
import { type Instant, instantTwice } from "#core/instant.ts";
import type { Library } from "#core/library.ts";

const MOST_LINES = 100;

/** One thing that a run recorded: a name for the subject of the commit, and a line for its body. */
interface Recorded {
  readonly name: string;
  readonly line: string;
}

/**
 * The message of the robot's commit: what was recorded between two states of the content. `[skip ci]` keeps
 * GitHub, GitLab and Gitea from running once more for it, whoever's token pushes.
 */
export function commitMessage(before: Library, after: Library): string {
  const recorded = [...recordsIn(before, after), ...decidedIn(before, after)];
  const [first] = recorded;
  const subject =
    recorded.length === 1 && first ? `Publish ${first.name}` : `Publish ${recorded.length} changes`;
  const lines = recorded.slice(0, MOST_LINES).map(({ line }) => `- ${line}`);
  const more = recorded.length > MOST_LINES ? [`- and ${recorded.length - MOST_LINES} more`] : [];
  return `${subject}\n\n${[...lines, ...more].join("\n")}\n\n[skip ci]\n`;
}

function recordsIn(before: Library, after: Library): Recorded[] {
  return [...after.entries.values()].flatMap(({ key, history }) => {
    const added = history.slice(before.entries.get(key)?.history.length ?? 0);
    const published = added.filter(({ record }) => record === "publish").map(({ version }) => version);
    // Who approved a version that is published in the same run is told with it.
    const told = added.filter(({ record, version }) => record !== "approve" || !published.includes(version));
    return told.map((record) => ({
      name: `${key} ${record.version}`,
      line: recordLine(key, record, added, after.workspace.timeZone),
    }));
  });
}

function recordLine(key: string, record: HistoryRecord, added: History, zone: string): string {
  const when = instantTwice(effectOf(record), zone);
  const approval = added.find(
    ({ record: name, version }) => name === "approve" && version === record.version,
  );
  const approved = record.record === "publish" && approval ? `, approved by ${approval.by}` : "";
  return `${record.record} ${key} ${record.version}, from ${when}, by ${record.by}${approved}`;
}

function effectOf(record: HistoryRecord): Instant {
  return "effective" in record && record.effective ? record.effective : record.at;
}

function decidedIn(before: Library, after: Library): Recorded[] {
  return [...after.proposals.values()].flatMap(({ name, outcome }) => {
    if (!outcome || before.proposals.get(name)?.outcome) return [];
    const how = "taken" in outcome ? "taken" : "declined";
    return [{ name: `proposals/${name}`, line: `proposals/${name}: ${how}` }];
  });
}
