import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import type { Browser, Page } from "playwright-core";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { escaped } from "#core/html.ts";
import { ATTACKER, armed, SCRIPTED } from "../payloads.ts";
import { closedWindows, testBrowser } from "./chromium.ts";

let browser: Browser;
let page: Page;

const HOST = "http://localhost:4530/";
/** What ran, and which addresses were asked for. */
const sprung: string[] = [];

type Drawing = typeof import("#browser/drawn-nodes.ts");

beforeAll(async () => {
  const bundle = await rolldown({
    input: fileURLToPath(new URL("../../src/browser/drawn-nodes.ts", import.meta.url)),
  });
  const { output } = await bundle.generate({ format: "iife", name: "drawing" });
  browser = await testBrowser();
  page = await browser.newPage();
  // A host that answers everything with an empty page, without any policy: only the drawing defends.
  await page.route("**/*", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><main></main>" }),
  );
  await page.exposeFunction("sprung", (said: string) => sprung.push(said));
  await page.addInitScript(armed);
  await page.addInitScript({ content: `${output[0].code};window.drawing = drawing;` });
  await page.goto(HOST);
  page.on("request", (request) => sprung.push(request.url()));
});

afterAll(closedWindows);

const words = fc
  .oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: fc.constantFrom(..."<>&\"'`=/\n\t -;#abx1") }),
    fc.constantFrom(...SCRIPTED),
  )
  .map((text) => text.replace(/[\0\uD800-\uDFFF]/g, ""));

const attributes = fc
  .dictionary(fc.constantFrom("class", "title", "data-part", "aria-label", "lang", "hidden"), words, {
    maxKeys: 3,
  })
  .map((pairs) =>
    Object.entries(pairs)
      .map(([name, value]) => (name === "hidden" ? " hidden" : ` ${name}="${escaped(value)}"`))
      .join(""),
  );

const inline = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    words.map(escaped),
    fc.constantFrom(
      "<br>",
      '<svg class="i" aria-hidden="true"><use href="/a.svg#i-x"></use></svg>',
      '<input value="&#60;" checked>',
    ),
    fc
      .tuple(
        fc.constantFrom("span", "b", "em", "kbd", "ins", "del", "kb-now", "time"),
        attributes,
        fc.array(tie("node"), { maxLength: 3 }),
      )
      .map(([name, pairs, inner]) => `<${name}${pairs}>${inner.join("")}</${name}>`),
  ),
})).node;

const blocks = fc
  .array(
    fc.oneof(
      fc
        .tuple(
          fc.constantFrom("p", "div", "section", "li", "h2", "details", "pre", "blockquote"),
          attributes,
          inline,
        )
        .map(([name, pairs, inner]) => `<${name}${pairs}>${inner}</${name}>`),
      words.map((text) => `<textarea>${escaped(text)}</textarea>`),
      words.map((text) => `<select><option selected>${escaped(text)}</option></select>`),
      words.map((text) => `<table><tbody><tr><td>${escaped(text)}</td></tr></tbody></table>`),
      words.map((text) =>
        `<svg width="100%" viewBox="0 0 1 1"><rect x="1" y2="3" height="2%"/><text x="-8" text-anchor="end">${escaped(text)}</text></svg>`.replace(
          ' viewBox="0 0 1 1"',
          "",
        ),
      ),
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(""));

/** What differs from the browser's own reading: none, where both agree. */
function differing(htmls: readonly string[]): Promise<readonly string[]> {
  return page.evaluate((all) => {
    const { drawnNodes } = (window as unknown as { drawing: Drawing }).drawing;
    return all.filter((html) => {
      const template = document.createElement("template");
      template.innerHTML = html;
      return !template.content.isEqualNode(drawnNodes(html));
    });
  }, htmls);
}

/** What the sources of views write: elements, and attributes with a value. */
function written(): { readonly elements: readonly string[]; readonly attributes: readonly string[] } {
  const folder = new URL("../../src/browser/", import.meta.url);
  const source = readdirSync(folder)
    .filter((name) => name !== "drawn-nodes.ts")
    .map((name) => readFileSync(new URL(name, folder), "utf8").replace(/\/\*\*[\s\S]*?\*\//g, ""))
    .join("\n");
  const all = (pattern: RegExp) => [...new Set([...source.matchAll(pattern)].map(([, name = ""]) => name))];
  const types = /^(?:string|void|readonly|unknown|boolean|typeof|keyof|number|never|object|noscript)$/;
  return {
    elements: all(/<\/?([a-z][a-z0-9-]*)/g).filter((name) => !types.test(name)),
    attributes: all(/<[a-z][^<>\n]* ([a-z][a-z0-9-]*)="/g),
  };
}

describe("what views draw", () => {
  test("is known, every element and attribute of it", async () => {
    const { elements, attributes } = written();
    expect(elements.length).toBeGreaterThan(50);
    expect(attributes.length).toBeGreaterThan(40);
    const alone = [
      ...elements.map((name) => `<${name}></${name}>`),
      ...elements.map((name) => `<svg><${name}/></svg>`),
      ...attributes.map((name) => `<p ${name}="/"></p>`),
    ];
    const refused = await page.evaluate((htmls) => {
      const { drawnNodes } = (window as unknown as { drawing: Drawing }).drawing;
      const isRefused = (html: string) => {
        try {
          drawnNodes(html);
          return false;
        } catch {
          return true;
        }
      };
      return htmls.filter(isRefused);
    }, alone);
    const unknown = elements.filter(
      (name) => refused.includes(`<${name}></${name}>`) && refused.includes(`<svg><${name}/></svg>`),
    );
    // These have no end.
    expect(unknown.filter((name) => !/^(?:br|hr|img|input)$/.test(name))).toEqual([]);
    expect(refused.filter((html) => html.startsWith("<p "))).toEqual([]);
  });

  test("is what the browser's own parser makes of it", async () => {
    const drawn = fc.array(blocks, { minLength: 200, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(drawn, async (htmls) => {
        expect(await differing(htmls)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test.each([
    "<script>pwned=1</script>",
    '<p onclick="pwned=1">a</p>',
    '<p style="color:red">a</p>',
    '<a href="javascript:pwned=1">a</a>',
    '<a href=" javascript:pwned=1">a</a>',
    '<a href="java\nscript:pwned=1">a</a>',
    '<a href="data:text/html,a">a</a>',
    '<img src="https://attacker.example/a.png">',
    '<img src="//attacker.example/a.png">',
    '<img src="/\\attacker.example/a.png">',
    '<img src="/\t/attacker.example/a.png">',
    '<svg><use href="//attacker.example/a.svg#a"></use></svg>',
    "<svg><script>pwned=1</script></svg>",
    '<form action="/x"></form>',
    '<button formaction="/x">a</button>',
    "<iframe></iframe>",
    "<style>a{}</style>",
    '<p class="a" class="b">a</p>',
    "<p>a",
    "a</p>",
    "<p><b>a</p></b>",
    "<!-- a -->",
    "<P>a</P>",
    "a < b",
    "a & b",
    "a &copy; b",
    "<p class=a>a</p>",
  ])("%j is nothing a view draws", async (html) => {
    const said = page.evaluate((text) => {
      (window as unknown as { drawing: Drawing }).drawing.drawnNodes(text);
    }, html);
    await expect(said).rejects.toThrow("No view draws this");
  });
});

/** Puts every payload into the page unescaped, one after another. */
function attack(way: "drawing" | "innerHTML"): Promise<void> {
  return page.evaluate(
    ([htmls, how]) => {
      const { draw } = (window as unknown as { drawing: Drawing }).drawing;
      for (const html of htmls) {
        const place = document.body.appendChild(document.createElement("div"));
        if (how === "innerHTML") place.innerHTML = html;
        else
          try {
            draw(place, html);
          } catch {
            // It is refused, as it should be.
          }
      }
    },
    // Where nothing defends, some would take the page away before the others had their turn.
    [way === "drawing" ? SCRIPTED : SCRIPTED.filter((text) => !/http-equiv|<base/i.test(text)), way] as const,
  );
}

describe("a forgotten escape", () => {
  test(`of any of ${SCRIPTED.length} payloads runs nothing and asks for nothing`, async () => {
    expect(SCRIPTED.length).toBeGreaterThan(400);
    await attack("drawing");
    // A picture of its own comes after all that the payloads could have asked for or run.
    await page.evaluate(
      () =>
        new Promise((done) => {
          const own = Object.assign(new Image(), {
            src: "/own.png",
            onerror: () => requestIdleCallback(done),
          });
          document.body.append(own);
        }),
    );
    expect(sprung).toEqual([`${HOST}own.png`]);
  });

  test("would be an attack with innerHTML: the traps spring", async () => {
    sprung.length = 0;
    await attack("innerHTML");
    const ran = () => sprung.filter((said) => /^(?:alert|pwned)/.test(said)).length;
    await expect.poll(ran).toBeGreaterThan(10);
    await expect.poll(() => sprung.some((said) => said.startsWith(`http://${ATTACKER}/`))).toBe(true);
  });
});
