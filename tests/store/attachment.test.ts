import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { attachmentOf } from "#store/attachment.ts";
import { readLibrary } from "#store/library.ts";
import { contentFile } from "#store/tree.ts";
import { anAnswer, aReply, aTree, type ContentFolder, publishAll } from "../make.ts";

const GIF = Buffer.from("R0lGODlhAwACAIAAAAAAAP///yH5BAAAAAAALAAAAAADAAIAAAIChF0AOw==", "base64");
const MAP = readFileSync(
  new URL("../fixtures/larkspan/answers/lantern-nights-gates/versions/1.0/gate-map.en.png", import.meta.url),
);

/** A JPEG's beginning: where EXIF says how the camera was held, then 4 × 2 pixels. */
function aJpeg(orientation: number): Buffer {
  const exif = Buffer.from("457869660000" + "49492a0008000000" + "0100" + "1201030001000000", "hex");
  const held = Buffer.concat([exif, Buffer.from([orientation, 0, 0, 0]), Buffer.alloc(4)]);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, held.length + 2]), held]);
  const frame = Buffer.from("ffc0" + "0011" + "08" + "0002" + "0004" + "03012200021101031101", "hex");
  return Buffer.concat([Buffer.from("ffd8", "hex"), segment, frame, Buffer.alloc(8)]);
}

describe("what a handed-out file is", () => {
  test.each([
    ["a picture", "gate-map.en.png", MAP, { type: "image/png", width: 1200, height: 1000 }],
    ["a small one", "dot.gif", GIF, { type: "image/gif", width: 3, height: 2 }],
    ["one held upright", "photo.jpg", aJpeg(1), { type: "image/jpeg", width: 4, height: 2 }],
    ["one held on its side", "photo.JPG", aJpeg(6), { type: "image/jpeg", width: 2, height: 4 }],
    ["no picture in truth", "map.png", Buffer.from("<svg/>"), { type: "image/png" }],
    ["nothing at all", "map.webp", Buffer.alloc(0), { type: "image/webp" }],
    ["a text", "rules.en.txt", Buffer.from("No glass."), { type: "text/plain" }],
    [
      "of a kind that is not handed out",
      "map.svg",
      Buffer.from("<svg/>"),
      { type: "application/octet-stream" },
    ],
  ])("%s", (_, name, content, expected) => {
    expect(attachmentOf(name, content)).toEqual({ bytes: content.byteLength, ...expected });
  });
});

describe("the files of an answer", () => {
  let folder: ContentFolder;
  afterEach(() => folder.cleanup());

  test("are known of the working folder and of every version by itself", () => {
    folder = aTree({
      "answers/a/en.mdx": anAnswer({ body: `${aReply()}\n\n<Attach file="a.gif" alt="A dot"/>` }),
      "answers/a/a.gif": GIF,
    });
    publishAll(folder.root);
    folder.write({ "answers/a/a.gif": "draft", "answers/a/b.txt": "b" });
    const entry = readLibrary(folder.root).entries.get("answers/a");
    expect([...(entry?.versions.get("1.0")?.attachments ?? [])]).toEqual([
      ["a.gif", { bytes: GIF.byteLength, type: "image/gif", width: 3, height: 2 }],
    ]);
    expect([...(entry?.attachments.keys() ?? [])]).toEqual(["a.gif", "b.txt"]);
    expect(Buffer.from(contentFile(folder.root, "answers/a/versions/1.0/a.gif"))).toEqual(GIF);
  });
});
