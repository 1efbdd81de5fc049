let ended = Promise.resolve();

document.addEventListener("compositionstart", () => {
  ended = new Promise((resolve) =>
    document.addEventListener("compositionend", () => resolve(), { once: true }),
  );
});

/** Waits until no input method composes a word: what is drawn anew meanwhile would cut it off. */
export function composed(): Promise<void> {
  return ended;
}
