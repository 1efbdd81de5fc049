import { deviceNow } from "#browser/clock.ts";
import { remember, remembered } from "#browser/memory.ts";
import { followOtherTabs } from "#browser/other-tabs.ts";
import { topicKey, topicsFrom, type UnansweredTopic } from "#core/unanswered.ts";

/** The event on `document` that tells that a topic was kept or deleted, here or in another tab. */
export const UNANSWERED_CHANGED = "kb:unanswered";

const KEY = "unanswered";

/** The topics without an answer that this agent has kept lately, oldest first. */
export function unansweredTopics(): UnansweredTopic[] {
  return remembered(KEY, (kept) => topicsFrom(kept, deviceNow()));
}

/** Keeps a topic that was masked and that somebody has read. Returns whether that was kept beyond this page. */
export function keepTopic(topic: UnansweredTopic): boolean {
  return put([...unansweredTopics(), topic]);
}

/** Deletes a topic. */
export function dropTopic(topic: UnansweredTopic): void {
  put(unansweredTopics().filter((other) => topicKey(other) !== topicKey(topic)));
}

/** Takes from the device what is too old to be kept. */
export function forgetOldTopics(): void {
  const all = remembered(KEY, (kept) => (Array.isArray(kept) ? kept.length : 0));
  if (all > unansweredTopics().length) put(unansweredTopics());
}

function put(topics: readonly UnansweredTopic[]): boolean {
  const isKept = remember(KEY, topics);
  document.dispatchEvent(new Event(UNANSWERED_CHANGED));
  return isKept;
}

followOtherTabs(KEY, UNANSWERED_CHANGED);
