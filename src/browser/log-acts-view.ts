import { icon, type Surroundings } from "#browser/view.ts";
import { escaped } from "#core/html.ts";
import type { AllWords } from "#words/text.ts";

/** Of what a line tells, and what waits in it. */
export interface LineActs {
  readonly kind: string;
  /** The address of its entry. */
  readonly href: string;
  /** Whether it asks for an acknowledgement, not only to be read. */
  readonly awaits: boolean;
  /** Whether its key is shown: it is the first that waits. */
  readonly hasKey?: boolean;
}

/** What a reader can do with a change that waits for them. */
export function actsHtml(
  view: Pick<Surroundings, "drawings"> & { readonly words: AllWords },
  { kind, href, awaits, hasKey = false }: LineActs,
): string {
  const { log, change } = view.words;
  const [act, look, label] = awaits
    ? ["acknowledge", "btn main", change.acknowledge]
    : ["read", "btn", change.markRead];
  const open = log.open[kind as keyof typeof log.open];
  return `<div class="acts needs-script"><a class="btn plain" href="${escaped(href)}">${escaped(open)}</a><button class="${look}" type="button" data-act="${act}">${icon(view, "current")} ${escaped(label)} <kbd${hasKey ? "" : " hidden"}>a</kbd></button></div>`;
}
