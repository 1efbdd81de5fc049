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

/** Reads the part as a document: no string becomes markup. */
function part() {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.onload = () => resolve(request.responseXML);
    request.onerror = reject;
    request.open("GET", `${location.pathname}?part`);
    request.send();
  });
}

async function takeOver() {
  const turn = ++asked;
  const parsed = await part();
  if (turn !== asked) return;
  const open = openParts();
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
