import { afterAll, describe, expect, test } from "vitest";
import { readContent } from "#store/library.ts";
import { proposalDraft, proposedReading } from "#store/proposal-draft.ts";
import {
  aChange,
  anAdvisory,
  anAnswer,
  aProposal,
  aReply,
  aTranslation,
  aTree,
  aWorkspace,
  type ContentFolder,
  PROPOSED_NOTE,
  type ProposalParts,
  publishAll,
} from "../make.ts";

const folders: ContentFolder[] = [];
afterAll(() => {
  for (const folder of folders) folder.cleanup();
});

const EN = anAnswer({
  front: "summary: It is late. # ours\nphrases: [where is it]",
  body: [
    aReply("Hi {{customer_name}}.", 'channel="public"'),
    aReply("We look."),
    "<Never>\nPromise.\n</Never>",
  ].join("\n\n"),
});
const VI = aTranslation({
  body: [aReply("Chào {{customer_name}}.", 'channel="public"'), aReply("Đang xem.")].join("\n\n"),
});

/** An answer as it was published as 1.0. */
function published(): ContentFolder {
  const folder = aTree({
    "workspace.yaml": aWorkspace(),
    "answers/late/en.mdx": EN,
    "answers/late/vi.mdx": VI,
  });
  folders.push(folder);
  publishAll(folder.root, "2026-01-01T09:00:00Z");
  return folder;
}

/** What a proposal comes to: the files it makes, and what is wrong with it. */
function drafted(folder: ContentFolder, verb: string, parts: ProposalParts) {
  folder.write({ "proposals/2026-02-01-x.yaml": aProposal(verb, parts) });
  const reading = readContent(folder.root);
  const proposal = reading.library.proposals.get("2026-02-01-x");
  if (!proposal) throw new Error(JSON.stringify(reading.library.problems));
  const { files, problems } = proposalDraft(reading, proposal);
  return {
    files: Object.fromEntries([...files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)])),
    said: problems.map(({ message }) => message),
    problems,
    library: proposedReading(reading, proposal).library,
  };
}

const change = (texts: Record<string, unknown>, more: Record<string, unknown> = {}): ProposalParts => ({
  more: { from: "1.0", change: PROPOSED_NOTE, ...more },
  texts,
});

describe("a change of a published text", () => {
  test("edits the words that it names and keeps every other byte", () => {
    const { files, said } = drafted(
      published(),
      "change",
      change({
        en: { title: "Late order", boxes: { private: "We look today." } },
        vi: { boxes: { private: "Hôm nay bên mình xem ạ." } },
      }),
    );
    expect(said).toEqual([]);
    const note =
      "change:\n  kind: major\n  what: We answer within a day, was two.\n  why: The team has grown.\n  do: Promise a day.\n";
    expect(files["answers/late/en.mdx"]).toBe(
      EN.replace("title: My order arrives late", "title: Late order")
        .replace("We look.", "We look today.")
        .replace("\n---\n\n<Reply", `\n${note}---\n\n<Reply`),
    );
    expect(files["answers/late/vi.mdx"]).toBe(VI.replace("Đang xem.", "Hôm nay bên mình xem ạ."));
  });

  test("is the working text of the library that it proposes, and nothing on disk", () => {
    const folder = published();
    const { library } = drafted(folder, "change", change({ vi: { title: "Đơn trễ", phrases: ["đơn đâu"] } }));
    expect(library.entries.get("answers/late")?.working.get("vi")?.front).toMatchObject({
      title: "Đơn trễ",
      phrases: ["đơn đâu"],
    });
    expect(library.entries.get("answers/late")?.working.get("en")?.front.change?.what).toBe(
      PROPOSED_NOTE.what,
    );
    expect(
      readContent(folder.root).library.entries.get("answers/late")?.working.get("vi")?.front.title,
    ).not.toBe("Đơn trễ");
  });

  test("moves the end of an advisory, its severity and its stage, and adds what to do afterwards", () => {
    const front = ["until: 2026-03-01T00:00:00Z # the forecast", "incident: found", aChange()].join("\n");
    const storm = anAdvisory({ front });
    const folder = aTree({ "workspace.yaml": aWorkspace(), "advisories/storm/en.mdx": storm });
    folders.push(folder);
    publishAll(folder.root, "2026-01-01T09:00:00Z");
    const asked = {
      until: "2026-02-01T12:00:00Z",
      severity: "info",
      incident: "over",
      after: "Write again.",
    };
    const { files, said, library } = drafted(folder, "change", {
      entry: "advisories/storm",
      ...change({ en: asked }),
    });
    expect(said).toEqual([]);
    expect(files["advisories/storm/en.mdx"]).toContain(
      "effect: note\nafter: Write again.\nseverity: info\nfrom: 2026-01-01T00:00:00Z\nuntil: 2026-02-01T12:00:00Z\nincident: over\n",
    );
    expect(library.problems).toEqual([]);
    expect(library.entries.get("advisories/storm")?.working.get("en")?.front.advisory).toMatchObject(asked);
  });

  test("moves an advisory to other countries and answers, and takes out what was sent instead", () => {
    const front = ["use: late # for now", "scope: {answers: [late]}", aChange()].join("\n");
    const storm = anAdvisory({ front }).replace("effect: note", "effect: hold");
    const folder = aTree({
      "workspace.yaml": aWorkspace(),
      "advisories/storm/en.mdx": storm,
      "answers/late/en.mdx": EN,
    });
    folders.push(folder);
    publishAll(folder.root, "2026-01-01T09:00:00Z");
    const asked = {
      countries: ["TH", "VN"],
      effect: "note",
      use: "",
      scope: { answers: [], products: [], channels: ["chat"], teams: [] },
    };
    const { files, said, library } = drafted(folder, "change", {
      entry: "advisories/storm",
      ...change({ en: asked }),
    });
    expect(said).toEqual([]);
    const source = files["advisories/storm/en.mdx"];
    expect(source).toContain("countries:\n  - TH\n  - VN\n");
    expect(source).toContain("scope:\n  channels:\n    - chat\n");
    expect(source).not.toContain("use:");
    const facts = library.entries.get("advisories/storm")?.working.get("en")?.front.advisory;
    expect(facts).toMatchObject({ countries: ["TH", "VN"], effect: "note", scope: asked.scope });
    expect(facts?.use).toBeUndefined();
  });

  test("may begin another language, or a part", () => {
    const folder = aTree({ "workspace.yaml": aWorkspace(), "answers/late/en.mdx": EN });
    folders.push(folder);
    publishAll(folder.root, "2026-01-01T09:00:00Z");
    const { files, said } = drafted(
      folder,
      "change",
      change(
        {
          en: { boxes: { "public/upset": "Sorry.", escalate: "After a week." } },
          vi: { title: "Đơn trễ", boxes: { private: "Đang xem." } },
        },
        { escalateTo: "team" },
      ),
    );
    expect(said).toEqual([]);
    expect(files["answers/late/en.mdx"]).toContain(
      '</Reply>\n\n<Reply channel="public" for="upset">\nSorry.\n</Reply>\n\n<Reply>',
    );
    expect(files["answers/late/en.mdx"]).toContain(
      '</Never>\n\n<Escalate to="team">\nAfter a week.\n</Escalate>\n',
    );
    expect(files["answers/late/vi.mdx"]).toBe(
      "---\ntitle: Đơn trễ\ntranslates: next\n---\n\n<Reply>\nĐang xem.\n</Reply>\n",
    );
  });

  test("is put together with what others changed since, part by part", () => {
    const folder = published();
    folder.write({
      "answers/late/en.mdx": EN.replace("Hi {{customer_name}}.", "Hello {{customer_name}}.").replace(
        "title:",
        `${aChange()}\ntitle:`,
      ),
    });
    publishAll(folder.root, "2026-01-02T09:00:00Z");
    const { files, said } = drafted(
      folder,
      "change",
      change({ en: { boxes: { private: "We look today." } } }),
    );
    expect(said).toEqual([]);
    expect(files["answers/late/en.mdx"]).toContain("Hello {{customer_name}}.");
    expect(files["answers/late/en.mdx"]).toContain("We look today.");
  });

  test("names both wordings where others changed the same part", () => {
    const folder = published();
    folder.write({
      "answers/late/en.mdx": EN.replace("We look.", "We look\nnow.").replace(
        "title:",
        `${aChange()}\ntitle:`,
      ),
    });
    publishAll(folder.root, "2026-01-02T09:00:00Z");
    const { files, problems } = drafted(
      folder,
      "change",
      change({ en: { boxes: { private: "We look today." } } }),
    );
    expect(files).toEqual({});
    expect(problems).toEqual([
      expect.objectContaining({
        file: "proposals/2026-02-01-x.yaml",
        line: 6,
        rule: "proposal-stale",
        message:
          'private in en: since version 1.0 it was changed, and says "We look now." now; the proposal says "We look today.".',
      }),
    ]);
  });

  test.each<[string, ProposalParts, string]>([
    [
      "of an entry that is not there",
      { ...change({ en: { boxes: { private: "A" } } }), entry: "answers/gone" },
      "There is no answers/gone.",
    ],
    [
      "from a version that was never published",
      change({ en: { boxes: { private: "A" } } }, { from: "7.0" }),
      'answers/late has no version "7.0".',
    ],
    [
      "without the version it was made from",
      { more: { change: PROPOSED_NOTE }, texts: { en: { boxes: { private: "A" } } } },
      'A proposal to change a text needs "from".',
    ],
    ["without words", change({}), "It proposes no words."],
    [
      "without a reason",
      change({ en: { boxes: { private: "A" } } }, { change: { what: "A" } }),
      'The note does not say "why".',
    ],
    [
      "in a language nobody speaks here",
      change({ tlh: { title: "nuq", boxes: { private: "A" } } }),
      '"tlh" is not a language of this workspace.',
    ],
    [
      "with a note in such a language",
      change(
        { en: { boxes: { private: "A" } } },
        { change: { ...PROPOSED_NOTE, what: { en: "A", tlh: "B" } } },
      ),
      '"tlh" is not a language of this workspace.',
    ],
    [
      "that says what is said already",
      change({ en: { boxes: { private: "\n \nWe look. \n" }, phrases: ["where is it"] } }),
      "answers/late says all of this already.",
    ],
    [
      "with a tag in its words",
      change({ vi: { boxes: { "public/upset": "A\n</Reply>\n<Reply>\nB" } } }),
      "public/upset in vi: its words hold the tag </Reply>.",
    ],
    [
      "of a variant that leaves a gap",
      change({ en: { boxes: { "public.4": "A" } } }),
      "public.4 in en: the text has no place for it.",
    ],
    [
      "that passes to nobody",
      change({ en: { boxes: { escalate: "A" } } }),
      "escalate in en: it names no team.",
    ],
  ])("%s is no change", (_, parts, message) => {
    const { files, said } = drafted(published(), "change", parts);
    expect(said).toContain(message);
    expect(files).toEqual({});
  });

  test("waits for edits by hand, and can be looked at meanwhile", () => {
    const folder = published();
    folder.write({ "answers/late/en.mdx": EN.replace("We look.", "We look by hand.") });
    const { files, problems } = drafted(
      folder,
      "change",
      change({ en: { boxes: { private: "We look today." } } }),
    );
    expect(problems).toMatchObject([
      { severity: "warning", message: "answers/late has unpublished edits of its own." },
    ]);
    expect(files["answers/late/en.mdx"]).toContain("We look today.");
  });
});

describe("a new entry", () => {
  const asked = {
    title: "Lost: a parcel",
    phrases: ["it is lost"],
    boxes: { private: "Hi.", when: "A parcel is lost." },
  };
  const more = { owner: "team" };

  test("is written in the order people know", () => {
    const { files, said } = drafted(published(), "new", {
      entry: "answers/lost",
      more,
      texts: { en: asked, vi: { title: "Mất hàng", boxes: { private: "Chào." } } },
    });
    expect(said).toEqual([]);
    expect(files).toEqual({
      "answers/lost/en.mdx":
        '---\ntitle: "Lost: a parcel"\nowner: team\nphrases:\n  - it is lost\nchange:\n  kind: major\n---\n\n<When>\nA parcel is lost.\n</When>\n\n<Reply>\nHi.\n</Reply>\n',
      "answers/lost/vi.mdx": "---\ntitle: Mất hàng\ntranslates: next\n---\n\n<Reply>\nChào.\n</Reply>\n",
    });
  });

  test.each<[string, ProposalParts, string]>([
    ["that exists", { more, texts: { en: asked } }, "answers/late exists already."],
    [
      "without an owner",
      { entry: "answers/lost", texts: { en: asked } },
      'A proposal to begin an entry needs "owner".',
    ],
    [
      "of an owner nobody knows",
      { entry: "answers/lost", more: { owner: "nobody" }, texts: { en: asked } },
      '"nobody" is not an owner of this workspace.',
    ],
    [
      "without a title",
      { entry: "answers/lost", more, texts: { en: { boxes: { private: "Hi." } } } },
      'A proposal to begin an entry needs "texts.en.title".',
    ],
    [
      "without a reply",
      { entry: "answers/lost", more, texts: { en: { title: "Lost", boxes: { when: "A" } } } },
      'It has no reply in "en", the source language.',
    ],
    [
      "only in another language",
      { entry: "answers/lost", more, texts: { vi: { title: "Mất", boxes: { private: "A" } } } },
      'It has no reply in "en", the source language.',
    ],
    [
      "with a translation that has no title",
      { entry: "answers/lost", more, texts: { en: asked, vi: { boxes: { private: "A" } } } },
      'There is no text in "vi" yet, and it has no title.',
    ],
    [
      "of a kind that says where it speaks, without that",
      { entry: "advisories/storm", more, texts: { en: asked } },
      'A proposal to begin an entry needs "advisory".',
    ],
  ])("%s is none", (_, parts, message) => {
    expect(drafted(published(), "new", parts).said).toContain(message);
  });
});

describe("what else may be asked for", () => {
  test.each<[string, Record<string, unknown>, string | undefined]>([
    ["withdraw", { change: { withdraw: { why: "Wrong." } } }, undefined],
    ["withdraw", {}, 'A proposal to withdraw a text needs "change.withdraw".'],
    ["rollback", { version: "1.0" }, undefined],
    ["rollback", {}, 'A proposal to roll back needs "version".'],
    ["rollback", { version: "3.0" }, 'answers/late has no version "3.0".'],
    ["approve", {}, 'A proposal to approve a version needs "version".'],
    ["correct-note", { version: "1.0", change: { why: "Because." } }, undefined],
    ["correct-note", { version: "1.0" }, 'A proposal to correct a note needs "change.what".'],
    ["review", {}, undefined],
    ["idea", { idea: "More." }, undefined],
    ["idea", {}, 'A proposal to do something new needs "idea".'],
  ])("%s %j", (verb, more, message) => {
    expect(drafted(published(), verb, { more }).said).toEqual(message === undefined ? [] : [message]);
  });
});
