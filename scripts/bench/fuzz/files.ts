import { canonicalJson } from "#core/canonical.ts";
import { mapFrom } from "#imports/map.ts";
import { briefingFrom } from "#schema/briefing.ts";
import { pathFrom } from "#schema/lesson.ts";
import { proposalFrom } from "#schema/proposal.ts";
import { SETTINGS_FILES, settingsFrom, workspaceFrom } from "#schema/settings.ts";
import { placesInYaml, readYaml } from "#schema/yaml.ts";
import { historyTextFrom } from "#store/history-text.ts";
import { StoreError } from "#store/lock.ts";
import { takesOutcome, withOutcome } from "#store/proposals.ts";
import type { Chance } from "./chance.ts";
import { someYaml } from "./grammar.ts";
import { bytesOf, mutated } from "./mutation.ts";
import { seedsIn } from "./seeds.ts";
import { bytesIn, LIMIT, must, mustBeWellSaid, type Target, textIn } from "./target.ts";

const SETTINGS = seedsIn("larkspan", /^(?:settings\/.*|workspace)\.yaml$/);
const HISTORIES = seedsIn("larkspan", /history\.yaml$/);
const ADVISORY = `proposal: new
entry: advisories/storm
at: "2026-11-22T09:00:00+07:00"
owner: team
advisory:
  countries: [VN, "NO"]
  severity: caution
  from: "2026-11-22T09:00:00+07:00"
  until: "2026-11-25T09:00:00+07:00"
  scope:
    answers: [late]
  effect: replace
  use: storm-line
change: {what: A storm., why: It rains., do: Wait.}
texts:
  en:
    title: Storm
`;
const PROPOSALS = [...seedsIn("larkspan", /^proposals\//), ADVISORY];
const BRIEFINGS = seedsIn("larkspan", /^briefings\//);
const PATHS = seedsIn("larkspan", /path\.yaml$/);
const MAPS = seedsIn("imports", /map\.yaml$/);

const yamlOr = (seeds: readonly string[]) => (chance: Chance) =>
  (chance.happens(0.15) ? someYaml(chance) : mutated(chance.of(seeds), chance, [...seeds, ...HISTORIES]))
    .toWellFormed()
    .replace(/[\0\r]/g, "");

/** What a history holds that proves itself: every record but the last is named by the one behind it. */
function mustBeProved(bytes: Uint8Array): void {
  const { history, written, problems } = historyTextFrom("answers/a/history.yaml", bytes);
  mustBeWellSaid(problems);
  must(history.length === written.length, "records and what was written part");
  must(history.length > 0 || problems.length > 0, "no record and no problem");
  if (problems.some(({ rule }) => rule !== "broken-chain")) must(history.length === 0, "half a history");
}

export const FILE_TARGETS: readonly Target[] = [
  {
    name: "YAML",
    share: 30,
    make: yamlOr([...SETTINGS, ...PROPOSALS]),
    hold: (input) => {
      const reading = readYaml(textIn(input));
      if ("fault" in reading)
        must(reading.fault.line >= 1 && /\S/.test(reading.fault.message), "a fault says nothing");
      else canonicalJson(reading.value ?? null);
      placesInYaml(textIn(input))(["a", 0, "title"]);
    },
  },
  {
    name: "settings",
    share: 30,
    // It is read as the workspace and as every file of settings.
    limit: 4 * LIMIT,
    make: yamlOr(SETTINGS),
    hold: (input) => {
      mustBeWellSaid(workspaceFrom("workspace.yaml", textIn(input)).problems);
      for (const name of SETTINGS_FILES)
        mustBeWellSaid(settingsFrom(name, `settings/${name}.yaml`, textIn(input)).problems);
    },
  },
  {
    name: "histories",
    share: 70,
    make: (chance) => bytesOf(yamlOr(HISTORIES)(chance), chance),
    hold: (input) => mustBeProved(bytesIn(input)),
  },
  {
    name: "proposals",
    share: 40,
    make: yamlOr(PROPOSALS),
    hold: (input) => {
      const read = proposalFrom("proposals/2026-11-22-a.yaml", textIn(input));
      mustBeWellSaid(read.problems);
      must(read.proposal !== undefined || read.problems.length > 0, "neither a proposal nor a problem");
      if (!read.proposal) return;
      const bytes = bytesIn(input);
      const takes = takesOutcome(read.proposal, bytes);
      try {
        withOutcome(read.proposal, bytes, {
          declined: "No: “x” #",
          at: "2026-11-22T09:00:00Z",
          by: "somebody",
        });
        must(takes || read.proposal.outcome !== undefined, "an outcome was written that nothing takes");
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
      }
    },
  },
  {
    name: "briefings and paths",
    share: 30,
    make: yamlOr([...BRIEFINGS, ...PATHS]),
    hold: (input) => {
      mustBeWellSaid(
        briefingFrom("briefings/2026-11-19T0900.yaml", textIn(input), "Asia/Ho_Chi_Minh").problems,
      );
      mustBeWellSaid(pathFrom("training/a/path.yaml", textIn(input)).problems);
    },
  },
  {
    name: "maps of imports",
    share: 10,
    make: yamlOr(MAPS),
    hold: (input) => {
      const read = mapFrom(textIn(input));
      must("map" in read || /\S/.test(read.fault), "a fault says nothing");
    },
  },
];
