import { jsonAt } from "#browser/json.ts";
import type { TermsMatter } from "#browser/propose-terms.ts";
import type { ProposeView } from "#browser/propose-view.ts";
import type { History } from "#core/history.ts";
import { textIn } from "#core/locale.ts";
import type { FormVerb } from "#core/proposal-form.ts";

interface AnswerIndex {
  readonly answers: readonly {
    readonly id: string;
    readonly versions: Readonly<Record<string, { readonly titles: Readonly<Record<string, string>> }>>;
  }[];
}

/**
 * The matter of a form's terms with what only some choices need, asked for when one of them is made; undefined where
 * nothing is lacking. `data` is the folder of the data.
 */
export async function moreMatter(
  verb: FormVerb | undefined,
  matter: TermsMatter,
  view: ProposeView,
  data: string,
): Promise<TermsMatter | undefined> {
  const needsHistory = (verb === "rollback" || verb === "correct-note") && !matter.history;
  const needsAdvisory = verb === "advisory" && !matter.advisory;
  const needsTitles = (verb === "withdraw" || verb === "advisory") && !matter.titles;
  if (!needsHistory && !needsAdvisory && !needsTitles) return undefined;
  const [history, advisory, titles] = await Promise.all([
    needsHistory ? historyOf(view, data) : matter.history,
    needsAdvisory
      ? import("#browser/advisory-form.ts").then(({ advisoryFormAt }) => advisoryFormAt(data, view))
      : matter.advisory,
    needsTitles ? titlesIn(view, data) : matter.titles,
  ]);
  return { history, advisory, titles };
}

async function historyOf({ sheet }: ProposeView, data: string): Promise<History> {
  const address = `${data}${sheet?.kind}/${sheet?.id}.json`;
  return (await jsonAt<{ history: History }>(address, "history")).history;
}

/** The titles of the answers by id, in the page's language; `data` is the folder of the data. */
export async function titlesIn(
  { locale, workspace, sheet }: ProposeView,
  data: string,
): Promise<Map<string, string>> {
  const { answers } = await jsonAt<AnswerIndex>(`${data}index.json`, "answers");
  const titles = answers.map(({ id, versions }) => {
    const newest = Object.values(versions).at(-1)?.titles ?? {};
    return [id, textIn(newest, locale, workspace.sourceLocale, id)] as const;
  });
  return new Map(titles.filter(([id]) => id !== sheet?.id));
}
