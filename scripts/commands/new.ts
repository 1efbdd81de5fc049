import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isId } from "#core/entry.ts";
import { FIRST_WORDS } from "#core/first-words.ts";
import { inZone } from "#core/instant.ts";
import type { Workspace } from "#core/workspace.ts";
import { readLibrary } from "#store/library.ts";
import { fileError } from "#store/lock.ts";
import { argumentsOf, type Command, type Context, exactly, shownPath, UsageError } from "../command.ts";

const KINDS = {
  answer: "answers",
  product: "products",
  advisory: "advisories",
  fragment: "fragments",
  path: "training",
} as const;

/** Begins a working text. */
export const newEntry: Command = {
  name: "new",
  usage: "new answer|product|advisory|fragment|path ID",
  summary: "Begins a working text that lacks only what a person can write.",
  run(args, context) {
    const [kind = "", id = ""] = exactly(newEntry, argumentsOf(newEntry, args, {}).positionals, 2);
    if (!(kind in KINDS)) throw new UsageError(`"${kind}" is no kind of entry. Usage: kb ${newEntry.usage}`);
    if (!isId(id))
      throw new UsageError(
        `"${id}" cannot be an id: small letters a-z, digits and single - only, at most 64.`,
      );
    const { workspace } = readLibrary(context.root);
    const files = filesFor(kind as keyof typeof KINDS, id, workspace, context);
    for (const [path, text] of files) write(context, path, text);
    const [first = ""] = files.keys();
    const publish =
      kind === "path" ? "" : `, and \`npm run -s kb -- publish ${KINDS[kind as keyof typeof KINDS]}/${id}\``;
    context.print(`Wrote ${shownPath(context, first)}`);
    context.print(`Next: write the text, then \`npm run -s kb -- check\`${publish}`);
    return 0;
  },
};

function write(context: Context, path: string, text: string): void {
  const file = join(context.root, path);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw fileError(error, "text");
    throw new UsageError(`${shownPath(context, path)} exists already: nothing was written over it.`);
  }
}

function filesFor(
  kind: keyof typeof KINDS,
  id: string,
  workspace: Workspace,
  context: Context,
): Map<string, string> {
  const source = workspace.sourceLocale;
  const title = titleFrom(id);
  const owner = [...workspace.owners.keys()][0] ?? "team";
  const team = [...workspace.teams.keys()][0] ?? "team";
  const today = inZone(context.now, workspace.timeZone);
  const path = `${KINDS[kind]}/${id}/${source}.mdx`;
  switch (kind) {
    case "answer":
      return new Map([[path, answer(title, owner, team, today.slice(0, 10))]]);
    case "product":
      return new Map([[path, `${matter(title, owner, "change: {}")}${FIRST_WORDS.product}\n`]]);
    case "advisory":
      return new Map([[path, `${matter(title, owner, advisoryFields(today))}${FIRST_WORDS.advisory}\n`]]);
    case "fragment":
      return new Map([[path, `${matter(title, owner, "change: {}")}the shared words\n`]]);
    case "path":
      return new Map([
        [`training/${id}/path.yaml`, newPath(id, title, source)],
        [`training/${id}/${FIRST_LESSON}.${source}.mdx`, LESSON],
      ]);
  }
}

const FIRST_LESSON = "first-lesson";

function newPath(id: string, title: string, source: string): string {
  return `id: ${JSON.stringify(id)}
title:
  ${source}: ${title}
days: 5
pass: 80
modules:
  - title:
      ${source}: First module
    days: 1-5
    lessons: [${FIRST_LESSON}]
`;
}

const LESSON = `---
title: First lesson
minutes: 10
---

Say in two sentences what the reader can do afterwards.

<Quiz question="Ask something that beginners get wrong.">
<Option right>What is right.</Option>
<Option>What many do instead.</Option>
<Because>Say what happens to the customer then.</Because>
</Quiz>

<Checklist>

- Say what to look at before the reply goes out.

</Checklist>
`;

/** The id as a title; in quotes where YAML would read a number, a truth or nothing. */
function titleFrom(id: string): string {
  const title = id.replaceAll("-", " ").replace(/^./, (letter) => letter.toUpperCase());
  return /^(?:\d|true$|false$|null$)/i.test(title) ? `"${title}"` : title;
}

function matter(title: string, owner: string, rest: string): string {
  return `---\ntitle: ${title}\nowner: ${owner}\n${rest}\n---\n\n`;
}

function advisoryFields(from: string): string {
  const note =
    "change:\n  what: Say what agents do now, and what they did before.\n  why: Say what happened.\n  do: Say what to do from when, and with open cases.";
  return `everywhere: true\nseverity: info\nfrom: ${from}\neffect: note\n${note}`;
}

function answer(title: string, owner: string, team: string, today: string): string {
  return `${matter(title, owner, `phrases:\n  - ${FIRST_WORDS.phrase}\nreview: {every: 90d, last: ${today}}\nchange: {}`)}<When>
${FIRST_WORDS.when}
</When>

<Reply channel="public">
Hi {{customer_name}}, please send us a private message so we can help.
</Reply>

<Reply>
Hi {{customer_name}}, thank you for writing.
</Reply>

<Escalate to="${team}">
${FIRST_WORDS.escalate}
</Escalate>
`;
}
