import type { NewPathView } from "#browser/new-path-view.ts";
import { languageName } from "#browser/view.ts";
import { isId } from "#core/entry.ts";
import { escaped } from "#core/html.ts";
import type { PickedModule } from "#core/path-picks.ts";
import type { PathPlan } from "#core/path-plan.ts";
import type { PathSheet } from "#core/path-sheet.ts";
import type { FormValues } from "#core/proposal-form.ts";
import { counted, filled, numbered } from "#words/text.ts";

/** The path that the form and the picked modules ask for. */
export function planOf(
  values: FormValues,
  modules: readonly PickedModule[],
  { locales }: Pick<PathSheet, "locales">,
): PathPlan {
  const said = (field: string) =>
    Object.fromEntries(
      locales.flatMap((tag) => {
        const text = (values[`${field}:${tag}`] ?? "").replace(/\s+/g, " ").trim();
        return text === "" ? [] : [[tag, text]];
      }),
    );
  return {
    id: (values.id ?? "").trim(),
    title: said("title"),
    summary: said("summary"),
    teams: Object.entries(values).flatMap(([name, value]) => (name.startsWith("team:") ? value : [])),
    days: within(values.days, 1, 99) ?? 1,
    pass: within(values.pass, 0, 100) ?? 80,
    channel: values.channel ?? "",
    country: values.country ?? "",
    modules: modules.map(({ title, answers }) => ({ title, answers: answers.map(({ id }) => id) })),
  };
}

/** A whole number within bounds, both included. */
function within(text: string | undefined, least: number, most: number): number | undefined {
  const n = Number(text);
  return text?.trim() && Number.isInteger(n) && n >= least && n <= most ? n : undefined;
}

/** Something that is missing: what to say of it, and the id of the field or heading where it goes. */
export interface LackingOfPath {
  readonly need: keyof NewPathView["path"]["needs"];
  readonly at: string;
  readonly tag?: string;
  readonly n?: number;
}

/** What is missing before a path can be handed over, in the order of the page. */
export function lackingOfPath(
  values: FormValues,
  modules: readonly PickedModule[],
  { locales, taken }: PathSheet,
): LackingOfPath[] {
  const id = (values.id ?? "").trim();
  const titles = locales.filter((tag) => !values[`title:${tag}`]?.trim());
  const untitled = modules.flatMap(({ title }, index) =>
    locales.filter((tag) => !title[tag]?.trim()).map((tag) => ({ tag, index })),
  );
  return [
    ...titles.map((tag): LackingOfPath => ({ need: "title", at: `np-title-${tag}`, tag })),
    ...(isId(id) ? [] : [{ need: "id", at: "np-id" } as const]),
    ...(taken.includes(id) ? [{ need: "taken", at: "np-id" } as const] : []),
    ...(values.owner ? [] : [{ need: "owner", at: "np-owner" } as const]),
    ...(within(values.days, 1, 99) === undefined ? [{ need: "days", at: "np-days" } as const] : []),
    ...(within(values.pass, 0, 100) === undefined ? [{ need: "pass", at: "np-pass" } as const] : []),
    ...(modules.length > 0 ? [] : [{ need: "answers", at: "np-search" } as const]),
    ...untitled.map(
      ({ tag, index }): LackingOfPath => ({
        need: "module",
        at: `np-module-${index}-${tag}`,
        tag,
        n: index + 1,
      }),
    ),
  ];
}

/** What is missing, each thing a link to where it goes. */
export function lackingPathHtml({ path, locale }: NewPathView, lacking: readonly LackingOfPath[]): string {
  const items = lacking.map(({ need, at, tag = locale, n = 0 }) => {
    const about = { language: languageName(tag, locale), n: numbered(n, locale) };
    return `<li><a href="#${escaped(at)}">${escaped(filled(path.needs[need], about))}</a></li>`;
  });
  return `<p><b>${escaped(counted(path.lacking, lacking.length, locale))}</b></p><ul>${items.join("")}</ul>`;
}
