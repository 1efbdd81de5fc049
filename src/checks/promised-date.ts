import { told } from "#checks/example.ts";
import { problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { type Sent, sentTexts, whereSent } from "#checks/sent.ts";
import { quoted, sentencesOf } from "#checks/sentence.ts";
import type { Locale } from "#core/locale.ts";
import type { Problem } from "#core/problem.ts";

const reply = (words: string) => told({ body: `<Reply>\nHi {{customer_name}}, ${words}\n</Reply>` });

/** A time that customers are promised comes from a policy. */
export const promisedDate: Rule = {
  name: "promised-date",
  severity: "warning",
  why: "Customers hold us to a day that we name. One written into the reply stays there when the policy changes; a field is filled for the case, and a fragment changes everywhere at once. Looked for in English and Vietnamese, and as dates in figures.",
  byEntry: true,
  bad: { files: { "answers/late-delivery/en.mdx": reply("your parcel will arrive within 3 days.") } },
  good: {
    files: {
      "answers/late-delivery/en.mdx": reply(
        'your parcel will arrive within <Fragment id="delivery-days"/>. Coins show within 30 minutes.',
      ),
      "fragments/delivery-days/en.mdx": told({ title: "Delivery", body: "3 to 5 working days" }),
    },
  },
  check: (context) => sentTexts(context).flatMap(problemsIn),
};

function problemsIn(sent: Sent): Problem[] {
  if (!sent.read.reply || !mayPromise(sent)) return [];
  return sentencesOf(sent.words)
    .filter((sentence) => promisesTime(sentence, sent.text.locale))
    .map((sentence) =>
      problemAt(promisedDate, whereSent(sent, sentence.slice(0, 12)), [
        `"${quoted(sentence)}" promises a time that neither a field nor a fragment carries.`,
        "Take the time from a field or a fragment, or say what happens without it.",
      ]),
    );
}

const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const FIGURES = /(?<!\d)(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})(?!\d)/u;

/**
 * What makes a sentence a promise, and how it names a time. A span that is counted from something ("within 30
 * minutes of payment") is a rule that holds always, not a promise about this case.
 */
const FORMS: Readonly<Record<string, { readonly promise: RegExp; readonly time: RegExp }>> = {
  en: {
    promise: anyOf(
      "will|shall|won['’]t|promise|guarantee|(?:is|are) going to|(?:at|by) the latest|no later than",
      String.raw`|['’]ll(?!\p{L})`,
    ),
    time: anyOf(
      String.raw`\d{1,2}(?:st|nd|rd|th)? ${MONTH}|${MONTH} \d{1,2}(?:st|nd|rd|th)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|today|(?:by|before|at) the end of (?:the|this|next) (?:day|week|month)|(?:next|this) (?:week|month)|(?:within|in|after) (?:an?|the next|one|two|three|a few|a couple of|\d+)(?:(?: to | or |[-–])\d+)? ?(?:working |business )?(?:minute|hour|day|week|month)s?(?! (?:of|after|from|before|since|to|ago|late))`,
    ),
  },
  vi: {
    promise: anyOf("sẽ|chậm nhất|muộn nhất|trễ nhất|hứa|cam kết|đảm bảo|bảo đảm"),
    time: anyOf(
      String.raw`ngày mai|hôm nay|ngày mốt|tối nay|sáng mai|chiều nay|(?:tuần|tháng) (?:này|sau|tới)|(?:vào|trước|đến|tới|từ|sáng|chiều|tối) thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|cuối (?:tuần|tháng)|\d{1,2}/\d{1,2}(?:/\d{2,4})?|ngày \d{1,2}|(?:trong|sau)(?: vòng)? (?:\d+|một|hai|ba|vài)(?:(?: đến | tới |[-–])\d+)? (?:phút|giờ|tiếng|ngày|tuần|tháng)(?! (?:làm việc )?(?:sau khi|kể từ|tính từ|từ khi|từ lúc|trước))`,
    ),
  },
};

/** Some forms as whole words, and others that stand at the end of one. */
function anyOf(forms: string, endings = ""): RegExp {
  return new RegExp(String.raw`(?<!\p{L})(?:${forms})(?!\p{L})${endings}`, "iu");
}

/** A quick look before the text is cut into sentences. */
function mayPromise({ words, text }: Sent): boolean {
  const forms = FORMS[text.locale.split("-")[0] ?? ""];
  return FIGURES.test(words) || (forms?.promise.test(words) === true && forms.time.test(words));
}

function promisesTime(sentence: string, locale: Locale): boolean {
  const forms = FORMS[locale.split("-")[0] ?? ""];
  if (!forms) return FIGURES.test(sentence);
  return forms.promise.test(sentence) && (forms.time.test(sentence) || FIGURES.test(sentence));
}
