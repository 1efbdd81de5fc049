import { Recent } from "#core/recent.ts";
import type { SiteLibrary } from "#site/library.ts";

type Drawn = string | Promise<string>;

/** More than there are parts of the frame, languages and places together. */
const MOST = 128;

const drawn = new WeakMap<SiteLibrary, Recent<string, { html: Drawn }>>();

/**
 * What `draw` makes of a library, asked once for each `of`, which names everything else it hangs on. While somebody
 * works on the components nothing is remembered.
 */
export function drawnOnce(library: SiteLibrary, of: string, draw: () => Promise<string>): Drawn {
  if (!import.meta.env.PROD) return draw();
  const known = drawn.get(library) ?? new Recent(MOST);
  drawn.set(library, known);
  const kept = known.of(of, () => ({ html: draw() }));
  // What is there already is put in at once: a promise makes Astro hold back all that follows.
  if (typeof kept.html !== "string")
    kept.html.then(
      (html) => Object.assign(kept, { html }),
      () => {},
    );
  return kept.html;
}
