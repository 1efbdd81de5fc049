import type { EntryText, Front, Kind } from "#core/entry.ts";
import type { Locale } from "#core/locale.ts";
import type { Problem } from "#core/problem.ts";
import { Recent } from "#core/recent.ts";
import type { Body } from "#core/reply.ts";
import type { Found } from "#store/kept.ts";
import type { PartName } from "#store/kept-index.ts";
import { textFrom } from "#store/text.ts";

const NONE: readonly Problem[] = [];

const bodies = new Recent<KeptText, Body>(128);

/** A sound text whose front matter and body are taken out of a cache when they are asked for; a body is held for a while only. */
export class KeptText implements EntryText {
  readonly file: string;
  readonly locale: Locale;
  readonly source: string;
  declare readonly raw?: string;
  readonly problems = NONE;
  readonly #found: Found;
  readonly #kind: Kind;
  readonly #isTranslation: boolean;
  #front: Front | undefined;

  constructor(
    { file, locale, source, raw }: Pick<EntryText, "file" | "locale" | "source" | "raw">,
    found: Found,
    kind: Kind,
    isTranslation: boolean,
  ) {
    this.file = file;
    this.locale = locale;
    this.source = source;
    if (raw !== undefined) this.raw = raw;
    this.#found = found;
    this.#kind = kind;
    this.#isTranslation = isTranslation;
  }

  get front(): Front {
    this.#front ??= this.#part<Front>(0) ?? this.#again().front;
    return this.#front;
  }

  get body(): Body {
    return bodies.of(this, () => this.#part<Body>(1) ?? this.#again().body);
  }

  #part<T>(which: PartName): T | undefined {
    const words = this.#found.part(which);
    return words === undefined ? undefined : JSON.parse(words);
  }

  /** It was read without a problem once, so it is now. */
  #again(): EntryText {
    const bytes = Buffer.from(this.raw ?? this.source);
    return textFrom(this.file, bytes, this.#kind, this.locale, this.#isTranslation).text as EntryText;
  }
}
