/** The words of the side panel in English. */
export const sideEn = {
  title: "Side panel",
  newest: "Newest changes",
  all: "See all",
  setUp: "Put it beside your chat tool",
  window: "In a small window of its own",
  windowWhy: "400 pixels wide, to stand beside the tool you answer in.",
  open: "Open the window",
  blocked:
    "The browser did not let the window open. Allow pop-ups for this site, or make this window narrow.",
  install: "As an app",
  installWhy:
    "In the browser’s menu choose “Install Replybook” (in Safari “Add to Dock”). It then opens without tabs and address.",
  bookmark: "Bring a selected message along",
  bookmarkWhy:
    "Drag this to the bookmarks bar. In your chat tool select what the customer wrote and click it: the message opens here as a new case. It travels within your browser and is taken out of the address at once; only the browser’s own history may keep it until you clear that.",
  bookmarkName: "Ask Replybook",
  copy: "Copy its address instead",
  copied: "Copied. Make a bookmark and paste this as its address.",
  notCopied: "Copying did not work. Drag the button to the bookmarks bar.",
  noScript: "The side panel needs JavaScript. All answers can be read in the list.",
} as const;
