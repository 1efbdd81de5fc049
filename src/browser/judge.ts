import { caseSheet } from "#browser/case.ts";
import { pageWords } from "#browser/page.ts";
import type { ReadyReply } from "#browser/reply-view.ts";
import type { AnswerView } from "#browser/view.ts";
import type { Channel } from "#core/channel.ts";
import { type Locale, textIn } from "#core/locale.ts";
import { plainText } from "#core/plain-text.ts";
import { asksPrivateData, privateDataIn } from "#core/private-data.ts";
import { neverSent } from "#core/wording.ts";
import { filled } from "#words/text.ts";

const WORDS = await pageWords();

/** Where a text goes, and in which language it is. */
export interface Addressee {
  readonly channel: Channel;
  readonly locale: Locale;
}

/**
 * What keeps a text from being sent, in sentences: wording nobody may send, private data in public, and, where
 * the agent touched the text up, a question for private data in public. Judged on what is really copied; private
 * data that stands in the `approved` text too, such as our own address, may stand.
 */
export function judged(view: AnswerView, to: Addressee, text: string, approved = ""): string[] {
  const never = neverFaults(view, to, text);
  return to.channel.public ? [...never, ...publicFaults(view, to, text, approved)] : never;
}

/** What is approved of a reply, with what advisories add. */
export function approvedText(view: AnswerView, { reply, version, ...subject }: ReadyReply): string {
  const lines = view.advisor?.lines(view, version, subject) ?? [];
  return [reply.prose, ...lines].map((prose) => plainText(prose)).join("\n\n");
}

function neverFaults({ sheet }: AnswerView, { locale }: Addressee, text: string): string[] {
  const { neverSend, allowed } = sheet.wording;
  return neverSent(text, locale, neverSend, allowed).map(({ words: found, say }) =>
    say === undefined
      ? filled(WORDS.reply.neverSent, { words: found })
      : filled(WORDS.reply.neverSentSay, { words: found, say }),
  );
}

function publicFaults(view: AnswerView, { locale }: Addressee, text: string, approved: string): string[] {
  const fields = caseSheet()?.privateFields ?? [];
  const kinds: Readonly<Record<string, string>> = WORDS.case.privateKinds;
  const label = (name: string) => {
    const labels = fields.find((field) => field.name === name)?.label;
    return labels ? textIn(labels, view.locale, "en", name).toLowerCase() : (kinds[name] ?? name);
  };
  const shown = privateDataIn(text, fields, approved).map(({ kind, name }) => label(name ?? kind));
  const faults = [...new Set(shown)].map((names) => filled(WORDS.reply.privateInPublic, { names }));
  const asked = view.edited === undefined ? [] : asksPrivateData(text, fields, locale);
  if (asked.length === 0) return faults;
  return [...faults, filled(WORDS.reply.asksInPublic, { names: asked.map(label).join(", ") })];
}
