import { told } from "#checks/example.ts";
import { atRecord, inBody, inFront, problemAt, type Where, type Words } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { sectionsOf } from "#checks/section.ts";
import { unknownName } from "#checks/unknown-name.ts";
import { entriesAsked, historyFile, lifeOf, textsAsked, withdrawalOf } from "#checks/working.ts";
import type { Entry, EntryText, Kind } from "#core/entry.ts";
import { entriesOf, entryNamed, isPublished, type Library } from "#core/library.ts";
import type { Problem } from "#core/problem.ts";

const linking = {
  "answers/late-delivery/en.mdx": told({
    body: "<When>\nIf it is marked as delivered, use [not received](answer:not-received).\n</When>\n\n<Reply>\nWe are looking into it.\n</Reply>",
  }),
};

/** Every link leads to something that agents can open. */
export const deadLink: Rule = {
  name: "dead-link",
  severity: "error",
  firm: true,
  why: "An agent who follows a link in the middle of a case must arrive. What does not exist is an error; what is not yet published is a warning. A renamed entry is found by its former name.",
  byEntry: true,
  bad: { files: linking },
  good: { files: { ...linking, "answers/not-received/en.mdx": told({ title: "It never arrived" }) } },
  check: (context) => linksIn(context).flatMap((link) => problemOf(context, link)),
};

const known = new WeakMap<CheckContext, readonly Link[]>();

/** Every link that working texts and withdrawals hold. */
export function linksIn(context: CheckContext): readonly Link[] {
  const links = known.get(context) ?? [
    ...textsAsked(context).flatMap(({ entry, text }) => linksOf(entry, text)),
    ...entriesAsked(context).flatMap((entry) => withdrawalLinks(context, entry)),
  ];
  known.set(context, links);
  return links;
}

/** Something that names another entry. */
export interface Link {
  readonly from: Entry;
  readonly kind: Kind;
  readonly id: string;
  /** Looked for only where there is a problem: most links lead somewhere. */
  readonly where: () => Where;
  /** Whether a record says so, and no text. */
  readonly recorded?: true;
}

const SCHEMES: Readonly<Record<string, Kind>> = {
  answer: "answers",
  product: "products",
  advisory: "advisories",
};

function linksOf(from: Entry, text: EntryText): Link[] {
  return [...bodyLinks(from, text), ...frontLinks(from, text)];
}

function bodyLinks(from: Entry, text: EntryText): Link[] {
  return sectionsOf(text).flatMap(({ links, section }) =>
    links.flatMap((url): Link[] => {
      const [scheme = "", id = ""] = url.split(":");
      const kind = SCHEMES[scheme];
      return kind ? [{ from, kind, id, where: () => inBody(text, `${scheme}:${id}`, section.place) }] : [];
    }),
  );
}

function frontLinks(from: Entry, text: EntryText): Link[] {
  const { advisory, change } = text.front;
  const link = (field: string, kind: Kind, id: string): Link => ({
    from,
    kind,
    id,
    where: () => inFront(text, field, id),
  });
  return [
    ...(advisory?.use ? [link("use", "answers", advisory.use)] : []),
    ...(advisory?.scope.answers ?? []).map((id) => link("answers", "answers", id)),
    ...(advisory?.scope.products ?? []).map((id) => link("products", "products", id)),
    ...(change?.withdraw?.use ? [link("use", from.kind, change.withdraw.use)] : []),
  ];
}

/** Where agents of a withdrawn entry are sent. */
function withdrawalLinks(context: CheckContext, from: Entry): Link[] {
  const record = withdrawalOf(context, from);
  if (!record?.use) return [];
  return [
    {
      from,
      kind: from.kind,
      id: record.use,
      where: () => atRecord(context, historyFile(from), from.history.indexOf(record)),
      recorded: true,
    },
  ];
}

function problemOf(context: CheckContext, { from, kind, id, where }: Link): Problem[] {
  const target = entryNamed(context.library, kind, id);
  if (!target) return [problemAt(deadLink, where(), missing(context.library, kind, id))];
  const words = unavailable(context, target);
  return words && isPublished(from) ? [problemAt(deadLink, where(), words, "warning")] : [];
}

function missing(library: Library, kind: Kind, id: string): Words {
  const ids = entriesOf(library, kind).map((entry) => entry.id);
  return unknownName(id, ids, {
    what: `one of the ${kind}`,
    add: `write ${kind}/${id}/${library.workspace.sourceLocale}.mdx`,
  });
}

function unavailable(context: CheckContext, target: Entry): Words | undefined {
  if (lifeOf(context, target) !== "unpublished") return undefined;
  return [
    `"${target.id}" is not published yet, so the link leads nowhere.`,
    `Publish it with \`kb publish ${target.key}\`.`,
  ];
}
