import { told } from "#checks/example.ts";
import { problemAt } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { type Sent, sentTexts, whereSent } from "#checks/sent.ts";
import type { Library } from "#core/library.ts";
import { textIn } from "#core/locale.ts";
import type { Problem } from "#core/problem.ts";

const reply = (words: string) => told({ body: `<Reply>\nHi {{customer_name}}, ${words}\n</Reply>` });

/** Nobody is shouted at. */
export const allCaps: Rule = {
  name: "all-caps",
  severity: "warning",
  why: "Words in capitals read as shouting, and screen readers may spell them. Short forms such as OTP, VIP and VAT are known, as are words that a title, a channel or the settings write so; others go under `allow:` in settings/wording.yaml.",
  byEntry: true,
  bad: { files: { "answers/late-delivery/en.mdx": reply("please do NOT pay again and WAIT for the code.") } },
  good: {
    files: { "answers/late-delivery/en.mdx": reply("the OTP comes by SMS, and VIP seats carry VAT.") },
  },
  check: (context) => {
    const isName = context.isName ?? ((word: string) => isNameIn(context, word));
    return sentTexts(context).flatMap((sent) => problemsIn(sent, isName));
  },
};

const named = new WeakMap<Library, ReadonlySet<string>>();

/** Whether a word stands in capitals in a title of any entry or in the settings. */
export function isNameIn({ library }: CheckContext, word: string): boolean {
  const names = named.get(library) ?? namesOf(library);
  named.set(library, names);
  return names.has(word);
}

/** A quick look that lets some words through that are not in capitals: most words are none of these. */
const MAY_SHOUT = /[A-Z]{2}|[A-Z\u00c0-\u052f\u1e00-\u1eff]{3}/;
const CAPITALS = /(?<![\p{L}\p{N}{_\-/@#&.'’])\p{Lu}{2,}(?![\p{L}\p{N}_}/@&])(?!-\d)/gu;

/** Longer words that everybody writes in capitals. */
const SHORT_FORMS = new Set(
  "CAPTCHA HTTPS SWIFT UNICEF COVID NAPAS LAZADA ASEAN UNESCO PAYPAL ICANN LGBTQ GDPR PCIDSS".split(" "),
);
/** Short words that are no short form of anything. */
const PLAIN_WORDS = new Set(
  "NO NOT DO DONT NOW ALL ANY ONE TWO YOU YOUR WE OUR HIS HER ITS THE THIS THAT AND BUT OR IF SO TO OF OFF ON OUT UP ONLY MUST VERY MORE BEST FREE STOP WAIT HELP SALE SOON EVER NEW BIG TOP HOT ASAP READ LOOK HERE WILL CAN MAY WAS ARE HAS HAVE DID BAD GOOD LIVE LAST NEXT JUST LATE WHY HOW WHO WHEN WHAT YES NGAY KHO GIA XIN MAI HAY CHO VUI THEO".split(
    " ",
  ),
);

function problemsIn(sent: Sent, isName: (word: string) => boolean): Problem[] {
  if (!MAY_SHOUT.test(sent.words)) return [];
  const near = sent.words
    .split(/\s+/)
    .filter((word) => MAY_SHOUT.test(word))
    .join(" ");
  const shouted = [...new Set([...near.matchAll(CAPITALS)].map(([word]) => word))].filter(
    (word) => isShouted(word) && !isName(word),
  );
  return shouted.map((word) =>
    problemAt(allCaps, whereSent(sent, word), [
      `"${word}" in capitals reads as shouting.`,
      `Write it in small letters, or add it under \`allow:\` in settings/wording.yaml.`,
    ]),
  );
}

/** Vietnamese words with a tone mark are words; of the rest, short ones are short forms unless known better. */
function isShouted(word: string): boolean {
  if (PLAIN_WORDS.has(word)) return true;
  if (SHORT_FORMS.has(word)) return false;
  return word.length > 4 || (word.length > 2 && /\p{M}/u.test(word.normalize("NFD")));
}

function namesOf({ settings, workspace, entries }: Library): Set<string> {
  const { sourceLocale } = workspace;
  const titles = [...entries.values()].flatMap((entry) =>
    [...entry.working.values()].map(({ front }) => front.title),
  );
  const named = [
    ...settings.channels.values(),
    ...settings.countries.byCode.values(),
    ...workspace.owners.values(),
    ...workspace.teams.values(),
  ].map(({ name }) => (typeof name === "string" ? name : textIn(name, sourceLocale, sourceLocale)));
  const texts = [workspace.name, ...titles, ...named, ...settings.allowed];
  return new Set(texts.flatMap((text) => text.match(/\p{Lu}{2,}/gu) ?? []));
}
