import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { escaped } from "#core/html.ts";
import { headerPolicy, PERMISSIONS } from "#site/policy.ts";
import { INTERFACE_LOCALES, type InterfaceLocale } from "#words/text.ts";
import { previewWordsIn, wordsIn } from "#words/words.ts";

/** Draws the main part of the preview; called for every request, since files change at any time. */
export type DrawPreview = (locale: InterfaceLocale) => string;

/** A server of the preview, and how its open pages are told that something has changed. */
export interface PreviewServer {
  readonly server: Server;
  changed(): void;
}

const SRC = new URL("..", import.meta.url);
const STYLES = [
  "tokens",
  "fonts",
  "base",
  "frame",
  "lists",
  "reply",
  "answer",
  "difference",
  "pages",
  "preview",
] as const;
const FONT = /^\/fonts\/(inter-[a-z-]+-[46]00-normal\.woff2)$/;

/** Serves the preview of drafts. Only pages of this machine's own names are answered, whatever a foreign site's name leads to. */
export function previewServer(draw: DrawPreview): PreviewServer {
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    if (!/^(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(request.headers.host ?? "")) refuse(response);
    else if (request.url === "/events") listen(listeners, request, response);
    else answer(draw, new URL(request.url ?? "/", "http://localhost"), response);
  });
  const changed = () => {
    for (const listener of listeners) listener.write("event: changed\ndata:\n\n");
  };
  return { server, changed };
}

function refuse(response: ServerResponse): void {
  response.writeHead(403, { "content-type": "text/plain" }).end("Only http://localhost is served.\n");
}

function listen(listeners: Set<ServerResponse>, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  // A page that lost the preview asks for it again every second.
  response.write("retry: 1000\n\n");
  listeners.add(response);
  request.on("close", () => listeners.delete(response));
}

function answer(draw: DrawPreview, { pathname, search }: URL, response: ServerResponse): void {
  const [root, ...others] = INTERFACE_LOCALES;
  const locale = pathname === "/" ? root : others.find((tag) => pathname === `/${tag}/`);
  if (locale)
    send(response, "text/html", search === "?part" ? draw(locale) : documentHtml(locale, draw(locale)));
  else if (pathname === "/preview.css") send(response, "text/css", stylesText());
  else if (pathname === "/preview.js") send(response, "text/javascript", sourceFile("build/preview-page.js"));
  else if (pathname === "/icons.svg") send(response, "image/svg+xml", sourceFile("components/icons.svg"));
  else if (pathname === "/favicon.svg") send(response, "image/svg+xml", sourceFile("../public/favicon.svg"));
  else if (FONT.test(pathname)) sendFont(response, FONT.exec(pathname)?.[1] ?? "");
  else response.writeHead(404, { "content-type": "text/plain" }).end("Not found\n");
}

function send(response: ServerResponse, type: string, body: string | Uint8Array): void {
  const headers = {
    "content-type": `${type}${type.startsWith("font") ? "" : "; charset=utf-8"}`,
    "content-security-policy": headerPolicy(),
    "permissions-policy": PERMISSIONS,
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  };
  response.writeHead(200, headers).end(body);
}

function sendFont(response: ServerResponse, name: string): void {
  try {
    const path = createRequire(import.meta.url).resolve(`@fontsource/inter/files/${name}`);
    send(response, "font/woff2", readFileSync(path));
  } catch {
    response.writeHead(404).end();
  }
}

function sourceFile(path: string): string {
  return readFileSync(fileURLToPath(new URL(path, SRC)), "utf8");
}

/** The site's own styles in one file, its fonts at an address of this server. */
function stylesText(): string {
  const styles = STYLES.map((name) => sourceFile(`styles/${name}.css`)).join("\n");
  return styles.replaceAll("@fontsource/inter/files/", "/fonts/");
}

function documentHtml(locale: InterfaceLocale, body: string): string {
  const words = previewWordsIn(locale);
  const links = INTERFACE_LOCALES.map((tag, index) => {
    const current = tag === locale ? ' aria-current="page"' : "";
    return `<li><a href="${index === 0 ? "/" : `/${tag}/`}" hreflang="${tag}" lang="${tag}"${current}>${wordsIn(tag).language}</a></li>`;
  });
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(words.title)} · Replybook</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/preview.css">
<script type="module" src="/preview.js"></script>
</head>
<body class="preview">
<a class="skip" href="#main">${escaped(wordsIn(locale).frame.skip)}</a>
<header class="top"><span class="brand">Replybook<span>${escaped(words.title)}</span></span><nav aria-label="${escaped(wordsIn(locale).frame.languages)}"><ul>${links.join("")}</ul></nav></header>
<p class="unreached" role="status" data-part="cut" hidden>${escaped(words.cut)}</p>
<main class="page" id="main" tabindex="-1">${body}</main>
</body>
</html>
`;
}
