/** The words in English of what a device keeps of the site. */
export const offlineEn = {
  title: "Offline",
  intro:
    "What this device keeps, so that answers can be found, filled in and copied without a network. Nothing you type or paste is among it.",
  missed:
    "The page you asked for is not kept on this device, and the site cannot be reached. Find an answer with the box above or in the list; what stands below is here.",
  list: "All answers",
  ready: "Ready offline: {kept} of {of} answers",
  none: "Nothing is kept on this device yet. It begins by itself a few seconds after a page was opened.",
  bringing: "Bringing what is new: {kept} of {of} answers",
  asOf: "As the site was {time}, {ago}.",
  others: {
    one: "{n} answer of other teams is left out: your team is set in the preferences.",
    other: "{n} answers of other teams are left out: your team is set in the preferences.",
  },
  limit: "More than {most} MB are not kept. Pins, answers you used, urgent ones and your team’s go first.",
  full: "This device has no room for more. Free some, and what is missing is brought by itself.",
  saving: "This device is set to save data, so nothing is brought by itself.",
  failed: "Not everything could be brought. What has come is kept; the rest follows by itself.",
  impossible:
    "This browser keeps nothing here: that takes https and a browser with service workers. The site works as ever while there is a network.",
  act: "Bring what is new now",
  contents: "Kept on this device",
  groups: {
    desk: "Start, lists, newest changes, your shift",
    search: "Search for words and messages",
    answers: "Answers",
    advisories: "Advisories",
    countries: "Countries",
    changes: "Earlier changes and briefings",
    products: "Products and events",
    training: "Training",
    text: "Search in all texts",
    files: "Attached files",
  },
  all: "complete",
  missing: { one: "{n} file missing", other: "{n} files missing" },
  room: "Room taken",
  megabytes: "{n} MB",
  never:
    "Histories, earlier wordings, proposals and the health page need the network. Advisories and changes that were published since are not known here: look at how old it is before you send.",
  noScript: "Without JavaScript nothing is kept on a device.",
} as const;
