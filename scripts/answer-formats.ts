import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { instantInWords, instantTwice } from "#core/instant.ts";
import type { OutgoingAnswer } from "#core/outgoing.ts";
import { cannedResponses, chatwootExport } from "#exports/chatwoot.ts";
import { chatwootPlan } from "#exports/chatwoot-plan.ts";
import { csvExport } from "#exports/csv.ts";
import { espansoExport } from "#exports/espanso.ts";
import type { Exported } from "#exports/exported.ts";
import { handbookExport } from "#exports/handbook.ts";
import { jsonlExport } from "#exports/jsonl.ts";
import { markdownExport } from "#exports/markdown.ts";
import { type SyncPlan, syncPlanText } from "#exports/sync-plan.ts";
import { zammadExport } from "#exports/zammad.ts";
import { zendeskExport, zendeskState } from "#exports/zendesk.ts";
import { zendeskAccount, zendeskPlan } from "#exports/zendesk-plan.ts";
import { fileError } from "#store/lock.ts";
import { INTERFACE_LOCALES, isInterfaceLocale } from "#words/text.ts";
import { handbookWordsIn } from "#words/words.ts";
import { type Context, UsageError } from "./command.ts";
import { exportPlace, putFolder } from "./export-folder.ts";
import { type Leaving, leavingFrom } from "./leaving.ts";
import { counted, notHeldLines, stayingLines, stayingRows } from "./leaving-report.ts";

/** A format that `kb export` writes. */
export interface ExportFormat {
  /** What comes behind its name. */
  readonly usage: string;
  /** Makes what stands in the folder `out`, from what was named behind the format; returns the exit status. */
  run(names: readonly string[], options: ExportOptions, context: Context): number | Promise<number>;
}

/** What the command line says besides. */
export interface ExportOptions {
  /** Absolute; a format that writes needs it. */
  readonly out: string | undefined;
  readonly locale: string | undefined;
  /** A file as typed, with what another tool holds. */
  readonly against: string | undefined;
  readonly json: boolean;
}

type Writer = (answers: readonly OutgoingAnswer[], leaving: Leaving, out: string) => Exported;
type Planner = (
  answers: readonly OutgoingAnswer[],
  leaving: Leaving,
  current: unknown,
) => SyncPlan | { readonly fault: string };

/** The formats that carry answers to other tools. */
export const ANSWER_FORMATS: Readonly<Record<string, ExportFormat>> = {
  csv: answerFormat("csv", csvExport),
  jsonl: answerFormat("jsonl", jsonlExport),
  zendesk: answerFormat("zendesk", zendeskExport, planForZendesk),
  chatwoot: answerFormat("chatwoot", chatwootExport, planForChatwoot),
  zammad: answerFormat("zammad", zammadExport),
  espanso: answerFormat("espanso", espansoPackage),
  markdown: answerFormat("markdown", markdownExport),
  handbook: answerFormat("handbook", printedHandbook),
};

function answerFormat(name: string, write: Writer, plan?: Planner): ExportFormat {
  return {
    usage: plan ? "[--locale L] (--out DIR | --against FILE) [--json]" : "[--locale L] --out DIR [--json]",
    run(names, options, context) {
      if (names.length > 0) throw new UsageError(`kb export ${name} takes no names: ${names.join(" ")}.`);
      const leaving = leavingFrom(context, name === "handbook" ? undefined : options.locale);
      if (leaving.problems.length > 0) {
        for (const line of leaving.problems) context.complain(line);
        return 1;
      }
      if (options.against === undefined) return written(name, write, leaving, options, context);
      if (!plan) throw new UsageError(`--against is for zendesk and chatwoot, and not for ${name}.`);
      return planned(plan, leaving, { ...options, against: options.against }, context);
    },
  };
}

function written(
  name: string,
  write: Writer,
  leaving: Leaving,
  options: ExportOptions,
  context: Context,
): number {
  const { out, json } = options;
  if (out === undefined) throw new UsageError(`Say where to with --out DIR: kb export ${name} --out DIR.`);
  const place = exportPlace(out, name);
  const asked = name === "handbook" ? { ...leaving, locale: options.locale } : leaving;
  const { made, leftOut } = write(leaving.outgoing.answers, asked, out);
  putFolder(place, made);
  const { answers, staying } = leaving.outgoing;
  const replies = answers.flatMap(({ texts }) => texts).flatMap((text) => text.replies).length;
  if (json) {
    const value = {
      format: name,
      at: leaving.now,
      folder: out,
      files: [...made.keys()].sort(),
      answers: answers.length,
      replies,
      leftOut: stayingRows(staying),
      notHeld: leftOut,
    };
    context.print(JSON.stringify(value, undefined, 2));
  } else
    for (const line of [
      `Wrote ${counted(made.size, "file")} to ${out}: ${counted(replies, "reply", "replies")} of ${counted(answers.length, "answer")}, as of ${instantTwice(leaving.now, leaving.timeZone)}.`,
      ...stayingLines(staying),
      ...notHeldLines(leftOut),
    ])
      context.print(line);
  return 0;
}

function planned(
  plan: Planner,
  leaving: Leaving,
  { against, json }: ExportOptions & { readonly against: string },
  context: Context,
): number {
  const made = plan(leaving.outgoing.answers, leaving, currentIn(resolve(context.cwd, against)));
  if ("fault" in made) throw new UsageError(`${against} cannot be compared with. ${made.fault}`);
  const { staying } = leaving.outgoing;
  if (json) context.print(JSON.stringify({ ...made, leftOut: stayingRows(staying) }, undefined, 2));
  else for (const line of [syncPlanText(made), ...stayingLines(staying)]) context.print(line);
  return 0;
}

function currentIn(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw fileError(error, file);
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new UsageError(`${file} is no JSON: take it from the tool anew.`);
  }
}

function planForChatwoot(answers: readonly OutgoingAnswer[], leaving: Leaving, current: unknown) {
  return chatwootPlan(cannedResponses(answers, leaving).made, current);
}

function planForZendesk(answers: readonly OutgoingAnswer[], leaving: Leaving, current: unknown) {
  const account = zendeskAccount(current);
  if ("fault" in account) return account;
  return zendeskPlan(zendeskState(answers, leaving, account.locales).made, account);
}

/** A package is installed under its folder's name. */
function espansoPackage(answers: readonly OutgoingAnswer[], leaving: Leaving, out: string): Exported {
  const folder = basename(out);
  const packageName =
    folder
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, "-")
      .replace(/^-+|-+$/g, "") || "replybook";
  const made = espansoExport(answers, { ...leaving, packageName });
  if (packageName === folder) return made;
  const told = { place: "the folder", what: `its name: Espanso wants it to be called ${packageName}` };
  return { ...made, leftOut: [told, ...made.leftOut] };
}

function printedHandbook(answers: readonly OutgoingAnswer[], leaving: Leaving): Exported {
  const { sourceLocale, replyLocales, now, timeZone } = leaving;
  const locale = leaving.locale ?? sourceLocale;
  if (!replyLocales.includes(locale))
    throw new UsageError(`"${locale}" is no language of replies: ${replyLocales.join(", ")}.`);
  const spoken = isInterfaceLocale(locale) ? locale : INTERFACE_LOCALES[0];
  const words = handbookWordsIn(spoken);
  return handbookExport(answers, { ...leaving, locale, words, when: instantInWords(now, timeZone, spoken) });
}
