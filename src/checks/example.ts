/** What a text of an example says; everything has a valid default. */
export interface Told {
  readonly title?: string;
  /** Further lines of front matter. */
  readonly front?: string;
  readonly body?: string;
}

/** A reply that nothing is wrong with. */
export const REPLY = "<Reply>\nHi {{customer_name}}, we are looking into it.\n</Reply>";

/** The text of an answer, or of any entry that needs no more than a title and an owner. */
export function told({ title = "My order arrives late", front = "", body = REPLY }: Told = {}): string {
  return `---\ntitle: ${title}\nowner: team\n${front ? `${front}\n` : ""}---\n\n${body}\n`;
}

/** A translation of such a text. */
export function translated({
  title = "Đơn hàng đến trễ",
  front = 'translates: "1.0"',
  body = REPLY,
}: Told = {}): string {
  return `---\ntitle: ${title}\n${front}\n---\n\n${body}\n`;
}

/** The pending change note of an example, as lines of front matter. */
export const CHANGE =
  "change:\n  what: We look into late orders within a day, was two.\n  why: The team has grown.\n  do: Promise a day.";

/** An advisory with its note, which it needs from the first version on: for Viet Nam unless said otherwise. */
export function advised({
  title = "Storm in the north",
  front = "countries: [VN]",
  body = "Parcels to the north are late.",
  effect = "note",
}: Told & { effect?: string } = {}): string {
  return told({
    title,
    front: `severity: caution\nfrom: 2026-01-01T00:00:00Z\neffect: ${effect}\n${front}\n${CHANGE}`,
    body,
  });
}

/** A workspace of one owner and one team with some lines more. */
export function workspaceWith(lines: string, contact = "#team"): string {
  return `name: My team
sourceLocale: en
replyLocales: [en, vi]
interfaceLocales: [en, vi]
timeZone: UTC
owners:
  team: {name: Our team, contact: "${contact}"}
teams:
  team: {name: Our team, contact: "#team", hours: "Mon-Fri 09:00-17:00"}
${lines}
`;
}
