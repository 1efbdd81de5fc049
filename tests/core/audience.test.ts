import { afterAll, describe, expect, test } from "vitest";
import { audienceOf, ownersFor } from "#core/audience.ts";
import { readLibrary } from "#store/library.ts";
import { aChange, aFragment, anAdvisory, anAnswer, aProduct, aReply, aTree, publishAll } from "../make.ts";

const NOW = "2026-03-01T09:00:00Z";
const LATER = "2026-03-10T09:00:00Z";

const WORKSPACE = `name: Two teams
sourceLocale: en
replyLocales: [en]
interfaceLocales: [en, vi]
timeZone: UTC
owners:
  both: {name: Both, contact: "#both"}
  north: {name: North, contact: "#north"}
  nobody: {name: Nobody, contact: "#nobody"}
teams:
  north: {name: North, contact: "#n", hours: "Mon-Fri 09:00-17:00"}
  south: {name: South, contact: "#s", hours: "Mon-Fri 09:00-17:00"}
`;

const NORTH = "teams: [north]";
const using = (id: string) => aReply(`Hi {{customer_name}}, within <Fragment id="${id}"/>.`);
const later = (more: string) =>
  anAnswer({ owner: "both", front: [more, aChange({ more: `effective: ${LATER}` })].join("\n") });

const content = aTree({
  "workspace.yaml": WORKSPACE,
  "answers/all/en.mdx": anAnswer({ owner: "both", body: using("shared") }),
  "answers/south/en.mdx": anAnswer({ owner: "both", front: "teams: [south]", title: "South" }),
  "answers/both/en.mdx": anAnswer({ owner: "both", front: "teams: [north, south]", title: "Both" }),
  "answers/north/en.mdx": anAnswer({ owner: "north", front: NORTH, title: "North", body: using("norths") }),
  "answers/draft/en.mdx": anAnswer({ owner: "north", front: NORTH, title: "A draft", body: using("norths") }),
  "answers/opens/en.mdx": anAnswer({ owner: "both", front: NORTH, title: "Opens" }),
  "answers/closes/en.mdx": anAnswer({ owner: "both", title: "Closes" }),
  "fragments/shared/en.mdx": aFragment({ owner: "both" }),
  "fragments/norths/en.mdx": aFragment({ owner: "north" }),
  "fragments/unused/en.mdx": aFragment({ owner: "both" }),
  "products/shop/en.mdx": aProduct({ owner: "both" }),
  "products/norths/en.mdx": aProduct({ owner: "both", front: NORTH }),
  ...Object.fromEntries(
    [
      ["everyone", ""],
      ["to-north", "scope: {teams: [north]}"],
      ["to-south", "scope: {teams: [south], answers: [north]}"],
      ["of-north", "scope: {answers: [north], products: [norths]}"],
      ["of-shop", "scope: {products: [shop]}"],
    ].map(([id, scope]) => [
      `advisories/${id}/en.mdx`,
      anAdvisory({ owner: "both", front: [scope, aChange()].join("\n") }),
    ]),
  ),
});
publishAll(content.root, "2026-02-01T09:00:00Z");
content.write({ "answers/opens/en.mdx": later(""), "answers/closes/en.mdx": later(NORTH) });
publishAll(content.root, "2026-02-02T09:00:00Z");
afterAll(content.cleanup);

const library = readLibrary(content.root);
const keys = [...library.entries.keys()];
const shown = (teams: readonly string[], now: string) => keys.filter(audienceOf(library, teams, now)).sort();

describe("a site for one team shows", () => {
  test("what is for it and for all, what reaches that, and the wording that is in it", () => {
    expect(shown(["south"], NOW)).toEqual([
      ...["advisories/everyone", "advisories/of-shop", "advisories/to-south"],
      ...["answers/all", "answers/both", "answers/south"],
      ...["fragments/shared", "products/shop"],
    ]);
  });

  test("what is opened to it from then on, and what will be closed not even before", () => {
    const before = new Set(shown(["south"], NOW));
    expect(shown(["south"], LATER).filter((key) => !before.has(key))).toEqual(["answers/opens"]);
    expect(before.has("answers/closes")).toBe(false);
  });

  test("what several teams see together, and all of it where no teams are named", () => {
    expect(shown(["north", "south"], NOW)).toEqual(keys.filter((key) => key !== "fragments/unused").sort());
    expect(shown([], NOW)).toEqual(keys.toSorted());
  });

  test("what nobody has yet", () => {
    expect(audienceOf(library, ["south"], NOW)("answers/not-yet")).toBe(true);
  });
});

test("owners are left out who are named only in what is not shown", () => {
  const names = (teams: readonly string[]) => [...ownersFor(library, audienceOf(library, teams, NOW)).keys()];
  expect(names(["south"])).toEqual(["both", "nobody"]);
  expect(names(["north"])).toEqual(["both", "north", "nobody"]);
});
