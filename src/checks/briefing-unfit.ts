import { told } from "#checks/example.ts";
import { inFile } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { entryKeyFrom } from "#core/entry.ts";
import { publicationsIn } from "#core/history.ts";
import type { HostedFile } from "#core/hosted.ts";
import { instantInWords, isBefore } from "#core/instant.ts";
import type { Problem } from "#core/problem.ts";
import { lastSlot } from "#core/slot.ts";

const first = { "answers/late-delivery/en.mdx": told() };

/** A host's line belongs to a change that there is. */
export const briefingUnfit: Rule = {
  name: "briefing-unfit",
  severity: "error",
  why: "A line for a change that does not exist is never read out. Mostly the version is another one by the time of the briefing.",
  bad: {
    published: [first],
    files: {
      "briefings/2026-03-02T0900.yaml": "items:\n  answers/late-delivery@7.0: Expect questions tonight.\n",
    },
  },
  good: {
    published: [first],
    files: {
      "briefings/2026-03-02T0900.yaml": "items:\n  answers/late-delivery@1.0: Expect questions tonight.\n",
    },
  },
  check: (context) => context.library.briefings.flatMap((hosted) => problemsOf(context, hosted)),
};

function problemsOf(context: CheckContext, hosted: HostedFile): Problem[] {
  const { file, items, order } = hosted;
  const keys = [...new Set([...Object.keys(items), ...order])];
  const strays = keys.filter((key) => !isChange(context, key));
  return [
    ...strays.map((key): Problem => {
      const message = `"${key}" is no change of this workspace.`;
      const fix = "Take the entry and its version from the briefing's page, or delete the line.";
      return { ...found(file), ...inFile(context, file, key), message, fix };
    }),
    ...(isOffSlot(context, hosted) ? [offSlot(context, hosted)] : []),
  ];
}

function found(file: string) {
  return { file, rule: "briefing-unfit", severity: "error" as const };
}

function isChange({ library }: CheckContext, key: string): boolean {
  const [name = "", rest = ""] = key.split("@");
  const entry = library.entries.get(entryKeyFrom(name) ?? "answers/");
  const version = rest.split("/")[0];
  return entry !== undefined && publicationsIn(entry.history).some((record) => record.version === version);
}

/** A briefing that is still to come, at a time at which there is none. Slots may have changed since older ones. */
function isOffSlot({ library, now }: CheckContext, { slot }: HostedFile): boolean {
  const { briefingSlots, timeZone } = library.workspace;
  const last = lastSlot(briefingSlots, timeZone, slot);
  return isBefore(now, slot) && last !== undefined && isBefore(last, slot);
}

function offSlot({ library }: CheckContext, { file, slot }: HostedFile): Problem {
  const { briefingSlots, timeZone } = library.workspace;
  const message = `There is no briefing at ${instantInWords(slot, timeZone, "en")}.`;
  const fix = `Name the file after one of the slots of workspace.yaml: ${briefingSlots.join(", ")}.`;
  return { ...found(file), message, fix };
}
