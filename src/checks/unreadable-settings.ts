import { metWhileReading, type Rule } from "#checks/rule.ts";

/** Files of settings are plain YAML. */
export const unreadableSettings: Rule = {
  name: "unreadable-settings",
  severity: "error",
  firm: true,
  why: "A file of settings that is no plain YAML counts as empty, and then every channel, field or country that it describes is unknown.",
  bad: { files: { "settings/synonyms.yaml": "en: [[refund, money back]\n" } },
  good: { files: { "settings/synonyms.yaml": "en: [[refund, money back]]\n" } },
  check: metWhileReading("unreadable-settings"),
};
