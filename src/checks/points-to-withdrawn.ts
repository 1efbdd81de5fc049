import { type Link, linksIn } from "#checks/dead-link.ts";
import { told } from "#checks/example.ts";
import { lessonFiles } from "#checks/lessons.ts";
import { inBody, inFront, problemAt } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { sectionsOf } from "#checks/section.ts";
import { lifeOf, textsAsked, withdrawalOf } from "#checks/working.ts";
import type { Kind } from "#core/entry.ts";
import { isBefore } from "#core/instant.ts";
import { entryNamed } from "#core/library.ts";
import type { Problem } from "#core/problem.ts";

const pulled = told({ title: "It never arrived", front: "change:\n  withdraw: {why: It was wrong.}" });
const linking = (id: string) =>
  told({
    body: `<When>\nIt is late, see [more](answer:${id}).\n</When>\n\n<Reply>\nWe are looking into it.\n</Reply>`,
  });
const published = [
  { "answers/not-received/en.mdx": told({ title: "It never arrived" }) },
  { "answers/not-received/en.mdx": pulled },
];

/** What was pulled is pointed to by nothing. */
export const pointsToWithdrawn: Rule = {
  name: "points-to-withdrawn",
  severity: "warning",
  why: "A text can be pulled at night without looking at what leads to it: agents who arrive there are told why. In the morning every link, scope, replacement and lesson that still points there is listed here. It never stops a build or another publication.",
  byEntry: true,
  bad: { published, files: { "answers/late-delivery/en.mdx": linking("not-received") } },
  good: { published, files: { "answers/late-delivery/en.mdx": told() } },
  check: (context) => [...fromTexts(context), ...fromLessons(context)],
};

function fromTexts(context: CheckContext): Problem[] {
  const links = [...linksIn(context), ...furtherLinks(context)];
  return links.flatMap((link) => {
    const found = problemOf(context, link);
    return found.length > 0 && isAtWork(context, link) ? found : [];
  });
}

/** What is named without being a link: products of an answer, and the wordings it uses. */
function furtherLinks(context: CheckContext): Link[] {
  return textsAsked(context).flatMap(({ entry: from, text }): Link[] => {
    const products = text.front.products.map((id) => ({
      from,
      kind: "products" as const,
      id,
      where: () => inFront(text, "products", id),
    }));
    const wordings = sectionsOf(text).flatMap(({ fragments, section }) =>
      fragments.map((id) => ({
        from,
        kind: "fragments" as const,
        id,
        where: () => inBody(text, id, section.place),
      })),
    );
    return [...products, ...wordings];
  });
}

/** A text that is withdrawn itself leads nobody anywhere, nor does an advisory that is over; where a withdrawal sends agents always counts. */
function isAtWork(context: CheckContext, { from, recorded }: Link): boolean {
  if (recorded) return true;
  const ends = [...from.working.values()].flatMap(({ front }) => front.advisory?.until ?? []);
  return lifeOf(context, from) !== "withdrawn" && !ends.some((until) => isBefore(until, context.now));
}

function problemOf(
  context: CheckContext,
  { kind, id, where }: Pick<Link, "kind" | "id" | "where">,
): Problem[] {
  const target = entryNamed(context.library, kind, id);
  const record = target && withdrawalOf(context, target);
  if (!record) return [];
  const why = record.why ? ` (“${record.why}”)` : "";
  const fix = record.use
    ? `Name "${record.use}" instead.`
    : "Take it out, or name an entry that is in effect.";
  return [problemAt(pointsToWithdrawn, where(), [`"${id}" is withdrawn${why}.`, fix])];
}

function fromLessons(context: CheckContext): Problem[] {
  return lessonFiles(context).flatMap(({ file, text }) =>
    text.mentions.flatMap(({ key, place }) => {
      const [kind, id] = key.split("/") as [Kind, string];
      return problemOf(context, { kind, id, where: () => ({ file, ...place }) });
    }),
  );
}
