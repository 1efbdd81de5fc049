import { told } from "#checks/example.ts";
import { inBody, inFile, inFront, problemAt, type Where } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { bodyOf } from "#checks/section.ts";
import { unknownName } from "#checks/unknown-name.ts";
import { isSound, looksAside, textsAsked } from "#checks/working.ts";
import type { EntryText } from "#core/entry.ts";

const NAMING = { what: "a team of this workspace", add: "add it under teams: in workspace.yaml" };

const FILE = "workspace.yaml";

/** Every team that a text names, or the workspace for what no answer fits, exists. */
export const unknownTeam: Rule = {
  name: "unknown-team",
  severity: "error",
  firm: true,
  why: "An answer for a team that does not exist is shown to nobody, and a case handed over to one is lost.",
  byEntry: true,
  bad: {
    files: {
      "answers/late-delivery/en.mdx": told({
        body: '<NoReply action="hand-over">\nLegal answers.\n</NoReply>\n\n<Escalate to="legal">\nAny threat of court.\n</Escalate>',
      }),
    },
  },
  good: {
    files: {
      "answers/late-delivery/en.mdx": told({
        body: '<NoReply action="hand-over">\nThe team answers.\n</NoReply>\n\n<Escalate to="team">\nAny threat of court.\n</Escalate>',
      }),
    },
  },
  check: (context) => {
    const { library } = context;
    const { teams } = library.workspace;
    if (!isSound(library, FILE)) return [];
    return [
      ...(looksAside(context) ? settingOf(context) : []),
      ...textsAsked(context).flatMap(({ text }) => teamsIn(text)),
    ]
      .filter(([team]) => !teams.has(team))
      .map(([team, where]) => problemAt(unknownTeam, where(), unknownName(team, teams.keys(), NAMING)));
  },
};

/** The team that decides what no answer fits. */
function settingOf(context: CheckContext): [team: string, where: () => Where][] {
  const { unanswered } = context.library.workspace;
  return unanswered === undefined
    ? []
    : [[unanswered, () => inFile(context, FILE, `unanswered: ${unanswered}`)]];
}

function teamsIn(text: EntryText): [team: string, where: () => Where][] {
  const named = [...(text.front.teams ?? []), ...(text.front.advisory?.scope.teams ?? [])];
  const escalated = bodyOf(text).flatMap((section): [string, () => Where][] => {
    return section.type === "escalate" ? [[section.to, () => inBody(text, section.to, section.place)]] : [];
  });
  return [
    ...named.map((team): [string, () => Where] => [team, () => inFront(text, "teams", team)]),
    ...escalated,
  ];
}
