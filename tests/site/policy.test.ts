import { expect, test } from "vitest";
import { headerPolicy, pagePolicy } from "#site/policy.ts";

test("nothing inline and nothing from elsewhere is admitted", () => {
  expect(pagePolicy()).toMatch(/^default-src 'none'; /);
  expect(pagePolicy()).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*|data:/);
});

test("where end-of-shift files are collected, pages speak to that one origin besides their own", () => {
  const policy = pagePolicy("https://collect.larkspan.example:8443/shifts?team=a");
  expect(policy).toContain("; connect-src 'self' https://collect.larkspan.example:8443; ");
  expect(policy.replace(" https://collect.larkspan.example:8443", "")).toBe(pagePolicy());
  expect(headerPolicy("http://localhost:9000/").startsWith(pagePolicy("http://localhost:9000/x"))).toBe(true);
});

test("the header says all the page says, and what only a header can", () => {
  expect(headerPolicy().startsWith(pagePolicy())).toBe(true);
  expect(pagePolicy()).not.toContain("frame-ancestors");
  expect(headerPolicy()).toContain("frame-ancestors 'self'");
});
