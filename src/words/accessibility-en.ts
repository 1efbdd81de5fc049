/** The words of the statement on accessibility in English. */
export const accessibilityEn = {
  title: "Accessibility",
  lead: "Replybook is for everybody on the team: with a mouse, a finger, the keyboard alone, a screen reader, large text or colours of your own. It aims at level AA of the Web Content Accessibility Guidelines (WCAG) 2.2.",
  tested: "Tested with every change",
  testedHow: "By programs, in Chromium, on every kind of page in English and Vietnamese:",
  tests: {
    axe: "The checks of axe-core find nothing, in the light and the dark theme, also with dialogs, lists and lessons open.",
    narrow:
      "At 320 pixels (a wide window at 400 %) and at 200 %, also with letters and lines set far apart, nothing scrolls sideways, is cut off or lies under something else.",
    targets:
      "Whatever can be pressed is 24 pixels high and wide or has that much room around it. Under a finger the main buttons have 44.",
    keys: "The daily ways of agents, trainers, policy owners, reviewers and supervisors are gone with keys alone. The focus is seen at every stop, nothing holds it, and it returns to where it was.",
    heard:
      "Controls have names in the language of the page, replies in another language are marked as such, and results, copies, holds and new versions are announced once.",
    chosen: "With less motion nothing moves, and in the colours of your system every state can be told.",
  },
  seen: "Looked at by people",
  seenHow:
    "In November 2026 its makers looked through pictures of every kind of page: in English on the width of a phone, and in Vietnamese on a wide screen in forced colours. Other widths and the dark theme were looked at on some pages only.",
  gaps: "Not tested, or not good yet",
  gapList: {
    readers:
      "In November 2026 its makers found an answer with Orca 43 on Linux, filled it in, copied it and read what changed, and mended what was said wrongly. NVDA, JAWS, VoiceOver and TalkBack were not tried.",
    people: "Nobody who depends on such tools has tried it.",
    browsers:
      "Firefox and Safari are not part of the tests; a script went through the commonest work once in Firefox 140 and WebKitGTK 2.50, in November 2026.",
    voice: "Speech input and switches were not tried.",
    files: "Pictures and documents to send to customers are as accessible as whoever made them made them.",
    packages:
      "Lessons taken into another learning system stand in that system’s own frame, which was not tested.",
  },
  tell: "If something is in your way",
  tellHow:
    "Tell whoever looks after Replybook on your team: which page, what you wanted to do, and what you use to do it. For the words of an answer, its page names who answers for them.",
} as const;
