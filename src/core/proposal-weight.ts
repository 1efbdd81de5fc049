import { replyBox, tidyWords } from "#core/box.ts";
import { boxProse } from "#core/box-prose.ts";
import { FACTS } from "#core/head-field.ts";
import type { Locale } from "#core/locale.ts";
import { partReasons, type Wordings } from "#core/part-change.ts";
import { plainText } from "#core/plain-text.ts";
import { changedFields, type FormValues } from "#core/proposal-form.ts";
import type { Weight } from "#core/reason.ts";
import type { Section } from "#core/reply.ts";

/**
 * What makes proposed words look like a change of meaning, each once: publishing judges the same texts by the same
 * rule (`core/part-change.ts`). A language that only catches up with its source brings no news.
 */
export function weightsOf(
  values: FormValues,
  originals: FormValues,
  catchingUp: readonly Locale[],
  wordings: Wordings,
): Weight[] {
  const found = changedFields(values, { originals }).flatMap((name): Weight[] => {
    const [part, locale = "", ...rest] = name.split(":");
    if (FACTS.includes(part ?? "")) return ["front"];
    if (part !== "box" || catchingUp.includes(locale)) return [];
    const address = rest.join(":");
    const [a, b] = [sideOf(originals[name], address), sideOf(values[name], address)];
    const section = b ?? a;
    if (!section) return [];
    const sides = { ...(a && { before: a.section }), ...(b && { after: b.section }) };
    const pair = { section: section.section, ...sides, a: a?.plain ?? "", b: b?.plain ?? "" };
    return partReasons(pair, locale, wordings).map((reason) =>
      reason.type === "words" ? reason.mark : "part",
    );
  });
  return [...new Set(found)];
}

/** The words of one field as a part of a text; undefined when there are none. */
function sideOf(words: string | undefined, address: string): { section: Section; plain: string } | undefined {
  const tidy = tidyWords(words ?? "");
  if (tidy === "") return undefined;
  const prose = boxProse(tidy);
  const reply = replyBox(address);
  const section: Section = reply
    ? { type: "reply", reply: { channels: reply.channels, moment: reply.moment, prose } }
    : { type: "prose", prose };
  return { section, plain: plainText(prose) };
}
