import type { UnreadWords } from "#words/text.ts";

/** The words in Vietnamese that tell on every page how much is unread: they are loaded after the page. */
export const unreadVi: UnreadWords = {
  changes: { other: "{n} thay đổi" },
  notRead: "chưa đọc",
};
