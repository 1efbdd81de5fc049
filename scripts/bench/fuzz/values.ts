import { referenceIn, tidiedText } from "#core/audit.ts";
import { boxProse } from "#core/box-prose.ts";
import { canonicalJson } from "#core/canonical.ts";
import { isMessage, isQuestion } from "#core/case.ts";
import { handOverFrom } from "#core/hand-over.ts";
import { progressFrom } from "#core/kept-progress.ts";
import { looksFrom } from "#core/look.ts";
import { type MaskGround, masked, maskedForSure } from "#core/mask.ts";
import { entriesBetween, nowFrom } from "#core/now.ts";
import { resumed } from "#core/package-state.ts";
import { parkedFrom } from "#core/parked.ts";
import { plainText } from "#core/plain-text.ts";
import { privateDataIn } from "#core/private-data.ts";
import { receiptsFrom } from "#core/receipt.ts";
import { referenceText } from "#core/reference.ts";
import { referenceFrom } from "#core/reference-reading.ts";
import { cardsFrom } from "#core/repetition.ts";
import { saidIn } from "#core/said.ts";
import { mergedShifts, shiftsOf } from "#core/shift.ts";
import { shiftFrom } from "#core/shift-reading.ts";
import { tallyFrom } from "#core/tally.ts";
import { topicsFrom } from "#core/unanswered.ts";
import { usesFrom } from "#core/uses.ts";
import type { Chance } from "./chance.ts";
import { someValue } from "./grammar.ts";
import { oddWords, repeated, SIGNS } from "./letters.ts";
import { mutated } from "./mutation.ts";
import { NOW_JSON, PROGRESS, REFERENCES, SHIFT, STORED } from "./stored.ts";
import { must, type Target, textIn } from "./target.ts";

const NAMES = [
  ...new Set(
    [...STORED, SHIFT].flatMap((text) => [...text.matchAll(/"(\w+)":/g)].map(([, name = ""]) => name)),
  ),
];

/** Some JSON as a device may hold it: of ours, changed; or anything. */
function json(seeds: readonly string[]) {
  return (chance: Chance) =>
    chance.happens(0.35)
      ? JSON.stringify(someValue(chance, NAMES))
      : mutated(chance.of(seeds), chance, STORED);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const NOW = "2026-11-23T08:00:00Z";

/** What each key of a device's storage is read by: reading twice is reading once. */
const KEPT: Readonly<Record<string, (kept: unknown) => unknown>> = {
  progress: progressFrom,
  parked: parkedFrom,
  topics: (kept) => topicsFrom(kept, NOW),
  uses: usesFrom,
  tally: tallyFrom,
  cards: cardsFrom,
  receipts: receiptsFrom,
  looks: looksFrom,
  "hand-over": handOverFrom,
};

function mustSettle(text: string): void {
  const value = parsed(text);
  for (const [name, reading] of Object.entries(KEPT)) {
    const once = reading(value) ?? null;
    const again = reading(JSON.parse(JSON.stringify(once))) ?? null;
    must(JSON.stringify(again) === JSON.stringify(once), `${name} reads otherwise the second time`);
  }
}

function words(chance: Chance): string {
  if (chance.happens(0.6)) return chance.some(1, 6, () => oddWords(chance)).join(" ");
  const pieces = [oddWords(chance, 2), chance.of(SIGNS), "1 ", "a@", "+84 ", "4111-", "aA", " \n", "ệ"];
  return repeated(chance, chance.of(pieces) || " ", 16 * 1024) + oddWords(chance, 2);
}

const GROUND: MaskGround = {
  placeholders: [],
  fields: { customer_name: "Linh" },
  known: ["Larkspan"],
  nameOf: (kind) => kind,
};

export const VALUE_TARGETS: readonly Target[] = [
  {
    name: "end-of-shift files",
    share: 40,
    make: json([SHIFT]),
    hold: (input) => {
      const read = shiftFrom(textIn(input));
      if ("fault" in read) return;
      const shifts = shiftsOf(read.file);
      must(
        canonicalJson(mergedShifts(shifts, shifts)) === canonicalJson(shifts),
        "a file taken twice counts twice",
      );
    },
  },
  {
    name: "what a device keeps",
    share: 60,
    make: json([PROGRESS, ...STORED]),
    hold: (input) => mustSettle(textIn(input)),
  },
  {
    name: "now.json",
    share: 20,
    make: json([NOW_JSON]),
    hold: (input) => {
      const [now, known] = [nowFrom(parsed(textIn(input))), nowFrom(parsed(NOW_JSON))];
      if (now && known) entriesBetween(known, now);
    },
  },
  {
    name: "references and addresses",
    share: 40,
    make: (chance) => mutated(chance.of(REFERENCES), chance, REFERENCES),
    hold: (input) => {
      const text = textIn(input);
      const reference = referenceFrom(text);
      if (reference) {
        const again = referenceFrom(referenceText(reference));
        must(canonicalJson(again ?? null) === canonicalJson(reference), "a reference reads back as another");
      }
      referenceIn(text);
      saidIn(text);
      resumed(text, { pass: 80, lessons: [] });
    },
  },
  {
    name: "what customers write",
    share: 60,
    make: words,
    hold: (input) => {
      const text = textIn(input);
      isQuestion(text);
      isMessage(text);
      tidiedText(text);
      privateDataIn(text, []);
      const card = maskedForSure(`${text}\nCard: 5500 0000 0000 0004 please\n${text}`, GROUND);
      must(!card.includes("5500 0000 0000 0004"), "a card number is left");
      masked(text, GROUND);
      plainText(boxProse(text.slice(0, 16_384)));
    },
  },
];
