/** The words in English of a printed handbook. */
export const handbookEn = {
  title: "{name}: approved replies",
  asOf: "As of {date}",
  notice:
    "Paper does not know of changes. Each reply says its version and the last day on which it may be sent from here; what is held, urgent or sent word by word stands on the site alone.",
  contents: "Contents",
  otherAnswers: "Other answers",
  label: "{title} [{version}, good until {until}]",
  subject: "Subject",
  groups: { public: "Public channels", private: "Private channels", written: "Written channels" },
  moments: { first: "first", upset: "upset", again: "again", close: "close" },
};
