import { plainText } from "#core/plain-text.ts";
import { type Body, proseOf, type Section } from "#core/reply.ts";

/** One part of an entry's text in two versions: the same part of both, or one that only one of them has. */
export interface SectionPair {
  /** The part as the newer version has it, else the older. */
  readonly section: Section;
  /** The part in either version; absent where that one lacks it. */
  readonly before?: Section;
  readonly after?: Section;
  /** Plain texts; empty where a version lacks the part. */
  readonly a: string;
  readonly b: string;
}

/** The parts of two bodies side by side, in the newer one's order; parts that are gone stand at the end. */
export function sectionPairs(a: Body, b: Body): SectionPair[] {
  const before = keyed(a);
  const now = keyed(b);
  const pairs = [...now].map(([key, section]) => pair(section, before.get(key), section));
  const gone = [...before]
    .filter(([key]) => !now.has(key))
    .map(([, section]) => pair(section, section, undefined));
  return [...pairs, ...gone];
}

function pair(section: Section, a: Section | undefined, b: Section | undefined): SectionPair {
  const sides = { ...(a && { before: a }), ...(b && { after: b }) };
  return { section, ...sides, a: a ? wordsOf(a) : "", b: b ? wordsOf(b) : "" };
}

/** What a part says, a mail's subject as its first paragraph. */
function wordsOf(section: Section): string {
  if (section.type === "attach") return `${section.file}\n\n${section.alt}`;
  const text = plainText(proseOf(section) ?? []);
  const subject = section.type === "reply" ? section.reply.subject : undefined;
  return subject ? `${subject}\n\n${text}` : text;
}

/** Parts by what they are for; variants and repeated parts by their turn. */
function keyed(body: Body): Map<string, Section> {
  const sections = new Map<string, Section>();
  for (const section of body) {
    let key = keyOf(section);
    for (let turn = 2; sections.has(key); turn++) key = `${keyOf(section)} ${turn}`;
    sections.set(key, section);
  }
  return sections;
}

function keyOf(section: Section): string {
  if (section.type === "reply")
    return `reply ${[...section.reply.channels].sort().join(" ")} ${section.reply.moment}`;
  if (section.type === "escalate") return `escalate ${section.to}`;
  return section.type === "attach" ? `attach ${section.file}` : section.type;
}
