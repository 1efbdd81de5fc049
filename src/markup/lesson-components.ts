/** An attribute of a lesson component: whether it must be there, and the shape of its text (`flag`: no text at all). */
export interface LessonAttribute {
  readonly required: boolean;
  readonly shape: RegExp | "flag";
}

/** A component lessons may use: its attributes, and the only component it may stand in. */
export interface LessonComponent {
  readonly attributes: Readonly<Record<string, LessonAttribute>>;
  readonly inside?: string;
  readonly example: string;
}

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Every component of a lesson; `src/components/lesson/` holds one file for each. */
export const LESSON_COMPONENTS: Readonly<Record<string, LessonComponent>> = {
  Scenario: {
    attributes: { channel: { required: true, shape: ID }, country: { required: true, shape: /^[A-Z]{2}$/ } },
    example: '<Scenario channel="messenger" country="VN">',
  },
  Answer: { attributes: { id: { required: true, shape: ID } }, example: '<Answer id="late-delivery"/>' },
  Quiz: {
    attributes: { question: { required: true, shape: /\S/ } },
    example: '<Quiz question="Which one?">',
  },
  Option: {
    attributes: { right: { required: false, shape: "flag" } },
    inside: "Quiz",
    example: "<Option right>This one.</Option>",
  },
  Checklist: { attributes: {}, example: "<Checklist>" },
};
