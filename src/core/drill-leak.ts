import type { HeldAnswer } from "#core/drill-ground.ts";
import type { LeakItem, LeakKind } from "#core/drill-item.ts";
import { inTurn, shuffled } from "#core/drill-order.ts";
import type { Locale } from "#core/locale.ts";
import type { Placeholder } from "#core/placeholder.ts";
import { type PrivateFind, privateAsksIn, privateDataIn } from "#core/private-data.ts";

/** A text with its fields filled by their examples, and what in it must not stand in public; both sure. */
export interface FilledText {
  readonly text: string;
  readonly finds: readonly PrivateFind[];
}

/**
 * Fills the `{{name}}`s of a reply by their examples and finds what must not stand in public: values of private fields,
 * private data, and what is asked for. Undefined where a field is not known: then nobody can say.
 */
export function filledByExample(
  template: string,
  placeholders: readonly Placeholder[],
  locale: Locale,
): FilledText | undefined {
  const values: PrivateFind[] = [];
  let [text, from] = ["", 0];
  for (const { index, 0: field, 1: name = "" } of template.matchAll(/\{\{([a-z][a-z0-9_]*)\}\}/g)) {
    const placeholder = placeholders.find((known) => known.name === name);
    if (!placeholder) return undefined;
    text += template.slice(from, index);
    const value = exampleOf(placeholder, locale);
    if (placeholder.private)
      values.push({ kind: "field", name, start: text.length, end: text.length + value.length });
    text += value;
    from = index + field.length;
  }
  text += template.slice(from);
  if (text !== text.normalize("NFC")) return undefined;
  return {
    text,
    finds: withoutOverlaps([
      ...values,
      ...privateDataIn(text, placeholders),
      ...privateAsksIn(text, placeholders, locale),
    ]),
  };
}

/** A field that need not be filled says what is usual where it is left. */
function exampleOf({ required, fallback, example }: Placeholder, locale: Locale): string {
  return (required ? undefined : fallback?.[locale]) ?? example;
}

function withoutOverlaps(finds: readonly PrivateFind[]): PrivateFind[] {
  return finds
    .filter(
      (find, index) =>
        !finds.slice(0, index).some((earlier) => earlier.start < find.end && find.start < earlier.end),
    )
    .sort((a, b) => a.start - b.start);
}

/** Texts to tell apart: private replies and comments with data in them, and public replies and comments without. */
export function leakItems(
  asked: readonly HeldAnswer[],
  placeholders: readonly Placeholder[],
  seed: string,
): LeakItem[] {
  const items = asked.flatMap((answer) => itemsOf(answer, placeholders, seed));
  const groups = (["private", "reply", "customer", "comment"] as const).map((kind) =>
    shuffled(
      items.filter((item) => item.kind === kind),
      ({ key }) => key,
      seed,
    ),
  );
  return inTurn(groups);
}

function itemsOf(answer: HeldAnswer, placeholders: readonly Placeholder[], seed: string): LeakItem[] {
  const { id, term } = answer;
  const { locale, title } = term;
  const filled = (text: string | undefined) =>
    text === undefined ? undefined : filledByExample(text, placeholders, locale);
  const [open, closed] = [filled(term.open), filled(term.closed)];
  const sound = open?.finds.length === 0 ? open.text : undefined;
  const comments = commentsOf(answer, placeholders, seed);
  const item = (kind: LeakKind, { text, finds }: FilledText): LeakItem => ({
    drill: "leak",
    ...{ key: `leak:${id}/${kind}`, id, title, locale, kind, text, finds },
    ...(sound !== undefined && { open: sound }),
  });
  return [
    ...(sound === undefined ? [] : [item("reply", { text: sound, finds: [] })]),
    ...(closed && closed.finds.length > 0 ? [item("private", closed)] : []),
    ...(comments.bare ? [item("comment", comments.bare)] : []),
    ...(comments.telling ? [item("customer", comments.telling)] : []),
  ];
}

/** What a customer may write below a post: their own words, and the same with a number that nobody else should see. */
function commentsOf(
  { id, term }: HeldAnswer,
  placeholders: readonly Placeholder[],
  seed: string,
): { bare?: FilledText; telling?: FilledText } {
  const [phrase] = shuffled(term.phrases, (words) => words, `${seed}/${id}/comment`);
  if (phrase === undefined || privateDataIn(phrase, placeholders).length > 0) return {};
  const bare = { text: phrase, finds: [] };
  const field = placeholders.find(
    ({ name, private: isPrivate, pattern }) =>
      isPrivate && pattern !== undefined && term.closed?.includes(`{{${name}}}`),
  );
  const label = field?.label[term.locale];
  if (!field || label === undefined) return { bare };
  const text = `${phrase}, ${label.slice(0, 1).toLowerCase()}${label.slice(1)} ${field.example}`;
  const finds = privateDataIn(text, placeholders);
  return { bare, ...(finds.length > 0 && { telling: { text, finds } }) };
}
