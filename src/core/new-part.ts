import type { FormValues } from "#core/proposal-form.ts";

/** The parts in which new entries are written, in the order of the form. */
export const NEW_PARTS = [
  "title",
  "summary",
  "phrases",
  "when",
  "text",
  "steps",
  "public",
  "private",
  "never",
];

/** The parts that a new entry of a kind has no use for, by what somebody wants to do. */
const NOT_IN: Readonly<Record<string, readonly string[]>> = {
  new: ["text"],
  advisory: ["phrases", "when"],
};

/** Whether a part is asked for as a form stands: an advisory has replies only to add them to others. */
export function isAsked(address: string, { verb = "", effect }: FormValues): boolean {
  const isReply = address === "public" || address === "private";
  if (verb === "advisory" && isReply) return effect === "append";
  return !NOT_IN[verb]?.includes(address);
}

const PART_OF = /^(?:box:[A-Za-z0-9-]+:(.+)|([a-z]+):[A-Za-z0-9-]+)$/;

/** What stands in a form without the words of parts that are not asked for; they stay in their boxes. */
export function wordsAsked(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => {
      const [, box, head] = PART_OF.exec(name) ?? [];
      return isAsked(box ?? head ?? "", values);
    }),
  );
}
