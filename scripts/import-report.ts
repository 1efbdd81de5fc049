import type { LeftOut } from "#core/carried-answer.ts";
import { wordDiff } from "#core/diff.ts";
import type { Arrival } from "#imports/arrival.ts";
import type { Context } from "./command.ts";
import type { Imported } from "./importing.ts";

/** Prints what an import comes to, answer by answer: refusals to the error stream, the rest to the other. */
export function reportImport(context: Context, { arrivals, refused, leftOut }: Imported): void {
  for (const arrival of arrivals) for (const line of arrivalLines(arrival)) context.print(line);
  for (const line of leftOutLines(leftOut)) context.print(line);
  for (const arrival of arrivals)
    if (arrival.status === "refused") context.complain(`refused ${arrival.title}: ${arrival.reason}`);
  for (const { place, reason } of refused) context.complain(`refused ${place}: ${reason}`);
}

/** How many answers came to what, as one sentence. */
export function countedImport({ arrivals, refused }: Imported): string {
  const count = (status: Arrival["status"]) => arrivals.filter((arrival) => arrival.status === status).length;
  const off = count("off");
  const refusals = count("refused") + refused.length;
  const told = [
    `${count("new")} new`,
    `${count("changed")} changed`,
    `${count("same")} same`,
    `${refusals} refused`,
  ];
  return [...told, ...(off > 0 ? [`${off} switched off there and left out`] : [])].join(", ");
}

function arrivalLines(arrival: Arrival): string[] {
  switch (arrival.status) {
    case "new":
      return [`new      answers/${arrival.id}  ${arrival.title}`];
    case "changed":
      return [`changed  answers/${arrival.id}  ${arrival.title}`, ...arrival.changed.map(changeLine)];
    case "same":
      return [`same     answers/${arrival.id}  ${arrival.title}`];
    case "off":
      return [`off      ${arrival.title}: it is switched off there, and left out`];
    case "refused":
      return [];
  }
}

const MARKS = { same: ["", ""], add: ["{+", "+}"], remove: ["[-", "-]"] } as const;

function changeLine({
  locale,
  part,
  before,
  after,
}: Extract<Arrival, { changed: unknown }>["changed"][number]): string {
  const words = wordDiff(before, after, locale).map(
    ({ op, text }) => `${MARKS[op][0]}${text}${MARKS[op][1]}`,
  );
  return `         ${locale} ${part}: ${words.join("").replace(/\s*\n\s*/g, " / ")}`;
}

/** What was left out, one line for each thing with all its places. */
function leftOutLines(leftOut: readonly LeftOut[]): string[] {
  const places = Map.groupBy(leftOut, ({ what }) => what);
  const lines = [...places].map(([what, all]) => `  ${what}: ${all.map(({ place }) => place).join(", ")}`);
  return lines.length === 0 ? [] : ["left out:", ...lines];
}
