import type { LeftOut } from "#core/carried-answer.ts";
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

/** The same as lines for people: an answer and a reason a line. */
export function stayingLines(staying: readonly Staying[]): string[] {
  if (staying.length === 0) return [];
  const groups = Map.groupBy(
    stayingRows(staying),
    ({ id, reason, advisory }) => `${id} ${reason} ${advisory}`,
  );
  return ["", "Left out:", ...[...groups.values()].flatMap((rows) => stayingLine(rows))];
}

function stayingLine(rows: ReturnType<typeof stayingRows>): string[] {
  const [first] = rows;
  if (!first) return [];
  const { id, version, why, place, advisory } = first;
  const locales = [...new Set(rows.flatMap(({ locale }) => locale ?? []))].join(", ");
  const which =
    place === undefined ? locales : `${rows.length} ${rows.length === 1 ? "reply" : "replies"} in ${locales}`;
  return [
    `  ${id} ${version}${which && ` (${which})`}: ${why}${advisory === undefined ? "" : ` (${advisory})`}`,
  ];
}

/** So many places are named for one loss; the JSON report names all. */
const MOST_NAMED = 6;

/** What a format cannot hold, as lines for people: a loss a line. */
export function notHeldLines(leftOut: readonly LeftOut[]): string[] {
  if (leftOut.length === 0) return [];
  const groups = Map.groupBy(leftOut, ({ what }) => what);
  const lines = [...groups].map(([what, places]) => {
    const named = places.slice(0, MOST_NAMED).map(({ place }) => place);
    const more = places.length - named.length;
    return `  ${what}: ${named.join(", ")}${more > 0 ? ` and ${more} more (--json names all)` : ""}`;
  });
  return ["", "Not held by this format:", ...lines];
}

/** A number with its word. */
export function counted(n: number, one: string, several = `${one}s`): string {
  return `${n} ${n === 1 ? one : several}`;
}
