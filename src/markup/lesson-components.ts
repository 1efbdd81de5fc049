import { DRILLS } from "#core/lesson.ts";
import { MOMENTS } from "#core/reply.ts";

/** An attribute of a lesson component: whether it must be there, and the shape of its text (`flag`: no text at all). */
export interface LessonAttribute {
  readonly required: boolean;
  readonly shape: RegExp | "flag";
}

/** A component lessons may use. */
export interface LessonComponent {
  readonly attributes: Readonly<Record<string, LessonAttribute>>;
  /** The components it may stand in, and nowhere else; absent: it stands between paragraphs (`inline`: within one). */
  readonly inside?: readonly string[];
  readonly inline?: true;
  /** What it holds: nothing, words on one line, or blocks of Markdown and components. */
  readonly holds: "nothing" | "line" | "blocks";
  /** The only components that may stand in it, with how many there are, at least and at most. Absent: words alone. */
  readonly parts?: Readonly<Record<string, readonly [least: number, most: number]>>;
  /** Whether it holds its parts and no words of its own. */
  readonly partsAlone?: true;
  readonly example: string;
}

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const IDS = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:, ?[a-z0-9]+(?:-[a-z0-9]+)*)*$/;
const VERSION = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/;
const PAGE = /^\/(?!\/)[a-z0-9/_-]*$/;

const must = (shape: RegExp) => ({ required: true, shape });
const may = (shape: RegExp | "flag") => ({ required: false, shape });

/** Every component of a lesson; `src/components/lesson/` holds one file for each. */
export const LESSON_COMPONENTS: Readonly<Record<string, LessonComponent>> = {
  Answer: {
    attributes: { id: must(ID) },
    inline: true,
    holds: "nothing",
    example: '<Answer id="late-delivery"/>',
  },
  Change: {
    attributes: { id: must(ID), from: must(VERSION), to: must(VERSION) },
    holds: "nothing",
    example: '<Change id="late-delivery" from="2.0" to="3.0"/>',
  },
  Scenario: {
    attributes: { channel: must(ID), country: must(/^[A-Z]{2}$/) },
    holds: "blocks",
    parts: { Option: [0, 6], Write: [0, 1] },
    example: '<Scenario channel="messenger" country="VN">',
  },
  Option: {
    attributes: { answer: may(ID), does: may(/\S/), right: may("flag") },
    inside: ["Quiz", "Scenario"],
    holds: "line",
    example: '<Option answer="late-delivery" right>Why it is right.</Option>',
  },
  Write: {
    attributes: { answer: must(ID), moment: may(new RegExp(`^(?:${MOMENTS.join("|")})$`)) },
    inside: ["Scenario"],
    holds: "nothing",
    example: '<Write answer="late-delivery" moment="upset"/>',
  },
  Quiz: {
    attributes: { question: must(/\S/) },
    holds: "blocks",
    parts: { Option: [2, 6], Because: [0, 1] },
    partsAlone: true,
    example: '<Quiz question="Which one?">',
  },
  Because: { attributes: {}, inside: ["Quiz"], holds: "line", example: "<Because>It is.</Because>" },
  Practice: {
    attributes: {
      drill: must(new RegExp(`^(?:${DRILLS.join("|")})$`)),
      count: may(/^(?:[1-9]|[1-3]\d|40)$/),
      products: may(IDS),
      tags: may(IDS),
    },
    holds: "nothing",
    example: '<Practice drill="find" count="6"/>',
  },
  Compare: {
    attributes: {},
    holds: "blocks",
    parts: { Poor: [1, 1], Good: [1, 1] },
    partsAlone: true,
    example: "<Compare>",
  },
  Poor: { attributes: {}, inside: ["Compare"], holds: "blocks", example: "<Poor>" },
  Good: { attributes: {}, inside: ["Compare"], holds: "blocks", example: "<Good>" },
  Try: {
    attributes: { at: must(PAGE) },
    holds: "blocks",
    parts: { Notice: [1, 1] },
    example: '<Try at="/changes/">',
  },
  Notice: { attributes: {}, inside: ["Try"], holds: "blocks", example: "<Notice>" },
  Checklist: { attributes: {}, holds: "blocks", example: "<Checklist>" },
};

/** How many questions a drill in a lesson asks where it does not say so. */
export const PRACTICE_COUNT = 6;
