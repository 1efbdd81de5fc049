import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { LONGEST_COMMENT } from "#exports/review-report.ts";
import { kb, on } from "../histories.ts";
import {
  aChange,
  aFragment,
  anAdvisory,
  anAnswer,
  aProposal,
  aReply,
  aTranslation,
  aTree,
  aWorkspace,
  type ContentFolder,
  PROPOSED_NOTE,
  publishAll,
} from "../make.ts";

const LATE = "answers/late-delivery";
const TRICKY =
  "Say `no` to \\<b>bold\\</b> *claims* for $5 and $10, @minh: see https://shop.example/a_b #12.";

let folder: ContentFolder;
const git = (...args: string[]) =>
  execFileSync("git", ["-C", folder.root, "-c", "user.name=a", "-c", "user.email=a@b.c", ...args], {
    stdio: "pipe",
  });
const commit = () => {
  git("add", "--all");
  git("commit", "--quiet", "--message", "x", "--allow-empty");
};
const report = (...more: string[]) =>
  kb(folder.root, ["review-report", "--base", "main", ...more], on("11-20", "08:00"));

const EMAIL = aReply(
  "Dear {{customer_name}},\n\nYour order is late, and we are sorry.\n\nA search takes 14 days.\n\nKind regards,",
  'channel="email" subject="Your order"',
);

beforeEach(() => {
  folder = aTree({
    "workspace.yaml": aWorkspace({ timeZone: "Asia/Ho_Chi_Minh" }),
    [`${LATE}/en.mdx`]: anAnswer({
      body: `${aReply("Hi {{customer_name}}, we look into it within 7 days.")}\n\n${EMAIL}`,
    }),
    [`${LATE}/vi.mdx`]: aTranslation(),
    "answers/lost-parcel/en.mdx": anAnswer({
      title: "My parcel is lost",
      body: aReply('Please wait <Fragment id="search-time"/> first.'),
    }),
    "fragments/search-time/en.mdx": aFragment({ title: "How long a search takes", body: "14 days" }),
  });
  publishAll(folder.root, on("01-05"));
  git("init", "--quiet", "--initial-branch=main");
  commit();
  git("checkout", "--quiet", "-b", "change");
});
afterEach(() => folder.cleanup());

describe("kb review-report", () => {
  test("has nothing to review where nothing changed", async () => {
    expect(await report()).toEqual({ status: 0, out: "Nothing to review.", err: "" });
  });

  test.each(["markdown", "text"])(
    "shows problems first, then each entry from A to B, as %s",
    async (format) => {
      folder.write({
        [`${LATE}/en.mdx`]: anAnswer({
          title: "My order comes late",
          front: `tags: [delivery]\n${aChange({ what: "A search takes 72 hours, was 7 days.", more: "effective: 2026-11-23T09:00" })}`,
          body: `${aReply(`Hi {{customer_name}}, we look into it within 72 hours. ${TRICKY}`)}\n\n${EMAIL.replace("14 days", "12 working days")}`,
        }),
        "answers/lost-parcel/en.mdx": anAnswer({
          title: "My parcel is lost",
          body: aReply('Please wait <Fragment id="search-time"/> at least. Ask {{nobody}}.'),
        }),
        "fragments/search-time/en.mdx": aFragment({
          title: "How long a search takes",
          front: aChange({ more: "effective: 2026-11-01" }),
          body: "12 working days",
        }),
        "answers/new-one/en.mdx": anAnswer({ title: "A new one", front: "change: {}" }),
        "advisories/storm/en.mdx": anAdvisory({ effect: "hold\nuse: late-delivery", severity: "urgent" }),
        "settings/wording.yaml": "- {never: asap}\n",
      });
      const ran = await report("--format", format);
      expect(ran.status).toBe(1);
      await expect(`${ran.out}\n`).toMatchFileSnapshot(
        `../golden/review-report.${format === "markdown" ? "md" : "txt"}`,
      );
    },
  );

  test("says what a withdrawal, a minor change and a draft without a note come to", async () => {
    folder.write({
      [`${LATE}/en.mdx`]: anAnswer({ front: "change:\n  withdraw: {use: lost-parcel}" }),
      "answers/lost-parcel/en.mdx": anAnswer({
        title: "My parcel is lost",
        front: "change:\n  kind: minor\n  what: A slip is mended.",
        body: aReply('Please do wait <Fragment id="search-time"/> first.'),
      }),
      "fragments/search-time/en.mdx": aFragment({ title: "How long a search takes", body: "13 days" }),
    });
    const { out } = await report("--format", "text");
    expect(out).toContain("Withdrawn: the text is pulled, and agents use lost-parcel instead.");
    expect(out).toContain("Kind: minor (silent: agents are not told).");
    expect(out).toContain("Stays a draft: it has no change: block, so merging publishes nothing.");
    // The fragment's new words are nobody's yet.
    expect(out).toContain("Please {+do +}wait 14 days first.");
  });

  test("shows what a proposal makes of the texts, and what others ask for", async () => {
    const files = {
      "proposals/2026-11-19-late.yaml": aProposal("change", {
        entry: LATE,
        more: { from: "1.0", suggestedBy: "Minh *T*", change: PROPOSED_NOTE },
        texts: { en: { boxes: { private: "Hi {{customer_name}}, we look into it within 72 hours." } } },
      }),
      "proposals/2026-11-19-pull.yaml": aProposal("withdraw", {
        entry: "answers/lost-parcel",
        more: { change: { withdraw: { use: "late-delivery" }, effective: "2026-11-23T09:00" } },
      }),
      "proposals/2026-11-19-read.yaml": aProposal("review", { entry: LATE, more: { suggestedBy: "Lan" } }),
      "proposals/2026-11-19-back.yaml": aProposal("rollback", {
        entry: LATE,
        more: { version: "1.0", change: PROPOSED_NOTE },
      }),
      "proposals/2026-11-19-storm.yaml": aProposal("new", {
        entry: "advisories/storm",
        more: {
          ...{ owner: "team", change: PROPOSED_NOTE },
          advisory: { countries: ["VN"], severity: "urgent", from: "2026-11-19T09:00:00Z", effect: "note" },
        },
        texts: { en: { title: "Storm", boxes: { text: "Roads are closed." } } },
      }),
      "proposals/2026-11-19-idea.yaml": aProposal("idea", { more: { idea: "An answer for <gifts>." } }),
    };
    folder.write(files);
    const { out } = await report();
    expect(out).toContain("No entries change, 6 proposals; ");
    expect(out).toContain(
      "- Minh \\*T\\* asks to change My order arrives late (<code>answers/late-delivery</code>).\n\n### My order arrives late (<code>answers/late-delivery</code> 1.0 → 2.0)",
    );
    expect(out).toContain("- Somebody asks to add Storm (<code>advisories/storm</code>).");
    expect(out).toContain("Roads are closed.");
    expect(out).toContain("within <del>7 days</del> <strong>72 hours</strong>.");
    expect(out).toContain(
      "asks to pull My parcel is lost (<code>answers/lost-parcel</code>); agents use <code>late-delivery</code> instead.",
    );
    expect(out).toContain("From **Mon 23 Nov 2026 09:00 in Viet Nam, 02:00 UTC**");
    expect(out).toContain("Lan asks to record that My order arrives late");
    expect(out).toContain("asks to bring back version 1.0 of My order arrives late");
    expect(out).toContain("> An answer for &lt;gifts&gt;.");
  });

  test("names languages that fall behind, keep or leave", async () => {
    const english = (locales: string) =>
      folder.write({
        [`${LATE}/en.mdx`]: anAnswer({ front: aChange({ more: locales }), body: aReply("New.") }),
      });
    english("");
    expect((await report("--format", "text")).out).toContain(
      "Languages: en updated; vi behind: agents cannot copy it until it catches up",
    );
    english("locales: {vi: keeps}");
    expect((await report("--format", "text")).out).toContain("Languages: en updated; vi keeps its words");
    rmSync(join(folder.root, LATE, "vi.mdx"));
    expect((await report("--format", "text")).out).toContain("vi removed: agents have no text");
  });

  test("counts everybody who uses a fragment and names the first ten", async () => {
    const many = Array.from({ length: 23 }, (_, index) => index + 10);
    folder.write(
      Object.fromEntries(
        many.map((n) => [
          `answers/a${n}/en.mdx`,
          anAnswer({ title: `Answer ${n}`, body: aReply('Wait <Fragment id="search-time"/>.') }),
        ]),
      ),
    );
    publishAll(folder.root, on("01-06"));
    git("checkout", "--quiet", "main");
    commit();
    folder.write({ "fragments/search-time/en.mdx": aFragment({ front: aChange(), body: "12 days" }) });
    expect((await report("--format", "text")).out).toContain(
      "24 entries use it and get a version with the new wording: Answer 10, Answer 11, Answer 12, Answer 13, Answer 14, Answer 15, Answer 16, Answer 17, Answer 18, Answer 19 and 14 more",
    );
  });

  test("fits into a comment of the host, and says what it left out", async () => {
    const words = (n: number) => aReply(`Word ${n}. `.repeat(600));
    folder.write(
      Object.fromEntries(
        Array.from({ length: 40 }, (_, n) => [
          `answers/long-${n}/en.mdx`,
          anAnswer({ title: `Long ${n}`, front: "change: {}", body: words(n) }),
        ]),
      ),
    );
    const { out } = await report();
    expect(out.length).toBeLessThan(LONGEST_COMMENT);
    const shown = out.match(/^### Long/gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(3);
    expect(out).toContain(
      `**Cut off here:** ${40 - shown} entries are left out since a comment may have 65,536`,
    );
    expect((await report("--format", "text")).out.match(/^Long \d+ \(/gm)).toHaveLength(40);
  });

  test("one text that is too long for any comment is named, and problems beyond count are cut at a line", async () => {
    folder.write({
      [`${LATE}/en.mdx`]: anAnswer({ front: aChange(), body: aReply("& ".repeat(14_000)) }),
    });
    const { out } = await report();
    expect(out.length).toBeLessThan(LONGEST_COMMENT);
    expect(out.slice(-400)).toContain("1 entry is left out since");
    folder.write({
      "settings/wording.yaml": "[]\n",
      ...Object.fromEntries(
        Array.from({ length: 600 }, (_, n) => [
          `answers/bad-${n}/en.mdx`,
          anAnswer({ title: `Bad ${n}`, owner: "nobody-knows", front: "change: {}" }),
        ]),
      ),
    });
    const many = await report();
    expect(many.out.length).toBeLessThan(LONGEST_COMMENT);
    expect(many.out).toContain(" more: run \\`kb check --require-notes\\` to see all.");
    expect(many.status).toBe(1);
  });

  test("says of a change that is not ready that merging publishes nothing of it", async () => {
    const held =
      /\*\*Not ready:\*\* its <code>change:<\/code> block says <code>ready: false<\/code>, so merging publishes nothing/;
    const body = aReply("Hi {{customer_name}}, we look into it within 5 days.");
    folder.write({ [`${LATE}/en.mdx`]: anAnswer({ front: aChange({ more: "ready: false" }), body }) });
    expect((await report()).out).toMatch(held);
    folder.write({ [`${LATE}/en.mdx`]: anAnswer({ front: aChange(), body }) });
    expect((await report()).out).not.toMatch(held);
  });

  test.each([
    [[], /Say with --base what to compare with/],
    [["--base", "nowhere"], /git knows no revision "nowhere": name a branch, tag or commit for --base/],
    [["--base", "main", "--format", "pdf"], /"pdf" is no format/],
  ])("refuses %j in one sentence", async (args, sentence) => {
    const ran = await kb(folder.root, ["review-report", ...args], on("11-20"));
    expect(ran).toMatchObject({ status: 2, out: "" });
    expect(ran.err).toMatch(sentence);
  });
});
