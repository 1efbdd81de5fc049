/** What the head of each kind of page says in English that it is about, by the name it has for the styles; `{title}` is its title. */
export const aboutEn = {
  home: "What changed since you last looked, what takes effect next, your own day, and the box that finds the approved reply for a customer.",
  answers:
    "All approved answers, to filter by product, channel, language, country, team and tag, each with the version that is in effect.",
  answer:
    "{title}: the approved reply for each channel and language, when to use it, the steps, and what never to say.",
  history: "{title}. Every version with what changed, why and what to do, and any two of them side by side.",
  reading: "{title}: what the team knows about it, since when, and the answers that go with it.",
  products: "Products and events with what to know about each of them and the answers that go with it.",
  advisories:
    "What is different in some countries for some time: replies on hold, replies to send instead, and lines to add.",
  countries: "Each country with what is different there just now, its time, and who answers.",
  country: "{title}. Advisories, answers on hold or changed, events and local time.",
  changes:
    "Every change to an answer, product note or advisory from A to B: what, why and what to do now. Unread ones stand out.",
  briefing:
    "Everything that changes between two briefings on one page, to present, print, copy or share with those who could not come.",
  auditing: "What was approved at a given minute for a channel, language and country, beside what was sent.",
  health:
    "What waits for somebody: overdue reviews, translations that are behind, topics without an answer, and the most changed answers.",
  side: "The box, the case and the newest changes in a narrow window beside the tool you answer in.",
  shift: "The end of a shift: a hand-over text to paste, and one file for the team.",
  paths: "Ordered paths for new colleagues, with lessons on the live answers.",
  pack: "{title}. All lessons of a path on paper, with room to write and the key behind them.",
  cohort:
    "Who of a group of new colleagues is how far, what is weak, and what changed since, from their end-of-shift files.",
  path: "{title}: its lessons in order, how far you are, and what changed since you finished.",
  certificate: "{title}: what was learned, in which versions, to print.",
  training: "{title}: a lesson on the way from the first case to working alone.",
  "new-path":
    "Build a path from approved answers: pick, order, look at the lessons, and hand it over for review.",
  drills:
    "Four drills drawn from the live answers, what is due for repetition today, and how the last weeks went.",
  "propose-index": "Choose what to change, suggest a new answer, and see what has been proposed already.",
  "propose-form":
    "{title}. Change the words, say what, why and what to do, and hand it on for review without a terminal.",
  offline: "What this device keeps of the site, how old it is, and what needs the network.",
  open: "Open exactly the wording that a reference names, as it was approved then.",
  accessibility:
    "What Replybook does for everybody who uses it, what was tested, what was not, and whom to tell.",
  "not-found": "Nothing stands at this address. The start page and the list of all answers lead on.",
} as const;
