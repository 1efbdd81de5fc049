import { MOMENTS, type Moment } from "#core/reply.ts";

/** The parts of a text besides its replies that a proposal may change, by the name of their tag. */
export const BOX_SECTIONS = ["when", "steps", "never", "escalate"] as const;

/**
 * The address of a reply inside one text: its channels as written, joined by `+` (`private` when it names none),
 * then the moment and the 1-based variant where they are not the first: `public/upset.2`, `email+chat`.
 */
export function boxAddress(channels: readonly string[], moment: Moment, variant: number): string {
  const named = channels.length === 0 ? "private" : channels.join("+");
  return `${named}${moment === "first" ? "" : `/${moment}`}${variant > 1 ? `.${variant}` : ""}`;
}

/** A reply's address read back; undefined for the name of another part and for what is no address. */
export function replyBox(
  address: string,
): { channels: readonly string[]; moment: Moment; variant: number } | undefined {
  const [, named = "", moment = "first", variant = "1"] =
    /^([a-z0-9-]+(?:\+[a-z0-9-]+)*)(?:\/([a-z]+))?(?:\.([1-9]\d{0,2}))?$/.exec(address) ?? [];
  if (named === "" || !(MOMENTS as readonly string[]).includes(moment)) return undefined;
  if ((BOX_SECTIONS as readonly string[]).includes(named)) return undefined;
  return {
    channels: named === "private" ? [] : named.split("+"),
    moment: moment as Moment,
    variant: Number(variant),
  };
}
