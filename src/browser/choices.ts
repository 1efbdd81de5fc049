type Choice = HTMLSelectElement | HTMLInputElement;

/** The filters of a list: its named choices, checkboxes and radio buttons. */
export function choicesIn(list: Element): Choice[] {
  return [
    ...list.querySelectorAll<Choice>(
      ".filters select[name], .filters :is([type='checkbox'], [type='radio'])",
    ),
  ];
}

/** What is chosen; empty where nothing is. */
export function chosenIn(choice: Choice): string {
  return choice instanceof HTMLInputElement && !choice.checked ? "" : choice.value;
}

/** Takes the choices from the page's address; a value that is not offered is no choice. */
export function takeChoices(choices: readonly Choice[]): void {
  const asked = new URLSearchParams(location.search);
  for (const choice of choices) {
    // What somebody chose before this script came stands.
    if (choice.type === "radio" && !asked.has(choice.name)) continue;
    const value = asked.get(choice.name) ?? chosenIn(choice);
    if (choice instanceof HTMLInputElement) choice.checked = value === choice.value;
    else choice.value = [...choice.options].some((option) => option.value === value) ? value : "";
  }
}

/** Keeps the choices in the page's address, so that they survive a reload and the way back, and in the links that go on with them. */
export function keepChoices(choices: readonly Choice[], links: Iterable<HTMLAnchorElement> = []): void {
  const chosen = choices.flatMap((choice) => {
    const value = chosenIn(choice);
    return value === "" ? [] : [[choice.name, value]];
  });
  const search = new URLSearchParams(chosen).toString();
  history.replaceState(history.state, "", `${location.pathname}${search && `?${search}`}${location.hash}`);
  for (const link of links) link.search = search;
}

/** Chooses nothing, and puts the cursor on the first choice. */
export function clearChoices(choices: readonly Choice[]): void {
  for (const choice of choices) {
    if (choice instanceof HTMLInputElement) choice.checked = choice.type === "radio" && choice.value === "";
    else choice.value = "";
  }
  choices[0]?.focus();
}
