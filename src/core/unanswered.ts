import { type Instant, isInstant } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import { millisOf } from "#core/millis.ts";

/** Something customers ask that no approved answer fits, as an agent kept it: masked, never a customer's own words whole. */
export interface UnansweredTopic {
  readonly text: string;
  readonly at: Instant;
  /** The language the agent was to reply in. */
  readonly locale?: Locale;
  readonly channel?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
}

/** For so many days a topic stays on the device. */
export const TOPIC_DAYS = 30;
/** At most so many characters of it are kept. */
export const TOPIC_LENGTH = 300;

/** Topics from what a device kept, without those that are too old by `now`; whatever is none is left out. */
export function topicsFrom(kept: unknown, now: Instant): UnansweredTopic[] {
  const oldest = millisOf(now) - TOPIC_DAYS * 86_400_000;
  const topics = Array.isArray(kept) ? kept.filter(isTopic) : [];
  return topics.filter(({ at }) => millisOf(at) > oldest);
}

function isTopic(kept: unknown): kept is UnansweredTopic {
  const { text, at, ...more } = Object(kept) as Record<string, unknown>;
  const places = ["locale", "channel", "country"].map((name) => more[name]);
  return (
    typeof text === "string" &&
    text.trim() !== "" &&
    isInstant(at) &&
    places.every((value) => value === undefined || typeof value === "string")
  );
}

/** A text as a topic keeps it: one line, at most `TOPIC_LENGTH` characters. */
export function topicText(text: string): string {
  const line = text.normalize("NFC").replace(/\s+/gu, " ").trim();
  const letters = [...line];
  return letters.length <= TOPIC_LENGTH
    ? line
    : `${letters
        .slice(0, TOPIC_LENGTH - 1)
        .join("")
        .trimEnd()}…`;
}

/** Names a topic among those of one agent. */
export function topicKey({ at, text }: UnansweredTopic): string {
  return `${at} ${text}`;
}
