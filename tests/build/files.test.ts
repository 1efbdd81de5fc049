import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writing } from "#store/journal.ts";
import { readContent } from "#store/library.ts";
import { Publication } from "#store/publication.ts";
import { type ServedSite, servedSite } from "../browser/site.ts";
import { anAnswer, aReply, aTree, type ContentFolder, publishAll } from "../make.ts";

const on = (day: string) => `2026-${day}T09:00:00Z`;
const FOLDER = "answers/seat-map";
const BODY = `${aReply()}\n\n<Attach file="map.en.gif" alt="A map"/>\n\n<Attach file="house-rules.pdf" alt="The rules"/>`;
const gif = (width: number) =>
  Buffer.from([...Buffer.from("GIF89a"), width, 0, 9, 0, 0, 0, 0, 0xff, 0x00, 0x80]);

const NOTE = { minor: true, given: { what: "A new map.", why: "The gates moved.", do: "Send it." } };

let content: ContentFolder;
let site: ServedSite;

beforeAll(async () => {
  content = aTree({
    [`${FOLDER}/en.mdx`]: anAnswer({ body: BODY }),
    [`${FOLDER}/map.en.gif`]: gif(1),
    [`${FOLDER}/house-rules.pdf`]: Buffer.from([0, 255, 13, 10]),
  });
  publishAll(content.root, on("03-01"));
  for (const [width, day] of [
    [2, "03-02"],
    [3, "03-03"],
  ] as const) {
    content.write({ [`${FOLDER}/map.en.gif`]: gif(width) });
    publishAll(content.root, on(day), { ...NOTE, ...(width === 3 && { effective: on("04-01") }) });
  }
  writing(content.root, () => {
    const publication = new Publication(readContent(content.root));
    publication.addRecord(FOLDER, { record: "cancel", at: on("03-04"), by: "team", version: "1.2" });
    publication.commit();
  });
  content.write({ [`${FOLDER}/map.en.gif`]: gif(4) });
  site = await servedSite(on("03-05"), content.root);
});

afterAll(() => {
  site?.close();
  content?.cleanup();
});

const fetched = (path: string) => fetch(`${site.url}/files/${FOLDER}/${path}`);

describe("the files of published versions", () => {
  test.each([
    ["1.0/map.en.gif", "image/gif", "inline"],
    ["1.1/map.en.gif", "image/gif", "inline"],
    ["1.0/house-rules.pdf", "application/pdf", "attachment"],
  ])("%s is handed out byte for byte, and can do nothing", async (path, type, disposition) => {
    const response = await fetched(path);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(
      readFileSync(join(content.root, FOLDER, "versions", path)),
    );
    expect(response.headers.get("content-type")).toBe(type);
    expect(response.headers.get("content-disposition")).toBe(disposition);
    expect(response.headers.get("content-security-policy")).toMatch(/default-src 'none'; sandbox/);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("are not those of a version that was called off, nor drafts", () => {
    const built = join(site.folder, "files", FOLDER);
    expect(existsSync(join(built, "1.1/map.en.gif"))).toBe(true);
    expect(existsSync(join(built, "1.2"))).toBe(false);
    expect(readFileSync(join(built, "1.1/map.en.gif"))).toEqual(gif(2));
  });

  test("are told of in the version's data and on the answer's page", async () => {
    const version = await (await fetch(`${site.url}/api/v1/${FOLDER}/1.1.json`)).json();
    expect(version.files["map.en.gif"]).toEqual({ bytes: 16, type: "image/gif", width: 2, height: 9 });
    expect(readFileSync(join(site.folder, FOLDER, "index.html"), "utf8")).toContain(
      `"filesAt":"/files/${FOLDER}/"`,
    );
  });
});

describe("the feeds of a built site", () => {
  test.each([
    ["/changes.atom", "application/atom+xml; charset=utf-8", "<feed "],
    ["/vi/calendar.ics", "text/calendar; charset=utf-8", "BEGIN:VCALENDAR\r\n"],
  ])("%s is served as %s, and the page of changes leads to it", async (path, type, begins) => {
    const response = await fetch(site.url + path);
    expect(response.headers.get("content-type")).toBe(type);
    expect(await response.text()).toContain(begins);
    const page = await fetch(site.url + path.replace(/[a-z]+\.[a-z]+$/, "changes/"));
    const html = await page.text();
    expect(html).toMatch(
      new RegExp(
        `<link rel="?alternate"? type="${type.split(";")[0]?.replace("+", "\\+")}"[^>]* href="${path}"`,
      ),
    );
    expect(html).toMatch(new RegExp(`<a [^>]*href="${path}"`));
  });
});
