import { isNameIn } from "#checks/all-caps.ts";
import type { CheckContext } from "#checks/rule.ts";
import { type Standing, standingAt } from "#checks/working.ts";
import type { Entry, EntryKey } from "#core/entry.ts";
import type { KeptFindings } from "#core/kept-findings.ts";

/** Something that findings may depend on: what is in an entry, where one stands, the lines of a file, a name, the clock. */
export type Question =
  | `entry ${EntryKey}`
  | `standing ${EntryKey}`
  | `file ${string}`
  | `name ${string}`
  | "all"
  | "now";

/** Answers every question that rules asked about a library, each once, in words short enough to be kept. */
export class World {
  readonly #context: CheckContext;
  readonly #kept: KeptFindings;
  readonly #answers = new Map<string, string>();

  constructor(context: CheckContext, kept: KeptFindings) {
    this.#context = context;
    this.#kept = kept;
  }

  /** Where an entry stands now. */
  readonly standingOf = (entry: Entry): Standing => standingAt(this.#context.now, entry);

  /** Whether a word in capitals is a name. */
  readonly isName = (word: string): boolean => isNameIn(this.#context, word);

  /** The answer to a question, as it is now; one that nobody could have asked has none. */
  answer(question: string): string {
    const known = this.#answers.get(question) ?? this.#answerTo(question);
    this.#answers.set(question, known);
    return known;
  }

  #answerTo(question: string): string {
    if (question === "now") return this.#context.now;
    if (question === "all") return this.#kept.digest(this.#everything());
    const [what, of] = [question.slice(0, question.indexOf(" ")), question.slice(question.indexOf(" ") + 1)];
    if (what === "name") return String(this.isName(of));
    if (what === "file") return this.#kept.digest(this.#context.sourceOf?.(of) ?? "");
    const entry = this.#context.library.entries.get(of as EntryKey);
    if (!entry) return "none";
    if (what === "entry") return this.#kept.digestOf(entry);
    return this.#kept.digest(JSON.stringify(this.standingOf(entry)));
  }

  #everything(): string {
    return [...this.#context.library.entries.keys()]
      .map((key) => `${key} ${this.answer(`entry ${key}`)}`)
      .join("\n");
  }
}
