import { carriedKey } from "#core/carried-key.ts";
import type { Stay, Staying } from "#core/outgoing.ts";

const WHY: Readonly<Record<Stay, string>> = {
  verbatim: "it is sent word by word, and a tool lets people change it",
  urgent: "somebody may be in danger: it is opened on the site",
  acknowledge: "its change asks every agent to acknowledge it",
  withdrawn: "it is withdrawn",
  behind: "this language does not say yet what the source says",
  hold: "an advisory holds it",
  replace: "an advisory replaces it",
  append: "an advisory adds to it everywhere",
};

/** What stays, as a report's rows: `id` is the answer's, `place` that of the reply. */
export function stayingRows(staying: readonly Staying[]) {
  return staying.map(({ id, version, reason, locale, place, by }) => ({
    id,
    version,
    reason,
    why: WHY[reason],
    ...(locale !== undefined && { locale }),
    ...(place && { place: carriedKey(place) }),
    ...(by !== undefined && { advisory: by }),
  }));
}

/** The same as lines for people. */
export function stayingLines(staying: readonly Staying[]): string[] {
  if (staying.length === 0) return [];
  const lines = stayingRows(staying).map(({ id, version, why, locale, place, advisory }) => {
    const which = place ?? (locale === undefined ? id : `${id}.${locale}`);
    return `  ${which} ${version}: ${why}${advisory === undefined ? "" : ` (${advisory})`}`;
  });
  return ["", `Left out (${staying.length}):`, ...lines];
}
