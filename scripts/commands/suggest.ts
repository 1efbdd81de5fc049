import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Instant } from "#core/instant.ts";
import type { Library } from "#core/library.ts";
import type { Engine } from "#search/engine.ts";
import type { Finding, Suggested } from "#search/found.ts";
import { readLibrary } from "#store/library.ts";
import { argumentsOf, type Command, type Context, exactly, UsageError } from "../command.ts";
import { messagesIn } from "../message-lines.ts";
import { engineOver, topOf } from "../searching.ts";

const TOP = 10;
const MOST_IN_FILE = 10;

/** The answers that fit what a customer wrote, ranked as the box of the site ranks them. */
export const suggest: Command = {
  name: "suggest",
  usage: 'suggest "MESSAGE" [--json] [--top N]\n       kb suggest --file FILE.jsonl [--top N]',
  summary: `The approved answers that fit what a customer wrote, urgent ones first. With --file (- for standard input) one {"text": …} a line in, one {"ids": […], "confidence": 0…1} a line out, at most ${MOST_IN_FILE} ids.`,
  async run(args, context) {
    const { values, positionals } = argumentsOf(suggest, args, {
      json: { type: "boolean" },
      top: { type: "string" },
      file: { type: "string" },
    });
    const top = topOf(values.top, TOP);
    if (values.file !== undefined) {
      exactly(suggest, positionals, 0);
      return await suggestFile(values.file, Math.min(top, MOST_IN_FILE), context);
    }
    const [message = ""] = exactly(suggest, positionals, 1);
    const library = readLibrary(context.root, context);
    const engine = await engineOver(library, context.now);
    const options = { top, now: context.now, locale: library.workspace.sourceLocale };
    const suggested = await engine.suggest(message, options);
    if (values.json) context.print(JSON.stringify(jsonOf(suggested), undefined, 2));
    else for (const line of linesOf(suggested, library)) context.print(line);
    return 0;
  },
};

/** All lines are read before the first is written, so that a bad one leaves nothing half done. */
async function suggestFile(name: string, top: number, context: Context): Promise<number> {
  const { texts, fault } = messagesIn(bytesOf(name, context));
  if (fault) {
    context.complain(
      `${name}, line ${fault.line} ${fault.reason}: write one {"text": "what the customer wrote"} a line. Nothing was looked up.`,
    );
    return 1;
  }
  const engine = await engineOver(readLibrary(context.root, context), context.now);
  for (const text of texts) context.print(await lineFor(engine, text, { top, now: context.now }));
  return 0;
}

async function lineFor(
  engine: Engine,
  text: string,
  options: { top: number; now: Instant },
): Promise<string> {
  const { ids, confidence } = await engine.rank(text, options);
  return JSON.stringify({ ids, confidence });
}

function bytesOf(name: string, { cwd }: Context): Uint8Array {
  try {
    return readFileSync(name === "-" ? 0 : resolve(cwd, name));
  } catch (error) {
    throw new UsageError(`${name} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** As the public interface has it, urgent answers first: `{results: [{id, title, score, matched}], confidence}`. */
function jsonOf({ urgent, findings, confidence, asks, locale }: Suggested) {
  const result = ({ id, title, score, matched }: Finding) => ({ id, title, score, matched });
  return {
    results: [...urgent, ...findings].map(result),
    confidence,
    urgent: urgent.map(({ id }) => id),
    asks: asks.map(({ id, start, end }) => ({ id, start, end })),
    ...(locale !== undefined && { locale }),
  };
}

function linesOf({ urgent, findings, isSure, asks }: Suggested, library: Library): string[] {
  const lines = findings.map((finding) =>
    lineOf(
      finding,
      asks.some(({ id }) => id === finding.id),
    ),
  );
  const alarms = urgent.map((finding) => `URGENT  ${lineOf(finding)}${routeOf(teamsOf(finding), library)}`);
  if (isSure || urgent.length > 0) return [...alarms, ...(isSure ? lines : [])];
  const { unanswered } = library.workspace;
  const named = [...(unanswered ? [unanswered] : []), ...findings.flatMap(teamsOf)];
  const none = `No approved answer fits.${routeOf(named, library)}`;
  return lines.length === 0 ? [none] : [`${none} Maybe:`, ...lines];
}

function lineOf({ id, title, matched, isWithdrawn }: Finding, isAsked = false): string {
  const marks = [isWithdrawn ? " (withdrawn)" : "", isAsked ? " (asked)" : ""].join("");
  return [id + marks, title, ...matched.slice(0, 1)].join("  ");
}

function teamsOf({ version }: Finding): readonly string[] {
  return version.escalateTo ?? [];
}

/** The first of some teams that exists, and where it is reached. */
function routeOf(named: readonly string[], { workspace }: Library): string {
  const known = named.flatMap((id) => workspace.teams.get(id) ?? [])[0];
  return known ? ` → ${known.name}, ${known.contact}, ${known.hours}` : "";
}
