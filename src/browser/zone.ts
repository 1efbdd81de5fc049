/** A device seldom travels, and its zone takes longer to ask for than most that is drawn with it; in milliseconds. */
const KEPT = 1000;
let zone = "";
let asked = Number.NEGATIVE_INFINITY;

/** The time zone the agent's device is set to, such as `Asia/Ho_Chi_Minh`. */
export function deviceZone(): string {
  const now = performance.now();
  if (now - asked >= KEPT) [zone, asked] = [Intl.DateTimeFormat().resolvedOptions().timeZone, now];
  return zone;
}
