import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Instant } from "#core/instant.ts";
import { aReply, aText } from "./make.ts";

/** What an advisory of the tests says besides its id and title. */
export interface Told {
  readonly title: string;
  readonly where: string;
  readonly effect: "hold" | "replace" | "append" | "note";
  readonly from: Instant;
  readonly until?: Instant;
  readonly severity?: "info" | "caution" | "urgent";
  /** Further lines of front matter. */
  readonly more?: readonly string[];
  readonly body?: string;
  readonly what?: string;
}

/** Writes the working text of an advisory into a content folder of the shipped answers; publishing it is up to the caller. */
export function writeAdvisory(content: string, id: string, told: Told): string {
  const { title, where, effect, from, until, severity = "caution", more = [], what } = told;
  const body =
    told.body ??
    (effect === "append"
      ? `${aReply("It is slower.", 'channel="public"')}\n\n${aReply("It is slower for now.")}`
      : "Keep it in mind.");
  const front = [
    `title: "${title}"`,
    "owner: communications-policy",
    where,
    `effect: ${effect}`,
    `severity: ${severity}`,
    `from: ${from}`,
    until && `until: ${until}`,
    ...more,
    `change:\n  what: ${what ?? `${title.replace(/.*: /, "")} is in force, was not.`}\n  why: A partner says so.\n  do: Go by it.`,
  ];
  const folder = join(content, "advisories", id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "en.mdx"), aText(front, body));
  return `advisories/${id}`;
}

/** A hold in India, a replacement in Europe, a line in Viet Nam and small countries, a note everywhere, one to come and a finished incident. */
export function writeManyAdvisories(content: string): string[] {
  const write = (id: string, told: Told) => writeAdvisory(content, id, told);
  return [
    write("in-paid-contests", {
      title: "India: paid contests",
      where: "countries: [IN]",
      effect: "hold",
      severity: "urgent",
      from: "2026-11-21T13:00:00Z",
      until: "2026-11-21T15:00:00Z",
      more: [
        "scope: {products: [tickets]}",
        "use: scam-claim",
        "after: Write again to every case that was parked.",
      ],
      body: 'Legal is reading a new rule.\n\n<Escalate to="logistics">\nQuestions about the rule.\n</Escalate>',
    }),
    write("eu-refund-form", {
      title: "Europe: another refund form",
      where: "regions: [europe]",
      effect: "replace",
      from: "2026-11-20T00:00:00Z",
      more: ["scope: {answers: [refund-change-of-mind]}", "use: scam-claim"],
    }),
    write("sea-slow-streams", {
      title: "South-East Asia: slow streams",
      where: "countries: [SG, MY, VN]",
      effect: "append",
      from: "2026-11-19T00:00:00Z",
      until: "2026-12-24T00:00:00Z",
      severity: "info",
      more: ["scope: {products: [streaming]}"],
    }),
    write("holiday-tone", {
      title: "Everywhere: holiday tone",
      where: "everywhere: true",
      effect: "note",
      from: "2026-11-01T00:00:00Z",
      severity: "info",
    }),
    write("jp-store-payment", {
      title: "Japan: convenience stores are closed",
      where: "countries: [JP]",
      effect: "note",
      from: "2026-11-24T00:00:00+09:00",
      until: "2026-11-24T06:00:00+09:00",
      more: ["scope: {answers: [coins-missing]}"],
    }),
    write("ph-login-outage", {
      title: "Philippines: login outage",
      where: "countries: [PH]",
      effect: "note",
      severity: "urgent",
      from: "2026-11-20T01:00:00Z",
      until: "2026-11-20T08:00:00Z",
      more: ["incident: over", "scope: {answers: [login-code]}"],
    }),
  ];
}
