import { describe, expect, test } from "vitest";
import { clausesIn, sentencesIn } from "#search/asks.ts";
import { messageEngine, suggestedBy } from "./message-base.ts";

const said = (text: string, places: readonly { start: number; end: number }[]) =>
  places.map(({ start, end }) => text.slice(start, end));

describe("sentences", () => {
  test.each([
    ["Where is it? I paid.", ["Where is it?", "I paid."]],
    ["where is it. i paid", ["where is it.", "i paid"]],
    ["one\n\ntwo", ["one", "two"]],
    ["届きません。返金してください", ["届きません。", "返金してください"]],
    ["it costs 3.50 now", ["it costs 3.50 now"]],
    ["?!…", []],
  ])("%j", (text, sentences) => {
    expect(said(text, sentencesIn(text))).toEqual(sentences);
  });
});

describe("clauses", () => {
  test.each([
    ["where is my parcel and how do i get a refund", ["where is my parcel", "and how do i get a refund"]],
    ["áo đâu rồi với lại cho hoàn vé", ["áo đâu rồi", "với lại cho hoàn vé"]],
    ["sand and", ["sand and"]],
  ])("%j", (text, clauses) => {
    expect(said(text, clausesIn(text))).toEqual(clauses);
  });

  test("are few, whatever the text", () => {
    expect(clausesIn("a, ".repeat(7_000)).length).toBeLessThanOrEqual(24);
  });
});

const engine = await messageEngine();
const asked = async (message: string) => {
  const { asks, findings } = await suggestedBy(engine, message);
  return { asks: asks.map(({ id }) => id), texts: said(message, asks), firsts: findings.map(({ id }) => id) };
};

describe("a message that asks several things", () => {
  test.each([
    ["where is my parcel?\nhow do i get a refund", ["hoodie", "refund"]],
    ["The login code never arrives. And I want my money back please", ["code", "refund"]],
    ["áo chưa giao tới, với lại mã xác nhận không về", ["hoodie", "code"]],
    ["hoan tien ve giup minh. con giao hang tre qua", ["refund", "hoodie"]],
  ])("%j", async (message, ids) => {
    const { asks, firsts } = await asked(message);
    expect(asks).toEqual(ids);
    expect(firsts.slice(0, 2)).toEqual(ids);
  });

  test("names where it asks each", async () => {
    const { texts } = await asked("where is my parcel?\nhow do i get a refund");
    expect(texts).toEqual(["where is my parcel?", "how do i get a refund"]);
  });

  test.each([
    "Where is my parcel? It is still not delivered. The hoodie has not arrived.",
    "i want my money back. please give me back my money",
    "Hello, I am Mai and I love your shows. I never get the login code. Thank you so much.",
    "my hoodie has not arrived and i am sad",
  ])("one thing in several sentences stays one: %j", async (message) => {
    expect((await asked(message)).asks).toEqual([]);
  });
});
