import type { Channel } from "#core/channel.ts";
import { fieldValue, type PreparedCopy, type SentReply } from "#core/copy.ts";
import type { FrozenSettings } from "#core/entry.ts";
import { capitalised, GREETED, withoutGreeting, withoutGreetingText } from "#core/greeting.ts";
import type { Placeholder } from "#core/placeholder.ts";
import type { Prose } from "#core/prose.ts";
import type { Reference } from "#core/reference.ts";
import type { Reply } from "#core/reply.ts";
import { preparedMessage } from "#core/stack.ts";

/** A reply that waits in the tray. */
export interface TrayPart {
  readonly reference: Reference;
  readonly reply: Reply;
  readonly placeholders: readonly Placeholder[];
  readonly settings: FrozenSettings;
  /** The body as the agent touched it up, without sign-off. */
  readonly edited?: string;
}

/** What the parts are sent with, all in one message. */
export interface TrayRequest {
  readonly channel: Channel;
  /** What the agent typed, by field. */
  readonly fields: Readonly<Record<string, string>>;
  readonly initials: string;
  /** Lines that advisories add. */
  readonly appended?: readonly Prose[];
}

/**
 * Opener, answer and closing as one message: the first part's greeting, the last leave-taking, one sign-off
 * and one limit. Undefined while the tray is empty.
 */
export function stackedText(parts: readonly TrayPart[], request: TrayRequest): PreparedCopy | undefined {
  const [first, ...rest] = parts.map((part) => sentOf(part, request));
  return first && preparedMessage([first, ...rest.map(following)], request);
}

function sentOf({ reference, ...part }: TrayPart, { channel, fields }: TrayRequest): SentReply {
  return { ...part, channel, fields, locale: reference.locale };
}

/** A reply that follows another in the same message. */
function following(sent: SentReply): SentReply {
  const { reply, locale, edited } = sent;
  if (edited === undefined) return { ...sent, reply: { ...reply, prose: followingProse(sent) } };
  const name = fieldValue(sent, GREETED) ?? `{{${GREETED}}}`;
  const greeted = [`{{${GREETED}}}`, name].find((form) => withoutGreetingText(edited, form) !== edited);
  return { ...sent, edited: withoutGreetingText(edited, greeted ?? name, locale) };
}

/** Where a field begins what is left, its value takes the capital: "anh nhắn riêng" → "Anh nhắn riêng". */
function followingProse(sent: SentReply): Prose {
  const { reply, locale } = sent;
  const prose = withoutGreeting(reply.prose, locale);
  const [block, ...rest] = prose;
  if (prose === reply.prose || block?.type !== "paragraph") return prose;
  const [first, ...others] = block.children;
  const value = first?.type === "placeholder" ? fieldValue(sent, first.name) : undefined;
  if (value === undefined) return prose;
  return [{ ...block, children: [{ type: "text", value: capitalised(value, locale) }, ...others] }, ...rest];
}
