import { expect, test } from "vitest";
import { HEADER_POLICY, PAGE_POLICY } from "#site/policy.ts";

test("nothing inline and nothing from elsewhere is admitted", () => {
  expect(PAGE_POLICY).toMatch(/^default-src 'none'; /);
  expect(PAGE_POLICY).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*|data:/);
});

test("the header says all the page says, and what only a header can", () => {
  expect(HEADER_POLICY.startsWith(PAGE_POLICY)).toBe(true);
  expect(PAGE_POLICY).not.toContain("frame-ancestors");
  expect(HEADER_POLICY).toContain("frame-ancestors 'self'");
});
