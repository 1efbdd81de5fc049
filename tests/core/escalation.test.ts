import { expect, test } from "vitest";
import { escalationTo } from "#core/escalation.ts";

const ZONE = "Asia/Ho_Chi_Minh";
const lead = { name: "Duty lead", contact: "#lead", hours: "Mon-Sun 00:00-24:00" };
const desk = { name: "Creator desk", contact: "#desk", hours: "Mon-Fri 08:00-17:30", otherwise: "lead" };
const odd = { name: "Odd", contact: "#odd", hours: "when we like", otherwise: "lead" };
const teams = { teams: { lead, desk, odd } };

test("the first team that exists is the one to ask", () => {
  expect(escalationTo(teams, ["gone", "lead", "desk"], "2026-11-23T03:00:00Z", ZONE)).toEqual({ team: lead });
  expect(escalationTo(teams, ["gone"], "2026-11-23T03:00:00Z", ZONE)).toBeUndefined();
});

test.each([
  ["2026-11-23T00:59:59Z", lead],
  ["2026-11-23T01:00:00Z", undefined],
  ["2026-11-23T10:29:59Z", undefined],
  ["2026-11-23T10:30:00Z", lead],
])("at %s the team is there, or another one stands in", (at, standIn) => {
  expect(escalationTo(teams, ["desk"], at, ZONE)).toEqual({ team: desk, ...(standIn && { standIn }) });
});

test("hours that nobody can read bring nobody else in", () => {
  expect(escalationTo(teams, ["odd"], "2026-11-23T03:00:00Z", ZONE)).toEqual({ team: odd });
});
