import { CHANGE, told, translated } from "#checks/example.ts";
import { inFront, problemAt, type Where } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { entriesAsked, versionsInForce } from "#checks/working.ts";
import type { Entry } from "#core/entry.ts";
import { isBehind, type PublishRecord } from "#core/history.ts";
import type { Problem } from "#core/problem.ts";

const first = { "answers/late-delivery/en.mdx": told(), "answers/late-delivery/vi.mdx": translated() };
const body = "<Reply>\nHi {{customer_name}}, we answer within a day.\n</Reply>";
const second = { "answers/late-delivery/en.mdx": told({ front: CHANGE, body }) };

/** Every language says what the source says. */
export const translationBehind: Rule = {
  name: "translation-behind",
  severity: "warning",
  why: "A translation that was not brought along with a major version says something that no longer holds. Its reply cannot be copied until it catches up.",
  byEntry: true,
  bad: { published: [first, second], files: {} },
  good: {
    published: [
      first,
      {
        ...second,
        "answers/late-delivery/vi.mdx": translated({
          front: "translates: next",
          body: "<Reply>\nChào {{customer_name}}, chúng tôi trả lời trong một ngày.\n</Reply>",
        }),
      },
    ],
    files: {},
  },
  check: (context) => entriesAsked(context).flatMap((entry) => problemsOf(context, entry)),
};

function problemsOf(context: CheckContext, entry: Entry): Problem[] {
  const records = versionsInForce(context, entry);
  return records.flatMap((record) => {
    const behind = Object.keys(record.texts).filter((locale) =>
      isBehind(entry.history, record.version, locale),
    );
    // "next" says that the translation has caught up and only waits to be published.
    const open = behind.filter((locale) => entry.working.get(locale)?.front.translates !== "next");
    return open.map((locale) =>
      problemAt(translationBehind, whereOf(entry, locale), wordsFor(entry, record, locale)),
    );
  });
}

function whereOf(entry: Entry, locale: string): Where {
  const text = entry.working.get(locale);
  return text ? inFront(text, "translates") : { file: `${entry.key}/${locale}.mdx` };
}

function wordsFor(entry: Entry, { version, texts }: PublishRecord, locale: string): [string, string] {
  const message = `In version ${version} the "${locale}" text still follows version "${texts[locale]}".`;
  return [message, `Bring ${entry.key}/${locale}.mdx up to date and write \`translates: next\` in it.`];
}
