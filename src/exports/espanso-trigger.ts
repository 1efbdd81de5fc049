import type { OutgoingAnswer } from "#core/outgoing.ts";

/** The triggers of an answer, `:late` for each shortcut, else for its id. One that others begin with ends in `:`. */
export function triggersOf(answers: readonly OutgoingAnswer[]): ReadonlyMap<string, readonly string[]> {
  const plain = answers.map(({ id, shortcuts }) => [id, plainTriggers(id, shortcuts)] as const);
  const all = [...new Set(plain.flatMap(([, triggers]) => triggers))].sort();
  const swallowing = new Set(all.filter((trigger, index) => all[index + 1]?.startsWith(trigger)));
  const whole = (trigger: string) => (swallowing.has(trigger) ? `${trigger}:` : trigger);
  return new Map(plain.map(([id, triggers]) => [id, triggers.map(whole)]));
}

function plainTriggers(id: string, shortcuts: readonly string[]): string[] {
  const names = shortcuts.map((name) => name.trim().replace(/\s+/g, "-")).filter((name) => name !== "");
  return [...new Set(names.length > 0 ? names : [id])].map((name) => `:${name}`);
}
