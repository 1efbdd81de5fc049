import { dutyWords } from "#browser/duty-line.ts";
import type { FoundView } from "#browser/found-view.ts";
import type { Escalation } from "#core/escalation.ts";
import { escaped } from "#core/html.ts";
import type { Team } from "#core/workspace.ts";

/** Whom to turn to: the team, where it is reached, whether somebody is there now, and who stands in; nothing without a team. */
export function routeHtml(view: FoundView, label: string, asked: Escalation | undefined): string {
  if (!asked) return "";
  const { team, standIn } = asked;
  const meanwhile = standIn ? lineHtml(view, view.findWords.meanwhile, standIn) : "";
  return `<div class="route">${lineHtml(view, label, team)}${meanwhile}</div>`;
}

function lineHtml(view: FoundView, label: string, { name, contact, hours }: Team): string {
  const reached = `<span class="contact">${escaped(contact)}</span>`;
  return `<p><span class="k">${escaped(label)}</span> <b>${escaped(name)}</b> ${reached} <span class="quiet">${escaped(dutyWords(view, hours))}</span></p>`;
}
