import { describe, expect, test } from "vitest";
import { isMailAddress, mailAddress, newFilePage } from "#core/new-file.ts";

const NAME = "2026-11-22-late-delivery";
const TEXT = "proposal: idea\nidea: Dạ & xin chào #1\n";

describe("the git host's page for a new file", () => {
  test.each([
    [
      "GitHub",
      "https://github.com/o/r/new/main/content",
      "https://github.com/o/r/new/main?filename=content/proposals/",
    ],
    [
      "GitHub, content at the top",
      "https://github.com/o/r/new/main/",
      "https://github.com/o/r/new/main?filename=proposals/",
    ],
    [
      "Gitea and Forgejo",
      "https://git.example/o/r/_new/main/content",
      "https://git.example/o/r/_new/main/content/?filename=proposals/",
    ],
  ])("on %s opens with the text in it", (_, editUrl, start) => {
    const { address, holdsText } = newFilePage(editUrl, NAME, TEXT);
    expect(holdsText).toBe(true);
    expect(address.startsWith(`${start}${NAME}.yaml&value=`)).toBe(true);
    expect(new URL(address).searchParams.get("value")).toBe(TEXT);
  });

  test("on GitLab opens with its name only", () => {
    expect(newFilePage("https://gitlab.com/o/r/-/new/main/content", NAME, TEXT)).toEqual({
      address: `https://gitlab.com/o/r/-/new/main/content?file_name=proposals/${NAME}.yaml`,
      holdsText: false,
    });
  });

  test("opens with its name only when the address would be too long for a server, twice encoded", () => {
    const fits = newFilePage("https://github.com/o/r/new/main", NAME, "a".repeat(7000));
    const over = newFilePage("https://github.com/o/r/new/main", NAME, "ế".repeat(600));
    expect([fits.holdsText, over.holdsText]).toEqual([true, false]);
    expect(encodeURIComponent(fits.address).length).toBeLessThanOrEqual(8000);
    expect(over.address).toBe(`https://github.com/o/r/new/main?filename=proposals/${NAME}.yaml`);
  });
});

describe("a mail with a proposal", () => {
  test("holds its text while mail programs take it", () => {
    const { address, holdsText } = mailAddress("policy@larkspan.example", "Về: đơn trễ & hoàn tiền", TEXT);
    const url = new URL(address);
    expect([url.pathname, url.searchParams.get("subject"), holdsText]).toEqual([
      "policy@larkspan.example",
      "Về: đơn trễ & hoàn tiền",
      true,
    ]);
    expect(url.searchParams.get("body")).toBe(TEXT.replaceAll("\n", "\r\n"));
  });

  test("is opened without it when it is longer", () => {
    const { address, holdsText } = mailAddress("", "Subject", "ế".repeat(300));
    expect([address, holdsText]).toEqual(["mailto:?subject=Subject", false]);
  });

  test.each([
    ["policy@larkspan.example", true],
    ["#ticketing-policy", false],
    ["@lan", false],
    ["Lan <lan@larkspan.example>", false],
  ])("goes to %s: %s", (contact, expected) => {
    expect(isMailAddress(contact)).toBe(expected);
  });
});
