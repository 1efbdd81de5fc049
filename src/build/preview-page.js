// The script of the preview, as it goes to the browser: takes over the page's main part whenever a file has changed.
const main = document.querySelector("main");
const cut = document.querySelector("[data-part='cut']");
let asked = 0;

function openParts() {
  return new Set([...main.querySelectorAll("details[open]")].map(keyOf));
}

function keyOf(details) {
  const article = details.closest("article");
  return `${article?.id} ${[...(article ?? main).querySelectorAll("details")].indexOf(details)}`;
}

async function takeOver() {
  const turn = ++asked;
  const response = await fetch(`${location.pathname}?part`);
  const html = await response.text();
  if (turn !== asked) return;
  const open = openParts();
  const parsed = new DOMParser().parseFromString(html, "text/html");
  main.replaceChildren(...parsed.body.childNodes);
  for (const details of main.querySelectorAll("details")) details.open = open.has(keyOf(details));
  main.dataset.turn = String(turn);
}

const events = new EventSource("/events");
events.addEventListener("changed", () => void takeOver());
events.addEventListener("open", () => {
  // Something may have changed while nobody listened.
  if (!cut.hidden || asked > 0) void takeOver();
  cut.hidden = true;
  document.documentElement.dataset.ready = "";
});
events.addEventListener("error", () => {
  cut.hidden = false;
});
