const SIGNS_OF_LIFE = ["pointermove", "pointerdown", "keydown"] as const;

/** Loads what an answer needs on paper when somebody first moves or types: never with the page. */
function load(): void {
  for (const type of SIGNS_OF_LIFE) removeEventListener(type, load);
  void import("#browser/printed.ts");
}

for (const type of SIGNS_OF_LIFE) addEventListener(type, load, { passive: true });
