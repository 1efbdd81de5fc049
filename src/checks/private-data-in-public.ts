import { told } from "#checks/example.ts";
import { problemAt } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { gravityOf, isPublic, type Sent, sentTexts, whereSent } from "#checks/sent.ts";
import { textIn } from "#core/locale.ts";
import type { Placeholder } from "#core/placeholder.ts";
import { asksPrivateData } from "#core/private-data.ts";
import type { Problem } from "#core/problem.ts";

const reply = (words: string) =>
  told({ body: `<Reply channel="public">\nHi {{customer_name}}, ${words}\n</Reply>` });

/** What is the customer's own is neither shown nor asked for in public. */
export const privateDataInPublic: Rule = {
  name: "private-data-in-public",
  severity: "error",
  why: "Strangers read public replies. Whoever is asked there for an order number, a phone number or a card answers there, and others use it; what the settings call private must not stand there at all. Questions are looked for in English and Vietnamese.",
  byEntry: true,
  bad: {
    files: {
      "answers/late-delivery/en.mdx": reply("please send us your order number here."),
      "answers/lost-parcel/en.mdx": told({
        title: "Lost parcel",
        body: '<Reply channel="public">\nHi {{customer_name}}, we look into order {{order_number}}.\n</Reply>',
      }),
    },
  },
  good: {
    files: {
      "answers/late-delivery/en.mdx": reply("please send us your order number in a private message."),
    },
  },
  check: (context) => {
    const placeholders = [...context.library.settings.placeholders.values()];
    return sentTexts(context)
      .filter((sent) => isPublic(context, sent))
      .flatMap((sent) => [...shownIn(context, sent), ...askedIn(context, sent, placeholders)]);
  },
};

function shownIn(context: CheckContext, sent: Sent): Problem[] {
  const { placeholders } = context.library.settings;
  const own = sent.read.fields.filter((name) => placeholders.get(name)?.private);
  return own.map((name) =>
    problemAt(
      privateDataInPublic,
      whereSent(sent, `{{${name}}}`),
      [
        `{{${name}}} is private, and this reply is public.`,
        "Say it without the field, and move to private for the details.",
      ],
      gravityOf(context, sent),
    ),
  );
}

function askedIn(context: CheckContext, sent: Sent, placeholders: readonly Placeholder[]): Problem[] {
  const asked = asksPrivateData(sent.words, placeholders, sent.text.locale);
  if (asked.length === 0) return [];
  const things = asked.map((name) => thingOf(context, name)).join(", ");
  return [
    problemAt(
      privateDataInPublic,
      whereSent(sent, ""),
      [
        `This public reply asks the customer for private data: ${things}.`,
        "Ask for it in a private reply, and invite the customer there.",
      ],
      gravityOf(context, sent),
    ),
  ];
}

const KINDS: Readonly<Record<string, string>> = {
  phone: "phone number",
  email: "e-mail address",
  card: "card number",
  iban: "bank account",
};

function thingOf({ library }: CheckContext, name: string): string {
  const label = library.settings.placeholders.get(name)?.label;
  return (
    KINDS[name] ?? (label ? textIn(label, "en", library.workspace.sourceLocale, name).toLowerCase() : name)
  );
}
