import { XMLParser, XMLValidator } from "fast-xml-parser";

interface Node {
  readonly [name: string]: unknown;
}

const MANY = new Set([
  "entry",
  "link",
  "category",
  "author",
  "title",
  "id",
  "updated",
  "published",
  "content",
]);
const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/;

/** A feed as a parser of XML reads it; throws where it is no XML. */
export function readFeed(xml: string): Node & { readonly entry: readonly Node[] } {
  const wrong = XMLValidator.validate(xml);
  if (wrong !== true) throw new Error(JSON.stringify(wrong.err));
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    isArray: (name) => MANY.has(name),
    parseTagValue: false,
    processEntities: { enabled: true, maxTotalExpansions: 10_000_000, maxExpandedLength: 10_000_000 },
  });
  const { feed } = parser.parse(xml) as { feed: Node & { readonly entry?: readonly Node[] } };
  return { ...feed, entry: feed.entry ?? [] };
}

/** The value of a node that may carry attributes. */
export function textOf(node: unknown): string {
  return typeof node === "string" ? node : String((node as Node | undefined)?.["#text"] ?? "");
}

/** What a feed breaks of RFC 4287 (the rules of its RELAX NG schema and of sections 4.1.1 to 4.2.14), in words. */
export function brokenRules(xml: string): string[] {
  const feed = readFeed(xml);
  const broken = [
    ...(feed["@xmlns"] === "http://www.w3.org/2005/Atom" ? [] : ["the feed is in another namespace"]),
    ...commonRules(feed, "feed"),
    ...(links(feed).some((link) => link["@rel"] === "self") ? [] : ["feed has no link to itself"]),
    ...feed.entry.flatMap((entry, index) => entryRules(entry, `entry ${index + 1}`)),
  ];
  const ids = feed.entry.map((entry) => textOf(listOf(entry, "id")[0]));
  return new Set(ids).size === ids.length ? broken : [...broken, "two entries share an id"];
}

function entryRules(entry: Node, name: string): string[] {
  const content = listOf(entry, "content");
  const [only] = content as Node[];
  return [
    ...commonRules(entry, name),
    ...(content.length === 1 ? [] : [`${name} has ${content.length} contents`]),
    ...(["text", "html", "xhtml"].includes(String(only?.["@type"]))
      ? []
      : [`${name} has content of no type`]),
    ...(only?.["@src"] === undefined ? [] : [`${name} has its content elsewhere`]),
    ...listOf(entry, "published").flatMap((at) => (RFC3339.test(textOf(at)) ? [] : [`${name}: published`])),
    ...(listOf(entry, "category") as Node[]).flatMap((own) => (own["@term"] ? [] : [`${name}: category`])),
  ];
}

/** Exactly one id, title and updated; a person with a name; at most one alternate link of a type and language. */
function commonRules(node: Node, name: string): string[] {
  const once = ["id", "title", "updated"].flatMap((element) => {
    const found = listOf(node, element);
    return found.length === 1 && textOf(found[0]) !== "" ? [] : [`${name} has ${found.length} of ${element}`];
  });
  const [id, updated] = [textOf(listOf(node, "id")[0]), textOf(listOf(node, "updated")[0])];
  const alternates = links(node).filter((link) => (link["@rel"] ?? "alternate") === "alternate");
  const kinds = alternates.map((link) => `${link["@type"]} ${link["@hreflang"]}`);
  const people = listOf(node, "author") as Node[];
  return [
    ...once,
    ...(/^[a-z][a-z0-9+.-]*:./i.test(id) ? [] : [`${name}: the id is no IRI`]),
    ...(RFC3339.test(updated) ? [] : [`${name}: updated is no date`]),
    ...(people.length > 0 && people.every((person) => textOf(person.name) !== "") ? [] : [`${name}: author`]),
    ...(new Set(kinds).size === kinds.length ? [] : [`${name}: two alternate links of a kind`]),
    ...links(node).flatMap((link) =>
      link["@href"] && (!link["@type"] || TYPE.test(String(link["@type"]))) ? [] : [`${name}: link`],
    ),
  ];
}

function links(node: Node): Node[] {
  return listOf(node, "link") as Node[];
}

function listOf(node: Node, name: string): unknown[] {
  return (node[name] as unknown[] | undefined) ?? [];
}
