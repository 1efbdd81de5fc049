import { describe, expect, test } from "vitest";
import { incidentsAt, nextIncidentTurn, updateKey } from "#core/incident.ts";
import { aForce, on } from "../histories.ts";

/** An outage that is looked into from 10:00, watched from 11:00 and said to be over from 12:00 on. */
const OUTAGE = [
  aForce({
    id: "outage",
    version: "1.0",
    from: on("03-01", "10:00"),
    until: on("03-01", "11:00"),
    incident: "investigating",
  }),
  aForce({
    id: "outage",
    version: "1.1",
    from: on("03-01", "11:00"),
    until: on("03-01", "12:00"),
    incident: "watching",
  }),
  aForce({ id: "outage", version: "1.2", from: on("03-01", "12:00"), incident: "over" }),
];
const told = (forces = OUTAGE, at = on("03-01", "10:30")) =>
  incidentsAt(forces, at).map((incident) => updateKey(incident));

describe("an incident", () => {
  test.each([
    ["before it begins", on("03-01", "09:59"), []],
    ["from its first update on", on("03-01", "10:00"), ["outage@1.0/investigating"]],
    ["by its newest update", on("03-01", "11:30"), ["outage@1.1/watching"]],
    ["as over for a day", on("03-02", "11:59"), ["outage@1.2/over"]],
    ["no longer after that", on("03-02", "12:00"), []],
  ])("is told %s", (_, at, keys) => {
    expect(told(OUTAGE, at)).toEqual(keys);
  });

  test("is over when its time has run out, without a word of its own", () => {
    expect(told(OUTAGE.slice(0, 1), on("03-01", "11:00"))).toEqual(["outage@1.0/over"]);
  });

  test("that goes on stands before one that is over, and the most severe before the newest", () => {
    const small = aForce({ id: "small", from: on("03-01", "12:30"), severity: "info", incident: "found" });
    const grave = aForce({ id: "grave", from: on("03-01", "12:10"), severity: "urgent", incident: "found" });
    expect(incidentsAt([...OUTAGE, small, grave], on("03-01", "13:00")).map(({ force }) => force.id)).toEqual(
      ["grave", "small", "outage"],
    );
  });

  test("is no incident when its advisory says so no more, and other advisories are none", () => {
    const plain = aForce({ id: "outage", version: "2.0", from: on("03-01", "12:00") });
    expect(told([...OUTAGE.slice(0, 2), plain], on("03-01", "12:30"))).toEqual([]);
  });

  test("is told anew at each of its turns, the end of the day after it included", () => {
    const turns = [];
    for (let at: string | undefined = on("03-01", "09:00"); at; at = nextIncidentTurn(OUTAGE, at))
      turns.push(at);
    expect(turns.slice(1, 4)).toEqual([on("03-01", "10:00"), on("03-01", "11:00"), on("03-01", "12:00")]);
    expect(turns.at(-1)).toBe(on("03-02", "12:00"));
  });
});
