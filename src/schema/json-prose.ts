import { z } from "zod";
import { json } from "#schema/json-words.ts";

const inline = z.union([
  z.object({ type: z.literal("text"), value: json.text }),
  z.object({
    type: z.enum(["emphasis", "strong", "delete"]),
    get children() {
      return inlines;
    },
  }),
  z.object({ type: z.literal("code"), value: json.text }),
  z.object({
    type: z.literal("link"),
    url: json.text,
    get children() {
      return inlines;
    },
  }),
  z.object({ type: z.literal("break") }),
  z.object({ type: z.literal("placeholder"), name: json.text }),
  z.object({ type: z.literal("fragment"), id: json.id }),
]);
const inlines: z.ZodType<unknown[]> = z.array(z.lazy(() => inline)).meta({ id: "inlines" });

const block = z.union([
  z.object({ type: z.literal("paragraph"), children: inlines }),
  z.object({ type: z.literal("heading"), depth: json.count, children: inlines }),
  z.object({
    type: z.literal("list"),
    start: json.count.optional(),
    get items() {
      return z.array(prose);
    },
  }),
  z.object({
    type: z.literal("quote"),
    get children() {
      return prose;
    },
  }),
  z.object({ type: z.literal("codeBlock"), value: json.text }),
  z.object({ type: z.literal("rule") }),
  z.object({ type: z.literal("table"), rows: z.array(z.array(inlines)) }),
]);

/** Formatted text, as versions carry it. */
export const prose: z.ZodType<unknown[]> = z.array(z.lazy(() => block)).meta({ id: "prose" });

/** A reply with its channels and its moment. */
export const reply = z.object({
  channels: json.texts,
  moment: json.moment,
  subject: json.text.optional(),
  followUp: json.text.optional(),
  prose,
});

/** A piece of a text. */
export const section = z.union([
  z.object({ type: z.enum(["prose", "when", "steps", "never"]), prose }),
  z.object({ type: z.literal("escalate"), to: json.id, prose }),
  z.object({
    type: z.literal("no-reply"),
    action: z.enum(["leave", "hide", "report", "hand-over"]),
    channels: json.texts,
    prose,
  }),
  z.object({ type: z.literal("attach"), file: json.text, alt: json.text }),
  z.object({ type: z.literal("reply"), reply }),
]);
