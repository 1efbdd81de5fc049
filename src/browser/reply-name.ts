import type { Channel } from "#core/channel.ts";
import { escaped } from "#core/html.ts";
import type { Reply } from "#core/reply.ts";
import type { Words } from "#words/text.ts";

/** Which channels a reply is for and at which moment, in words: `Public · Upset`, `E-mail, Messenger · First`. */
export function replyName(
  { channels, moment }: Reply,
  known: readonly Channel[],
  words: Words,
  locale: string,
): string {
  const groups: Readonly<Record<string, string>> = {
    public: words.state.public,
    private: words.state.private,
  };
  const named = (word: string) => {
    const name = known.find(({ id }) => id === word)?.name;
    return groups[word] ?? name?.[locale] ?? name?.en ?? word;
  };
  const where = (channels.length > 0 ? channels : ["private"]).map(named).join(", ");
  return `${where} · ${words.moment[moment]}`;
}

/** A reply's subject with its fields drawn; it is plain text otherwise. */
export function subjectHtml(subject: string, field: (name: string) => string): string {
  return escaped(subject).replace(/\{\{([a-z][a-z0-9_]*)\}\}/g, (_, name: string) => field(name));
}
