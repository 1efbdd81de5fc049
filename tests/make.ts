import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { CheckContext } from "#checks/rule.ts";
import type { Instant } from "#core/instant.ts";
import { changeOf } from "#core/pending.ts";
import type { PublishRequest } from "#core/plan.ts";
import { planPublication } from "#core/publication.ts";
import { planWithdrawal } from "#core/withdrawal.ts";
import { draftsOf } from "#store/draft.ts";
import { writing } from "#store/journal.ts";
import { readContent } from "#store/library.ts";
import { Publication, type Published } from "#store/publication.ts";
import { starterFiles } from "#store/starter.ts";
import { checkingWithProposals } from "../scripts/proposal-checking.ts";
import { addWithdrawal } from "../scripts/withdrawing.ts";

/** The instant at which tests happen unless they say otherwise. */
export const NOW: Instant = "2026-03-01T09:00:00Z";

/** Files by path; a function of the path makes anything that is not an ordinary file. */
export type FileTree = Readonly<Record<string, string | Uint8Array | ((path: string) => void)>>;

/** A content folder of a test. */
export interface ContentFolder {
  readonly root: string;
  /** Writes more files, over what is there. */
  write(files: FileTree): void;
  cleanup(): void;
}

const parent = mkdtempSync(join(tmpdir(), "replybook-"));
process.on("exit", () => rmSync(parent, { recursive: true, force: true }));

/** A content folder of its own: the starter workspace with `files` over it. */
export function aTree(files: FileTree = {}): ContentFolder {
  const root = mkdtempSync(join(parent, "content-"));
  const write = (more: FileTree) => writeFiles(root, more);
  write(Object.fromEntries(starterFiles()));
  write(files);
  return { root, write, cleanup: () => rmSync(root, { recursive: true, force: true }) };
}

function writeFiles(root: string, files: FileTree): void {
  for (const [path, content] of Object.entries(files)) {
    const target = join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    if (typeof content === "function") content(target);
    else writeFileSync(target, content);
  }
}

/** What a text says; everything has a valid default. */
export interface TextParts {
  readonly title?: string;
  readonly owner?: string;
  /** Further lines of front matter. */
  readonly front?: string;
  readonly body?: string;
}

/** A text file from its front matter's lines and its body. */
export function aText(front: readonly (string | undefined)[], body: string): string {
  return `---\n${front.filter((line) => line).join("\n")}\n---\n\n${body}\n`;
}

/** A reply as MDX; `attributes` such as `channel="public"`. */
export function aReply(words = "Hi {{customer_name}}, we are looking into it.", attributes = ""): string {
  return `<Reply${attributes ? ` ${attributes}` : ""}>\n${words}\n</Reply>`;
}

/** The source text of an answer. */
export function anAnswer({
  title = "My order arrives late",
  owner = "team",
  front,
  body = aReply(),
}: TextParts = {}): string {
  return aText([`title: ${title}`, `owner: ${owner}`, front], body);
}

/** A translation of an answer. */
export function aTranslation({
  title = "Đơn hàng đến trễ",
  front = 'translates: "1.0"',
  body = aReply("Chào {{customer_name}}, bên mình đang xem ạ."),
}: Omit<TextParts, "owner"> = {}): string {
  return aText([`title: ${title}`, front], body);
}

/** A product note. */
export function aProduct({
  title = "The web shop",
  body = "It is open day and night.",
  ...rest
}: TextParts = {}): string {
  return anAnswer({ title, body, ...rest });
}

/** A fragment: wording that answers share. */
export function aFragment({
  title = "Credit for a late order",
  body = "5 euros",
  ...rest
}: TextParts = {}): string {
  return anAnswer({ title, body, ...rest });
}

/** What an advisory says besides. */
export interface AdvisoryParts extends TextParts {
  readonly where?: string;
  readonly effect?: string;
  readonly severity?: string;
  readonly from?: string;
}

/** The source text of an advisory with its note, which it needs from the first version on. */
export function anAdvisory({
  where = "countries: [VN]",
  effect = "note",
  severity = "caution",
  from = "2026-01-01T00:00:00Z",
  ...parts
}: AdvisoryParts = {}): string {
  const {
    title = "Storm in the north",
    front = aChange(),
    body = "Parcels to the north are late.",
    owner = "team",
  } = parts;
  return anAnswer({
    title,
    owner,
    front: [where, `effect: ${effect}`, `severity: ${severity}`, `from: ${from}`, front]
      .filter(Boolean)
      .join("\n"),
    body,
  });
}

/** A pending change note as lines of front matter. */
export function aChange({
  what = "We answer within a day, was two.",
  why = "The team has grown.",
  todo = "Promise a day.",
  more = "",
} = {}): string {
  return `change:\n  what: ${what}\n  why: ${why}\n  do: ${todo}${more ? `\n  ${more}` : ""}`;
}

/** A workspace whose replies are in some languages. */
export function aWorkspace({ replyLocales = ["en", "vi"], timeZone = "UTC", more = "" } = {}): string {
  const lines = [
    "name: Test team",
    "sourceLocale: en",
    `replyLocales: [${replyLocales.join(", ")}]`,
    "interfaceLocales: [en, vi]",
    `timeZone: ${timeZone}`,
  ];
  const people = [
    "owners:",
    '  team: {name: Our team, contact: "#team"}',
    "teams:",
    '  team: {name: Our team, contact: "#team", hours: "Mon-Fri 09:00-17:00"}',
  ];
  return [...lines, ...people, more, ""].join("\n");
}

/** Publishes every draft of a content folder at once, and pulls what a pending change pulls; a refusal throws. */
export function publishAll(root: string, now: Instant = NOW, request: PublishRequest = {}): Published[] {
  return writing(root, () => {
    const reading = readContent(root);
    const drafts = draftsOf(reading);
    const { library } = reading;
    const pulling = [...library.entries.values()].filter((entry) => changeOf(entry)?.withdraw);
    const rest = [...library.entries.keys()].filter((key) => !pulling.some((entry) => entry.key === key));
    const plan = planPublication({ library, drafts, now, request }, rest);
    const [refused] = plan.refused;
    if (refused) throw new Error(`${refused.key}: ${refused.problem.message}`);
    const publication = new Publication(reading);
    for (const version of plan.versions) publication.addVersion(version, now);
    for (const entry of pulling) {
      const planned = planWithdrawal(library, entry, changeOf(entry)?.withdraw ?? {}, now);
      if ("problem" in planned) throw new Error(`${entry.key}: ${planned.problem.message}`);
      publication.dropChange(entry);
      addWithdrawal(publication, entry, planned);
    }
    publication.commit();
    return publication.published;
  });
}

/** What the rules look at, for a content folder. */
export function checkingIn(root: string, now: Instant = NOW, requireNotes = false): CheckContext {
  return checkingWithProposals(readContent(root), now, requireNotes);
}

/** What a proposal says besides its verb; a text is the words of its parts, `title` and so on before a colon included. */
export interface ProposalParts {
  readonly entry?: string;
  readonly at?: Instant;
  /** Further fields of the file. */
  readonly more?: Readonly<Record<string, unknown>>;
  /** By language: fields of the text and `boxes`. */
  readonly texts?: Readonly<Record<string, unknown>>;
}

/** The file of a proposal. */
export function aProposal(
  verb: string,
  { entry = "answers/late", at = "2026-02-01T09:00:00Z", more = {}, texts }: ProposalParts = {},
): string {
  const fields = { proposal: verb, ...(verb !== "idea" && { entry }), at, ...more, ...(texts && { texts }) };
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join("");
}

/** The note of a proposed change. */
export const PROPOSED_NOTE = {
  what: "We answer within a day, was two.",
  why: "The team has grown.",
  do: "Promise a day.",
};
