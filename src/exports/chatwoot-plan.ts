import { titleInLabel } from "#core/carried-answer.ts";
import { carriedPlaceFrom } from "#core/carried-key.ts";
import type { CannedResponse } from "#exports/chatwoot.ts";
import {
  type Kept,
  objectsIn,
  type SyncPlan,
  syncPlan,
  type ToolFields,
  toolIdOf,
} from "#exports/sync-plan.ts";

const OFF = "off ";

/**
 * What makes an account hold these canned responses; or one sentence, where `current` is no list of some. Chatwoot
 * cannot switch one off: its short code then begins with `off`, and its words say where to look.
 */
export function chatwootPlan(
  wanted: readonly CannedResponse[],
  current: unknown,
): SyncPlan | { readonly fault: string } {
  const there = objectsIn({ list: current }, "list") ?? objectsIn(current, "payload");
  if (!there) return { fault: "It is no list of canned responses as GET …/canned_responses gives it." };
  const kept = wanted.map((fields): Kept => ({ key: keyOf(fields.short_code), fields: { ...fields } }));
  return syncPlan(kept, there.flatMap(keptOf), { object: "canned response", off: switchedOff });
}

function keyOf(shortCode: string): string {
  return titleInLabel(shortCode);
}

/** Only what was made here is ours to change. */
function keptOf(there: ToolFields): Kept[] {
  const code = String(there.short_code ?? "");
  const key = code.startsWith(OFF) ? code.slice(OFF.length).replace(/ \S+$/, "") : keyOf(code);
  if (!carriedPlaceFrom(key)?.locale) return [];
  const { short_code, content } = there;
  return [{ key, ...toolIdOf(there), fields: { short_code, content } }];
}

/** The tool's number stands behind the place, since short codes are unique and several may be switched off. */
function switchedOff({ key, id = "", fields }: Kept): ToolFields | undefined {
  if (String(fields.short_code).startsWith(OFF)) return undefined;
  return {
    short_code: `${OFF}${key} ${id}`.trimEnd(),
    content: `This reply is not approved any more. Look it up in Replybook: ${key.split(".")[0]}`,
  };
}
