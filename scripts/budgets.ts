import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { environmentFrom, PROJECT } from "./environment.ts";
import { buildSite, runScript } from "./site.ts";

/** What one page of a kind may weigh, in bytes; a kind stands for all pages that are drawn by the same components. */
interface Budget {
  readonly page: string;
  /** Its HTML as it lies on the disk: 10,000 answers have 60,000 pages in two languages. */
  readonly raw: number;
  /** Its HTML as it travels, in Brotli. */
  readonly html: number;
  /** Scripts that come with it before anybody touches it, in Brotli. */
  readonly script: number;
}

/**
 * The budgets of page kinds, some tenth above what they weigh, measured on a small site of twenty answers. The script is
 * the same on every page: what draws one kind alone is loaded by it.
 */
const BUDGETS: Readonly<Record<string, Budget>> = {
  // Opened forty times a shift, and there are as many as answers: this one has many replies in two languages.
  answer: { page: "answers/refund-change-of-mind", raw: 52_000, html: 9_500, script: 14_000 },
  "waiting answer": { page: "answers/login-code", raw: 40_000, html: 7_000, script: 14_000 },
  history: { page: "answers/refund-change-of-mind/history", raw: 26_000, html: 5_700, script: 14_000 },
  "form for changes": { page: "propose/refund-change-of-mind", raw: 31_000, html: 6_600, script: 14_000 },
  product: { page: "products/tickets", raw: 16_000, html: 4_000, script: 14_000 },
  advisory: { page: "advisories/de-parcel-strike", raw: 16_000, html: 4_000, script: 14_000 },
  // There is one of each of these; what they list is what they weigh.
  start: { page: "", raw: 30_000, html: 6_200, script: 14_000 },
  answers: { page: "answers", raw: 37_000, html: 5_800, script: 14_000 },
  changes: { page: "changes", raw: 140_000, html: 15_500, script: 14_000 },
  briefing: { page: "briefing", raw: 34_000, html: 7_300, script: 14_000 },
  health: { page: "health", raw: 58_000, html: 8_800, script: 14_000 },
};

/** What the page's script loads by itself a moment later, by the beginning of its file's name. */
const LOADED_BY_ITSELF = ["list", "soon", "unread-en"];

const SITE = join(PROJECT, ".cache", "budgets");

async function main(): Promise<number> {
  const content = join(PROJECT, "tests", "fixtures", "larkspan");
  // One instant for ever: what is measured hangs on the sources alone.
  const env = { KB_CONTENT: content, KB_OUT: SITE, KB_NOW: "2026-11-21T12:00:00Z" };
  const said: string[] = [];
  const status = await buildSite(environmentFrom(env, Date.now()), (line) => said.push(line));
  if (status !== 0) {
    for (const line of said) console.error(line);
    return status;
  }
  const over = ["en", "vi"].flatMap((locale) =>
    Object.entries(BUDGETS).flatMap(([kind, budget]) => overweight(kind, locale, budget)),
  );
  for (const line of over) console.error(line);
  return over.length > 0 ? 1 : 0;
}

function overweight(kind: string, locale: string, { page, ...limits }: Budget): string[] {
  const path = [locale === "en" ? "" : locale, page].filter(Boolean).join("/");
  const bytes = readFileSync(join(SITE, path, "index.html"));
  const weights = { raw: bytes.length, html: brotli(bytes), script: scriptOf(bytes.toString()) };
  return (["raw", "html", "script"] as const).flatMap((name) =>
    weights[name] > limits[name]
      ? [`${kind} (/${path}/): ${name} has ${weights[name]} bytes, its budget is ${limits[name]}`]
      : [],
  );
}

function brotli(bytes: Buffer): number {
  return brotliCompressSync(bytes).length;
}

/** All scripts a page comes with, in Brotli: those it names, what they import, and what they load by themselves. */
function scriptOf(html: string): number {
  const files = new Set<string>();
  const take = (file: string) => {
    if (files.has(file)) return;
    files.add(file);
    const text = readFileSync(join(SITE, file), "utf8");
    for (const [, name = ""] of text.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g))
      take(join("_astro", name));
    for (const [, name = ""] of text.matchAll(/import\(["'`]\.\/([^"'`]+)["'`]\)/g))
      if (LOADED_BY_ITSELF.includes(name.split(".")[0] ?? "")) take(join("_astro", name));
  };
  for (const [, src = ""] of html.matchAll(/<script[^>]* src="\/([^"]+)"/g)) take(src);
  return [...files].reduce((sum, file) => sum + brotli(readFileSync(join(SITE, file))), 0);
}

// Astro's bundler may leave workers behind.
await runScript(async () => process.exit(await main()));
