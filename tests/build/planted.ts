import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { LARKSPAN } from "../content.ts";
import { aText, publishAll } from "../make.ts";

/** Begins every word that is planted; nothing else holds these letters, with or without tone marks. */
const SEED = "zqvke";

/** A word to be found again: everything planted is one of these, in small letters. */
const word = (kind: string) => `${SEED}${kind}`;

/** The same with a capital and a tone mark, as Vietnamese texts have it. */
const toned = (kind: string) => `Zqvkệ${kind}`;

/** The team whose site is searched, and the one whose words must not be in it. */
export const [OWN, OTHER] = ["desk", "social"];

const path = (name: string) => `answers/${word(name)}`;

/** What the other team has, by files below a content folder, as it is published the first time. */
const FIRST = {
  [`fragments/${word("fragment")}/en.mdx`]: text({ title: word("fragmenttitle") }, word("fragmentwords")),
  [`fragments/${word("fragment")}/vi.mdx`]: translated("fragmenttitle", toned("fragmentwords")),
  [`products/${word("product")}/en.mdx`]: text(
    { title: word("producttitle"), more: ["from: 2026-12-01T18:00:00+07:00", `venue: ${word("venue")}`] },
    word("productwords"),
  ),
  [`${path("answer")}/en.mdx`]: answer(word("first")),
  [`${path("answer")}/vi.mdx`]: translated("title", reply(`${toned("reply")} {{customer_name}}.`)),
  [`${path("answer")}/${word("file")}.en.png`]: readFileSync(
    join(LARKSPAN, "answers/lantern-nights-gates/gate-map.en.png"),
  ),
  [`${path("opens")}/en.mdx`]: text({ title: word("openstitle") }, reply(word("openswords"))),
  [`${path("closes")}/en.mdx`]: text({ title: word("closestitle"), teams: "" }, reply("We look into it.")),
  [`advisories/${word("advisory")}/en.mdx`]: advisory("advisory", `scope: {teams: [${OTHER}]}`, [
    "countries: [VN]",
  ]),
  [`advisories/${word("incident")}/en.mdx`]: advisory("incident", `scope: {answers: [${word("answer")}]}`, [
    "everywhere: true",
    "incident: found",
  ]),
};

/** What it publishes a day later: some of it only for the day after. */
const SECOND = {
  [`${path("answer")}/en.mdx`]: answer(word("second"), change("2026-11-20T09:00")),
  [`${path("opens")}/en.mdx`]: text(
    { title: word("openstitle"), teams: "", more: [change("2026-11-30T09:00")] },
    reply("We look into it."),
  ),
  [`${path("closes")}/en.mdx`]: text(
    { title: word("closestitle"), more: [change("2026-11-30T09:00")] },
    reply(word("closeswords")),
  ),
};

/** What waits for somebody: drafts, proposals and a host's line. */
const WAITING = {
  [`${path("answer")}/en.mdx`]: answer(word("draft")),
  [`${path("draft")}/en.mdx`]: text({ title: word("drafttitle") }, reply(word("draftwords"))),
  [`proposals/2026-11-20-${word("proposal")}.yaml`]: proposal("change", {
    entry: path("answer"),
    from: "2.0",
    at: "2026-11-20T09:00:00Z",
    change: { kind: "minor", what: word("proposedwhat"), why: "y.", do: "d." },
    texts: { en: { boxes: { private: word("proposedwords") } } },
  }),
  [`proposals/2026-11-10-${word("taken")}.yaml`]: proposal("new", {
    entry: path("answer"),
    at: "2026-11-10T09:00:00Z",
    owner: word("owner"),
    texts: { en: { title: word("takentitle"), boxes: { private: "We look into it." } } },
    outcome: { taken: "1.0", at: "2026-11-11T09:00:00Z", by: word("owner") },
  }),
  [`proposals/2026-11-20-${word("path")}.yaml`]: proposal("path", {
    at: "2026-11-20T10:00:00Z",
    owner: word("owner"),
    path: {
      id: word("path"),
      title: { en: word("pathtitle"), vi: toned("pathtitle") },
      teams: [OTHER],
      modules: [{ title: { en: word("module") }, lessons: ["one"] }],
    },
    lessons: { one: { en: `---\ntitle: ${word("lessontitle")}\nminutes: 1\n---\n\n${word("lesson")}\n` } },
  }),
};

function proposal(verb: string, fields: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries({ proposal: verb, ...fields });
  return lines.map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`).join("");
}

interface Said {
  readonly title: string;
  readonly teams?: string;
  readonly more?: readonly string[];
}

function text({ title, teams = `teams: [${OTHER}]`, more = [] }: Said, body: string): string {
  const isFragment = title.includes("fragment");
  return aText([`title: ${title}`, `owner: ${word("owner")}`, isFragment ? undefined : teams, ...more], body);
}

function translated(title: string, body: string): string {
  return aText([`title: ${toned(title)}`, "translates: next"], body);
}

function reply(words: string, attributes = ""): string {
  return `<Reply${attributes}>\n${words}\n</Reply>`;
}

function change(effective: string): string {
  return `change:\n  what: ${word("what")}\n  why: ${word("why")}\n  do: ${word("todo")}\n  locales: {vi: keeps}\n  effective: ${effective}`;
}

function answer(version: string, ...more: readonly string[]): string {
  const front = [
    `summary: ${word("summary")}`,
    `products: [${word("product")}]`,
    `tags: [${word("tag")}]`,
    `shortcuts: [${word("short")}]`,
    `phrases: [${word("phrase")} is lost, where is my ${word("phrase")}]`,
    ...more,
  ];
  const body = [
    `<When>\n${word("when")}, see [it](product:${word("product")}).\n</When>`,
    `<Steps>\n1. ${word("steps")}\n</Steps>`,
    reply(`Hi {{customer_name}}, ${version} <Fragment id="${word("fragment")}"/>.`),
    reply(`Dear {{customer_name}}, ${version}.`, ` channel="email" subject="${word("subject")}"`),
    `<Attach file="${word("file")}.en.png" alt="${word("alt")}"/>`,
    `<Never>\n${word("never")}\n</Never>`,
    `<Escalate to="payments">\n${word("escalate")}\n</Escalate>`,
  ];
  return text({ title: word("title"), more: front }, body.join("\n\n"));
}

function advisory(name: string, scope: string, where: readonly string[]): string {
  const more = [
    ...where,
    "severity: urgent",
    "from: 2026-11-20T00:00:00Z",
    "effect: append",
    scope,
    `change:\n  what: ${word(`${name}what`)}\n  why: y.\n  do: d.`,
  ];
  return text({ title: word(`${name}title`), teams: "", more }, reply(`${word(`${name}words`)}.`));
}

/** Larkspan for two teams: `own` without anything of the other team but its path of the training, and `both`. */
export interface TwoTeams {
  readonly own: string;
  readonly both: string;
  cleanup(): void;
}

/** Makes the two folders. */
export function twoTeams(): TwoTeams {
  const parent = mkdtempSync(join(tmpdir(), "replybook teams "));
  const [own, both] = [join(parent, "own"), join(parent, "both")];
  cpSync(LARKSPAN, own, { recursive: true });
  edit(own, "training/evening/path.yaml", (yaml) => `${yaml}teams: [${OTHER}]\n`);
  publishAll(own, "2026-11-18T09:00:00Z");
  cpSync(own, both, { recursive: true });
  const contact = `  ${word("owner")}: {name: ${word("ownername")}, contact: "#${word("contact")}"}\n`;
  edit(both, "workspace.yaml", (yaml) => yaml.replace("owners:\n", `owners:\n${contact}`));
  plant(both, FIRST);
  publishAll(both, "2026-11-19T09:00:00Z");
  plant(both, SECOND);
  publishAll(both, "2026-11-19T10:00:00Z");
  plant(both, WAITING);
  const line = `  ${path("answer")}@2.0: ${word("hostline")}\n`;
  edit(both, "briefings/2026-11-23T0900.yaml", (yaml) => yaml.replace("items:\n", `items:\n${line}`));
  return { own, both, cleanup: () => rmSync(parent, { recursive: true, force: true }) };
}

function edit(root: string, file: string, write: (text: string) => string): void {
  writeFileSync(join(root, file), write(readFileSync(join(root, file), "utf8")));
}

function plant(root: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
}

/** All files below a folder, by their path. */
export function filesBelow(root: string): string[] {
  const found = readdirSync(root, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return found.map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1)).sort();
}

/** What may be read out of a file, its name included: unpacked, as UTF-8 and UTF-16, without tone marks, in small letters. */
export function readOut(file: string, bytes: Buffer): string {
  const plain = file.endsWith(".br")
    ? brotliDecompressSync(bytes)
    : bytes.subarray(0, 2).toString("hex") === "1f8b"
      ? gunzipSync(bytes)
      : bytes;
  // Plain letters of UTF-16 are what is left of it without its empty bytes.
  const narrowed = plain.toString("latin1").replaceAll("\0", "");
  // Calendars fold long lines.
  const unfolded = plain.toString("utf8").replaceAll("\r\n ", "");
  return [file, unfolded, narrowed].map(folded).join("\n");
}

/** A text without tone marks, in small letters. */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The planted words in a site, by the first file that holds each. */
export function plantedIn(root: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of filesBelow(root)) {
    const words = readOut(file, readFileSync(join(root, file))).match(new RegExp(`${SEED}[a-z]*`, "g"));
    for (const one of words ?? []) found.set(one, found.get(one) ?? file);
  }
  return found;
}
