/** The words in English that tell on every page how much is unread: they are loaded after the page. */
export const unreadEn = {
  changes: { one: "{n} change", other: "{n} changes" },
  notRead: "not read",
} as const;
