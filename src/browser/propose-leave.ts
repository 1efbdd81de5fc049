/** Asks before the page is left while something would be lost by it; `question` is put where we can word it ourselves. */
export function askBeforeLeaving(isAtRisk: () => boolean, question: string, signal: AbortSignal): void {
  addEventListener("beforeunload", (event) => isAtRisk() && event.preventDefault(), { signal });
  if (!("navigation" in window)) return;
  const leave = (event: NavigateEvent) => {
    const isElsewhere = new URL(event.destination.url).pathname !== location.pathname;
    if (isAtRisk() && isElsewhere && event.cancelable && !confirm(question)) event.preventDefault();
  };
  navigation.addEventListener("navigate", leave, { signal });
}
