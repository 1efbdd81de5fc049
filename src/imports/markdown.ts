import type { Heading, RootContent } from "mdast";
import type { CarriedFile } from "#core/carried-answer.ts";
import { isId } from "#core/entry.ts";
import { cutText } from "#core/matter.ts";
import { Assembly, type Piece, titleFromName } from "#imports/assembly.ts";
import { listOf } from "#imports/chatwoot.ts";
import type { ImportGround } from "#imports/ground.ts";
import { markdownTree } from "#imports/markdown-text.ts";
import { isFields, wordOf } from "#imports/source-file.ts";
import { readYaml } from "#schema/yaml.ts";

const FRONT = [
  "id title locale channel for subject phrases tags product products shortcuts summary description owner draft",
  // What our own exports say of a version.
  "version effective good_until label",
]
  .join(" ")
  .split(" ");

/** A folder of Markdown files by path, with `/`: see `README.md` for names, front matter and headings of replies. */
export function markdownAnswers(files: ReadonlyMap<string, string>, ground: ImportGround): CarriedFile {
  const assembly = new Assembly("any", ground);
  for (const [path, text] of files) addFile(path, text, assembly, ground);
  return files.size === 0 ? { fault: "It holds no Markdown files (.md)." } : assembly.file();
}

/** What a path says: which answer it is, in which language, and the folders it lies in. */
export interface MarkdownPlace {
  readonly key: string;
  readonly locale: string | undefined;
  readonly folders: readonly string[];
}

/** Reads `ID.md`, `ID.LOCALE.md`, `ID/LOCALE.md` and `LOCALE/ID.md`, in whatever folders. */
export function markdownPlace(path: string, { locales }: Pick<ImportGround, "locales">): MarkdownPlace {
  const names = path.replace(/\.(?:md|markdown|mdx)$/i, "").split("/");
  const file = names.pop() ?? "";
  const isLocale = (name: string | undefined) => name !== undefined && locales.includes(name);
  const ending = /^(.+)\.([A-Za-z-]+)$/.exec(file);
  if (isLocale(file) && names.length > 0)
    return { key: names.join("/"), locale: file, folders: names.slice(0, -1) };
  if (ending && isLocale(ending[2]))
    return { key: [...names, ending[1]].join("/"), locale: ending[2], folders: names };
  const isFirst = isLocale(names[0]);
  const folders = isFirst ? names.slice(1) : names;
  return { key: [...folders, file].join("/"), locale: isFirst ? names[0] : undefined, folders };
}

function addFile(path: string, source: string, assembly: Assembly, ground: ImportGround): void {
  const { key, locale, folders } = markdownPlace(path, ground);
  const { matter, body } = cutText(source.replace(/^\ufeff/, ""));
  const read = matter === undefined ? { value: {} } : readYaml(matter);
  const tree = markdownTree(body);
  const fault =
    "fault" in read
      ? `its front matter, line ${read.fault.line + 1}: ${read.fault.message}`
      : "fault" in tree
        ? tree.fault
        : undefined;
  if (fault !== undefined || "fault" in read || "fault" in tree) {
    assembly.refuse(path, key, fault ?? "");
    return;
  }
  const front = isFields(read.value) ? read.value : {};
  for (const name of Object.keys(front))
    if (!FRONT.includes(name)) assembly.losses.add(path, `"${name.slice(0, 40)}" of the front matter`);
  const { title, parts, before } = partsIn(tree.root.children, body);
  if (before) assembly.losses.add(path, "what stands before its first reply");
  const named = key.split("/").at(-1) ?? key;
  const base = {
    place: path,
    key: wordOf(front.id) ?? key,
    id: wordOf(front.id) ?? (isId(named) ? named : undefined),
    locale: wordOf(front.locale) ?? locale,
    title: wordOf(front.title) ?? title ?? titleFromName(named),
    form: "markdown" as const,
    phrases: listFrom(front.phrases),
    products: [...listFrom(front.product), ...listFrom(front.products)],
    shortcuts: listFrom(front.shortcuts),
    summary: wordOf(front.summary) ?? wordOf(front.description),
    owner: wordOf(front.owner),
    tags: [...listFrom(front.tags), ...folders, ...listOf(ground, "tags")],
    isOff: front.draft === true,
    ...(wordOf(front.label) !== undefined && { isOurs: true as const }),
  } satisfies Omit<Piece, "text">;
  const whole = { channel: wordOf(front.channel), moment: wordOf(front.for), subject: wordOf(front.subject) };
  for (const part of parts) assembly.add({ ...base, ...whole, ...part });
}

function listFrom(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => wordOf(one) ?? []);
  return (wordOf(value) ?? "").split(/[|,\n]/).filter((one) => one.trim() !== "");
}

/** The replies of a text, as their own Markdown; its title, and whether anything stands before the first reply. */
interface Parts {
  readonly title?: string;
  readonly parts: readonly Pick<Piece, "text" | "channel" | "moment" | "subject">[];
  readonly before: boolean;
}

function partsIn(nodes: readonly RootContent[], body: string): Parts {
  const [first] = nodes;
  const title = first?.type === "heading" && first.depth === 1 ? wordsIn(first, body) : undefined;
  const rest = title === undefined ? nodes : nodes.slice(1);
  const starts = rest.flatMap((node, index) => (replyHeading(node, body) ? [index] : []));
  const sourceOf = (some: readonly RootContent[]) => {
    const [from, to] = [some[0]?.position?.start.offset ?? 0, some.at(-1)?.position?.end.offset ?? 0];
    return body.slice(from, to);
  };
  const titled = title === undefined ? {} : { title };
  if (starts.length === 0) return { ...titled, parts: [{ text: sourceOf(rest) }], before: false };
  const parts = starts.map((start, index) => {
    const [heading, ...inside] = rest.slice(start, starts[index + 1]) as [RootContent, ...RootContent[]];
    const subject =
      inside[0]?.type === "heading" ? /^Subject: (.+)$/.exec(wordsIn(inside[0], body))?.[1] : undefined;
    return {
      ...replyHeading(heading, body),
      subject,
      text: sourceOf(subject === undefined ? inside : inside.slice(1)),
    };
  });
  return { ...titled, parts, before: starts[0] !== 0 };
}

const REPLY = /^Reply(?:: ([^()]+?))?(?: \(([a-z]+)\))?$/;

/** `## Reply: public facebook-comment (upset)` → the channels and the moment. */
function replyHeading(node: RootContent, body: string): { channel?: string; moment?: string } | undefined {
  if (node.type !== "heading" || node.depth !== 2) return undefined;
  const [whole, channel, moment] = REPLY.exec(wordsIn(node, body)) ?? [];
  if (whole === undefined) return undefined;
  return { channel: channel?.trim() ?? "private", moment: moment ?? "first" };
}

/** The words of a heading as they are written, without its marks. */
function wordsIn({ children }: Heading, body: string): string {
  const [from, to] = [children[0]?.position?.start.offset ?? 0, children.at(-1)?.position?.end.offset ?? 0];
  return children.length === 0
    ? ""
    : body
        .slice(from, to)
        .replace(/\\([!-/:-@[-`{-~])/g, "$1")
        .trim();
}
