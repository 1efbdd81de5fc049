import { cpSync } from "node:fs";
import { join } from "node:path";
import { entriesOf } from "#core/library.ts";
import type { Settings } from "#core/workspace.ts";
import { frozenText } from "#store/frozen-settings.ts";
import { readLibrary } from "#store/library.ts";
import { PROJECT } from "../environment.ts";
import { writeAdvisory, writeFragment, writeProduct } from "./base-besides.ts";
import { writeEntry } from "./base-entry.ts";
import { madeAnswer } from "./base-text.ts";
import { type Writer, writersFor } from "./base-words.ts";

// A knowledge base of any size for measuring, the same bytes for the same seed: the small Larkspan with its settings,
// lessons and proposals, and made-up answers in two languages with three versions each, product notes and advisories.

const LARKSPAN = join(PROJECT, "tests/fixtures/larkspan");
const OWNER = "payments-policy";
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** The instant as of which a made base is up to date: nothing in it was recorded later. */
export const BASE_NOW = "2026-11-22T02:00:00Z";

/** The fragment that one made-up answer in twenty uses. */
export const SHARED = "shared-time";
const SHARED_WORDS = { en: "It shows within 3 working days.", vi: "Trong 3 ngày làm việc sẽ thấy." };

/** What stands in a base that was written. */
export interface Base {
  /** All answers, those of the small Larkspan included. */
  readonly answers: number;
  /** The ids of the made-up ones. */
  readonly ids: readonly string[];
  /** So many answers use the fragment `SHARED`. */
  readonly users: number;
  /** A product that about fifty of the made-up answers belong to. */
  readonly product: string;
}

/** Writes a content folder with so many answers, at least those of the small Larkspan. */
export function writeBase(root: string, answers: number, seed = 1): Base {
  cpSync(LARKSPAN, root, { recursive: true });
  const library = readLibrary(root);
  const own = entriesOf(library, "answers").map(({ id }) => id);
  const made = Math.max(0, answers - own.length);
  const writers = writersFor(made + 1, seed);
  const besides = { root, owner: OWNER, writer: nextOf(writers) };
  const products = Array.from({ length: Math.ceil(made / 50) || 1 }, (_, line) => `line-${line}`);
  const countries = [...library.settings.countries.byCode.keys()];
  writeFragment(besides, SHARED, SHARED_WORDS);
  for (const [place, product] of products.entries()) {
    writeProduct(besides, product);
    if (place % 4 === 0) writeAdvisory(besides, product, countries[place % countries.length] ?? "");
  }
  const ids = writeAnswers(root, {
    settings: library.settings,
    writers,
    products,
    made,
    first: own[0] ?? "",
  });
  return {
    answers: own.length + made,
    ids,
    users: ids.filter((_, number) => usesShared(number)).length,
    product: products.at(-1) ?? "",
  };
}

interface Order {
  readonly settings: Settings;
  readonly writers: Iterator<Writer>;
  readonly products: readonly string[];
  readonly made: number;
  /** The answer that the first one points to. */
  readonly first: string;
}

const usesShared = (number: number) => number % 20 === 0;

function writeAnswers(root: string, { settings, writers, products, made, first }: Order): string[] {
  const frozen = frozenFor(settings);
  const ids: string[] = [];
  const titles = new Set<string>();
  for (let number = 0; number < made; number++) {
    const isUser = usesShared(number);
    const writer = nextOf(writers);
    const answer = madeAnswer({
      number,
      writer,
      owner: OWNER,
      product: products[number % products.length] ?? "",
      titles,
      other: ids[Math.floor(number / 2)] ?? first,
      ...(isUser && { fragment: SHARED }),
    });
    ids.push(answer.id);
    writeEntry(root, {
      key: `answers/${answer.id}`,
      owner: OWNER,
      versions: [0, 1, 2].map(answer.files),
      times: timesOf(writer),
      frozen,
      ...(isUser && { fragments: { [SHARED]: "1.0" } }),
    });
  }
  return ids;
}

/** Every made-up answer has replies for all channels. */
function frozenFor({ channels, placeholders }: Settings): string {
  const signed = [...channels.values()].filter(({ sign }) => sign !== "");
  const address = placeholders.get("address")?.fallback;
  return frozenText({
    fallbacks: address ? { address } : {},
    signs: Object.fromEntries(signed.map(({ id, sign }) => [id, sign])),
  });
}

/** Three versions, the last within the past 240 days, each some weeks after the one before. */
function timesOf({ chance }: Writer): number[] {
  const last = Date.parse(BASE_NOW) - Math.floor((chance() * 240 * DAY) / MINUTE) * MINUTE;
  const weeks = () => (14 + Math.floor(chance() * 60)) * DAY;
  const before = last - weeks();
  return [before - weeks(), before, last];
}

function nextOf(writers: Iterator<Writer>): Writer {
  return writers.next().value as Writer;
}
