import { describe, expect, test } from "vitest";
import { type CountRules, channelsServed, countsOf } from "#core/box-count.ts";
import type { Channel } from "#core/channel.ts";

const channel = (id: string, more: Partial<Channel>): Channel => ({
  id,
  name: { en: id },
  public: false,
  spoken: false,
  count: "characters",
  lines: "many",
  format: "plain",
  sign: "^{{initials}}",
  ...more,
});
const channels = [
  channel("x-post", { public: true, limit: 280, count: "x" }),
  channel("app-store", { public: true, limit: 60 }),
  channel("messenger", { limit: 2000 }),
];
const rules: CountRules = {
  channels,
  placeholders: [
    {
      name: "customer_name",
      label: { en: "Name" },
      type: "text",
      max: 20,
      required: true,
      example: "Mai",
      private: false,
    },
  ],
  fragments: { "refund-days": "5 to 10 working days" },
};

describe("the length of a reply", () => {
  test("is counted on the channels it is offered on, each field and the sign-off at its longest", () => {
    const served = channelsServed("public", ["public", "app-store", "private"], channels);
    expect(served.map(({ id }) => id)).toEqual(["x-post"]);
    const [count] = countsOf("Hi {{customer_name}}", "en", served, rules);
    expect(count).toMatchObject({ length: 3 + 20 + 4, limit: 280 });
  });

  test("begins with the channel that has least room, fragments in their wording", () => {
    const served = channelsServed("public", ["public"], channels);
    const counts = countsOf('In <Fragment id="refund-days"/>.', "en", served, rules);
    expect(counts.map(({ channel: { id }, length }) => [id, length])).toEqual([
      ["app-store", 28],
      ["x-post", 28],
    ]);
  });
});
