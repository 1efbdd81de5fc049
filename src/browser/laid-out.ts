import type { Ask, Finding, Suggested } from "#search/found.ts";

/** A part of the message, and the answer that fits it first. */
export interface Asked {
  readonly ask: Ask;
  readonly finding: Finding;
}

/** What was found, in the order in which it is shown; no answer stands twice. */
export interface Laid {
  /** For somebody in danger: above everything. */
  readonly urgent: readonly Finding[];
  /** Of a message that asks several things; else empty. */
  readonly asked: readonly Asked[];
  readonly rest: readonly Finding[];
}

/** Puts what was found in order: what is urgent, an answer for each thing that is asked, the others. */
export function laidOut({ urgent, findings, asks }: Suggested): Laid {
  const others = new Map(findings.map((finding) => [finding.id, finding]));
  for (const { id } of urgent) others.delete(id);
  const parts = asks.flatMap((ask) => {
    const finding = others.get(ask.id);
    return finding ? [{ ask, finding }] : [];
  });
  const asked = parts.length > 1 ? parts : [];
  for (const { finding } of asked) others.delete(finding.id);
  return { urgent, asked, rest: [...others.values()] };
}

/** All that is shown, in order: what the arrow keys go through. */
export function shownInOrder({ urgent, asked, rest }: Laid): Finding[] {
  return [...urgent, ...asked.map(({ finding }) => finding), ...rest];
}
