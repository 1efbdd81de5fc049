/** A tag of the closed vocabulary: its attributes (`required` or not) and whether it holds text. */
export interface Tag {
  readonly attributes: Readonly<Record<string, "required" | "optional">>;
  readonly holds: "text" | "nothing";
  readonly example: string;
}

/** Every tag a text may use besides Markdown. Nothing else is ever rendered, so content cannot run code. */
export const TAGS: Readonly<Record<string, Tag>> = {
  When: { attributes: {}, holds: "text", example: "<When>" },
  Steps: { attributes: {}, holds: "text", example: "<Steps>" },
  Reply: {
    attributes: { channel: "optional", for: "optional", subject: "optional", followUp: "optional" },
    holds: "text",
    example: '<Reply channel="public" for="upset">',
  },
  NoReply: {
    attributes: { action: "required", channel: "optional" },
    holds: "text",
    example: '<NoReply action="leave">',
  },
  Never: { attributes: {}, holds: "text", example: "<Never>" },
  Escalate: { attributes: { to: "required" }, holds: "text", example: '<Escalate to="TEAM">' },
  Fragment: { attributes: { id: "required" }, holds: "nothing", example: '<Fragment id="late-credit"/>' },
  Attach: {
    attributes: { file: "required", alt: "required" },
    holds: "nothing",
    example: '<Attach file="seat-map.en.png" alt="Seat map"/>',
  },
};

/** The tags by name, for the sentence that says what may be used. */
export const TAG_NAMES = Object.keys(TAGS)
  .map((name) => `<${name}>`)
  .join(" ");
