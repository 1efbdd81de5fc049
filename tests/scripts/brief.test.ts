import { afterEach, describe, expect, test } from "vitest";
import { kb, publishIn } from "../histories.ts";
import { aChange, anAnswer, aReply, aTree, type ContentFolder } from "../make.ts";

let folder: ContentFolder | undefined;
afterEach(() => folder?.cleanup());

const WORKSPACE = `name: Larkspan
sourceLocale: en
replyLocales: [en]
interfaceLocales: [en, vi]
timeZone: Asia/Ho_Chi_Minh
briefing: {slots: ["09:00", "15:00"], zones: [Asia/Tokyo]}
owners: {team: {name: Our team, contact: "#team"}}
teams: {team: {name: Our team, contact: "#team", hours: "Mon-Sun 00:00-24:00"}}
`;

/** An answer that is new on 1 March and changes on the 2nd at 13:30, in Viet Nam. */
function aFolder(): ContentFolder {
  const files = (words: string, front: string) => ({
    "answers/late/en.mdx": anAnswer({ front, body: aReply(words) }),
  });
  const made = aTree({ "workspace.yaml": WORKSPACE, ...files("It takes 5 days.", "change: {}") });
  folder = made;
  publishIn(made.root, ["answers/late"], "2026-03-01T09:00:00+07:00");
  made.write(files("It takes 9 days.", aChange({ what: "It takes 9 days, was 5." })));
  publishIn(made.root, ["answers/late"], "2026-03-02T13:30:00+07:00");
  return made;
}

describe("kb brief", () => {
  test("prints the briefing whose time it is, with the words that changed and the host's own", async () => {
    const { root, write } = aFolder();
    write({ "briefings/2026-03-02T1500.yaml": "host: AB\nitems: {answers/late@2.0: Expect questions.}\n" });
    const { out, status } = await kb(root, ["brief"], "2026-03-02T14:20:00+07:00");
    expect(status).toBe(0);
    expect(out).toContain("Briefing 15:00 · Mon 2 Mar 2026, 15:00 in Viet Nam · 17:00 Japan\nHost: AB\n");
    expect(out).toContain("- 5 days\n   + 9 days\n");
    expect(out).toContain("From the host: Expect questions.");
  });

  test("opens any slot as it was, and says when nothing changed", async () => {
    const { root } = aFolder();
    const at = async (slot: string) =>
      (await kb(root, ["brief", "--slot", slot], "2026-04-01T00:00:00Z")).out;
    expect(await at("2026-03-02T09:00")).toMatch(/Nothing changed since 15:00 yesterday\.$/);
    expect(await at("2026-03-01T15:00")).toContain("1. New: My order arrives late");
    expect(await at("2026-03-02T16:00")).toContain("It takes 9 days, was 5.");
  });

  test("prints Markdown, Slack's blocks and a document, in both languages, with links where it knows the site", async () => {
    const { root } = aFolder();
    const as = async (...args: string[]) =>
      (await kb(root, ["brief", "--slot", "2026-03-02T15:00", ...args], "2026-04-01T00:00:00Z")).out;
    expect(await as("--format", "markdown", "--locale", "vi", "--site", "https://kb.example/x/")).toContain(
      "](https://kb.example/x/vi/answers/late/) 1.0 → 2.0",
    );
    expect(JSON.parse(await as("--format", "slack")).blocks[0].text.text).toBe("Briefing 15:00");
    expect(await as("--format", "html")).toMatch(/^<!doctype html>\n<html lang="en">/);
  });

  test.each([
    [["brief", "--format", "pdf"], '"pdf" is no format.'],
    [["brief", "--slot", "soon"], '"soon" is no time'],
    [["brief", "--site", "kb.example"], '--site is "kb.example", which is no address'],
  ])("%j is wrong usage", async (args, said) => {
    const { status, err } = await kb(aFolder().root, args);
    expect([status, err]).toEqual([2, expect.stringContaining(said)]);
  });

  test("credits count who held briefings, also where the words of one belong to nothing any more", async () => {
    const { root, write } = aFolder();
    write({
      "briefings/2026-03-02T0900.yaml": "host: AB\n",
      "briefings/2026-03-02T1500.yaml": "host: AB\nitems: {answers/late@7.0: Expect questions.}\n",
      "briefings/2026-04-02T1500.yaml": "host: TN\n",
    });
    const { out } = await kb(root, ["credits", "--from", "2026-03-01", "--to", "2026-03-31", "--json"]);
    expect(JSON.parse(out).credits).toEqual([{ name: "AB", taken: 0, declined: 0, hosted: 2 }]);
    const checked = await kb(root, ["check"], "2026-03-03T00:00:00Z");
    expect(checked.out).toContain(
      'briefings/2026-03-02T1500.yaml:2:9  error  briefing-unfit  "answers/late@7.0" is no change',
    );
  });
});
