import { advised } from "#checks/example.ts";
import { inFile, inFront, problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { unknownName } from "#checks/unknown-name.ts";
import { isSound, looksAside, textsAsked } from "#checks/working.ts";

const FILE = "settings/countries.yaml";
const COUNTRY = { what: "a country of the settings", add: `add it to ${FILE}` };
const REGION = { what: "a region of the settings", add: `add it under regions: in ${FILE}` };

/** Every country and region that is named is one of the settings'. */
export const unknownCountry: Rule = {
  name: "unknown-country",
  severity: "error",
  firm: true,
  why: "An advisory for a country that nobody can choose never applies: agents go on sending what it was meant to hold.",
  byEntry: true,
  bad: { files: { "advisories/storm/en.mdx": advised({ front: "countries: [VM]" }) } },
  good: { files: { "advisories/storm/en.mdx": advised({ front: "countries: [VN]" }) } },
  check: (context) => {
    const { library } = context;
    const { byCode, regions } = library.settings.countries;
    if (!isSound(library, FILE)) return [];
    const advisories = textsAsked(context, "advisories").flatMap(({ text }) => {
      const { countries = [], regions: named = [] } = text.front.advisory ?? {};
      return [
        ...countries
          .filter((code) => !byCode.has(code))
          .map((code) =>
            problemAt(
              unknownCountry,
              inFront(text, "countries", code),
              unknownName(code, byCode.keys(), COUNTRY),
            ),
          ),
        ...named
          .filter((id) => !regions.has(id))
          .map((id) =>
            problemAt(unknownCountry, inFront(text, "regions", id), unknownName(id, regions.keys(), REGION)),
          ),
      ];
    });
    if (!looksAside(context)) return advisories;
    const codes = new Set([...regions.values()].flat());
    const grouped = [...codes].filter((code) => !byCode.has(code));
    return [
      ...advisories,
      ...grouped.map((code) =>
        problemAt(unknownCountry, inFile(context, FILE, code), unknownName(code, byCode.keys(), COUNTRY)),
      ),
    ];
  },
};
