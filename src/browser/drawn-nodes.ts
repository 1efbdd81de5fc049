const ELEMENT =
  /^(?:[abipqs]|article|blockquote|br|button|code|datalist|d[dlt]|del|details|div|em|fieldset|fig(?:caption|ure)|footer|form|h[1-3r]|header|img|ins?|input|kb(?:-[a-z]+)+|kbd|label|legend|li|mark|ol|option|pre|progress|section|select|small|span|strong|summary|table|t(?:body|[dhr]|head|extarea|ime)|ul)$/;
const SHAPE = /^(?:line|rect|svg|text|title|tspan|use)$/;
const ATTRIBUTE =
  /^(?:(?:aria|data)-[a-z-]+|alt|auto(?:capitalize|complete|focus)|checked|class|colspan|d(?:atetime|ecoding|ir|ownload|x)|for|height|hidden|href|id|lang|list|loading|max|maxlength|method|name|open|placeholder|rel|role|rows|scope|selected|size|spellcheck|src|start|tabindex|target|text-anchor|title|type|value|width|[xy][12]?)$/;
/** Where links lead: no scheme but these, however it is written. */
const LINK = /^(?:(?:https?|mailto|tel):|[/?#.]|[^:]*$)/i;
/** What a page loads by itself lies on its own site. */
const OWN = /^\/(?![/\\])[^\\\s]*$/;

const TOKEN = /<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-zA-Z][a-zA-Z0-9-]*(?:="[^"<]*")?)*)\s*(\/?)>|[^<]+/y;
const PAIR = /([a-zA-Z][a-zA-Z0-9-]*)(?:="([^"]*)")?/g;
const MARKS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00A0" };
const DRAWN = "http://www.w3.org/2000/svg";

/** Without a window: no picture is asked for and no element of ours begins before it stands in the page. */
let desk: Document | undefined;

/**
 * The nodes that a view's HTML describes, as a browser's parser would make them, without one: what a view never writes
 * (scripts, styles, handlers, foreign addresses, marks left open) throws, so a text that was not escaped stays without effect.
 */
export function drawnNodes(html: string): DocumentFragment {
  desk ??= document.implementation.createHTMLDocument();
  const root = desk.createDocumentFragment();
  const text = html.replace(/\r\n?/g, "\n");
  const above: Node[] = [];
  let place: Node = root;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const [whole, isEnd, name, pairs, isShut] = TOKEN.exec(text) ?? refuse(text.slice(at));
    if (!name) place.appendChild(desk.createTextNode(plain(whole)));
    else if (isEnd) {
      if (place.nodeName.toLowerCase() !== name || pairs) refuse(whole);
      place = above.pop() ?? refuse(whole);
    } else {
      const element = place.appendChild(elementIn(desk, place, name));
      setAll(element, pairs ?? "");
      if (/^(?:br|hr|img|input)$/.test(name)) continue;
      if (isShut && element instanceof SVGElement) continue;
      if (isShut) refuse(whole);
      above.push(place);
      place = element;
      // A parser leaves out the line break that such an element begins with.
      if (/^(?:pre|textarea)$/.test(name) && text[TOKEN.lastIndex] === "\n") TOKEN.lastIndex++;
    }
  }
  return place === root ? root : refuse(place.nodeName);
}

function refuse(what: string): never {
  throw new Error(`No view draws this: ${what.slice(0, 80)}`);
}

function plain(text: string): string {
  return text.includes("&")
    ? text.replace(/&(?:#([3-6]\d);|([a-z]+);)?/g, (mark, code, name) =>
        code ? String.fromCodePoint(Number(code)) : (MARKS[name] ?? refuse(mark)),
      )
    : text;
}

function elementIn(page: Document, place: Node, name: string): Element {
  const isShape = name === "svg" || place instanceof SVGElement;
  if (!(isShape ? SHAPE : ELEMENT).test(name)) refuse(`<${name}>`);
  return isShape ? page.createElementNS(DRAWN, name) : page.createElement(name);
}

function setAll(element: Element, pairs: string): void {
  for (const [, name = "", raw = ""] of pairs.matchAll(PAIR)) {
    const value = plain(raw);
    const isSafe = ATTRIBUTE.test(name) && isHarmless(element.localName, name, value);
    if (!isSafe || element.hasAttribute(name)) refuse(`${name}="${value}"`);
    element.setAttribute(name, value);
  }
}

function isHarmless(element: string, name: string, value: string): boolean {
  if (name === "src" || (name === "href" && element === "use")) return OWN.test(value);
  return name !== "href" || LINK.test(value);
}

/** Puts what a view drew in the place of what an element holds. */
export function draw(place: Element, html: string): void {
  put(place, drawnNodes(html));
}

/** The same, where it does not hold just that already. */
export function redraw(place: Element, html: string): void {
  const next = drawnNodes(html);
  const before = place.childNodes;
  const isSame = [...next.childNodes].every((node, index) => node.isEqualNode(before[index] ?? null));
  if (!isSame || next.childNodes.length !== before.length) put(place, next);
}

function put(place: Element, nodes: DocumentFragment): void {
  // What is removed may lose the focus and draw the same place; `replaceChildren` throws then.
  place.textContent = "";
  place.append(nodes);
}
