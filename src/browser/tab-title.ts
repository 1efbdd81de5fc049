import { VISITED } from "#browser/visit.ts";

/** What the tab tells before the page's own title, most pressing first. */
const SIGNS = ["incident", "unread"] as const;

const said = new Map<(typeof SIGNS)[number], string>();
let told = "";

/** Puts a sign such as `(3)` before the title of the tab, on every page until it is empty again. */
export function tellInTitle(sign: (typeof SIGNS)[number], text: string): void {
  said.set(sign, text);
  draw();
}

function draw(): void {
  const own = document.title.startsWith(told) ? document.title.slice(told.length) : document.title;
  const signs = SIGNS.flatMap((sign) => said.get(sign) || []);
  told = signs.length > 0 ? `${signs.join(" ")} · ` : "";
  document.title = told + own;
}

document.addEventListener(VISITED, draw);
