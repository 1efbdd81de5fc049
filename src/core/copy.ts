import type { Channel } from "#core/channel.ts";
import type { FrozenSettings } from "#core/entry.ts";
import { fieldsOf } from "#core/field.ts";
import { escaped, proseHtml } from "#core/html.ts";
import { lengthOf } from "#core/length.ts";
import type { Locale } from "#core/locale.ts";
import { faultOf, filledText, type Placeholder } from "#core/placeholder.ts";
import { filledIn, plainText, signedText, signOff } from "#core/plain-text.ts";
import type { Reply } from "#core/reply.ts";

/** What goes on the clipboard is made of this. */
export interface CopyRequest {
  readonly reply: Reply;
  readonly channel: Channel;
  readonly locale: Locale;
  readonly placeholders: readonly Placeholder[];
  /** What the agent typed, by field. */
  readonly fields: Readonly<Record<string, string>>;
  readonly initials: string;
  readonly settings: FrozenSettings;
}

/** A reply ready for the clipboard, or not yet. */
export interface PreparedCopy {
  readonly text: string;
  /** Only for channels that take HTML. */
  readonly html?: string;
  readonly subject?: string;
  /** In what the channel counts, sign-off included. */
  readonly length: number;
  /** By how much it is too long; 0 when it fits. */
  readonly over: number;
  /** Fields that are still empty, in the order they stand in the text. */
  readonly missing: readonly string[];
  /** Fields whose value cannot be sent, with the reason. */
  readonly faults: Readonly<Record<string, NonNullable<ReturnType<typeof faultOf>>>>;
  /** Whether the sign-off lacks the agent's initials. */
  readonly needsInitials: boolean;
}

/** Makes what is copied, and says what stands in its way. Nothing is refused here: that is the page's to say. */
export function preparedCopy(request: CopyRequest): PreparedCopy {
  const { reply, channel, initials, settings } = request;
  const names = fieldsOf(reply);
  const values = new Map(names.map((name) => [name, sentValue(request, name)]));
  const fill = (name: string) => values.get(name) ?? `{{${name}}}`;
  const template = settings.signs[channel.id] ?? channel.sign;
  const signature = signOff(template, initials);
  const text = signedText(
    plainText(reply.prose, { fill, format: channel.format, lines: channel.lines }),
    channel,
    signature,
  );
  const length = lengthOf(text, channel.count);
  const html = channel.format === "html" ? htmlOf(request, fill, signature) : undefined;
  return {
    text,
    ...(html !== undefined && { html }),
    ...(reply.subject !== undefined && { subject: filledIn(reply.subject, fill) }),
    length,
    over: channel.limit === undefined ? 0 : Math.max(0, length - channel.limit),
    missing: names.filter((name) => values.get(name) === undefined),
    faults: faultsOf(request, names),
    needsInitials: template.includes("{{initials}}") && initials === "",
  };
}

function sentValue(
  { placeholders, fields, locale, settings }: CopyRequest,
  name: string,
): string | undefined {
  const placeholder = placeholders.find((candidate) => candidate.name === name);
  return placeholder
    ? filledText(placeholder, fields[name], locale, settings.fallbacks[name])
    : fields[name]?.trim() || undefined;
}

function faultsOf({ placeholders, fields }: CopyRequest, names: readonly string[]): PreparedCopy["faults"] {
  const faults = names.flatMap((name) => {
    const placeholder = placeholders.find((candidate) => candidate.name === name);
    const typed = fields[name]?.trim();
    const fault = placeholder && typed ? faultOf(placeholder, typed) : undefined;
    return fault ? [[name, fault] as const] : [];
  });
  return Object.fromEntries(faults);
}

function htmlOf({ reply }: CopyRequest, fill: (name: string) => string, signature: string): string {
  const body = proseHtml(reply.prose, { field: (name) => escaped(fill(name)), fill });
  return signature ? `${body}<p>${escaped(signature)}</p>` : body;
}
