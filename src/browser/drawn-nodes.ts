const ELEMENT =
  /^(?:[abipqs]|article|blockquote|br|button|caption|code|datalist|d[dlt]|del|details|div|em|fieldset|fig(?:caption|ure)|footer|form|h[1-3r]|header|img|ins?|input|kb(?:-[a-z]+)+|kbd|label|legend|li|mark|ol|option|pre|progress|section|select|small|span|strong|summary|table|t(?:body|[dhr]|head|extarea|ime)|ul)$/;
const SHAPE = /^(?:line|rect|svg|text|title|tspan|use)$/;
const ATTRIBUTE =
  /^(?:(?:aria|data)-[a-z-]+|alt|auto(?:capitalize|complete|focus)|checked|class|colspan|d(?:atetime|ecoding|ir|ownload|x)|for|height|hidden|href|id|lang|list|loading|max|maxlength|method|name|open|placeholder|rel|role|rows|scope|selected|size|spellcheck|src|start|tabindex|target|text-anchor|title|type|value|width|[xy][12]?)$/;
/** Where links lead: no scheme but these, however it is written. */
const LINK = /^(?:(?:https?|mailto|tel):|[/?#.]|[^:]*$)/i;
/** What a page loads by itself lies on its own site. */
const OWN = /^\/(?![/\\])[^\\\s]*$/;

const TOKEN = /<(\/?)([a-z][a-z\d-]*)([^<>]*?)(\/?)>|[^<]+/y;
const PAIR = /\s+([a-zA-Z][a-zA-Z\d-]*)(?:="([^"]*)")?/g;
const MARKS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00A0" };

/** Without a window: no picture is asked for and no element of ours begins before it stands in the page. */
let desk: Document | undefined;

/**
 * The nodes that a view's HTML describes, as a browser's parser would make them, without one: what a view never writes
 * (scripts, styles, handlers, foreign addresses, marks left open) throws, so a text that was not escaped stays without effect.
 */
export function drawnNodes(html: string): DocumentFragment {
  desk ??= document.implementation.createHTMLDocument();
  const text = html.replace(/\r\n?/g, "\n");
  const root = desk.createDocumentFragment();
  let place: Node = root;
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.length; ) {
    const [whole, isEnd, name, pairs = "", isShut] = TOKEN.exec(text) ?? refuse(text);
    if (!name) place.appendChild(desk.createTextNode(plain(whole)));
    else if (isEnd) place = (place.nodeName.toLowerCase() === name && place.parentNode) || refuse(whole);
    else {
      const element = place.appendChild(elementOf(desk, place, name, pairs));
      const isDrawing = element instanceof SVGElement;
      if (isShut && !isDrawing) refuse(whole);
      if (!isShut && !/^(?:br|hr|img|input)$/.test(name)) place = element;
      // A parser leaves out the line break that such an element begins with.
      if (/^(?:pre|textarea)$/.test(name) && text[TOKEN.lastIndex] === "\n") TOKEN.lastIndex++;
    }
  }
  return place === root ? root : refuse(html);
}

function refuse(what: string): never {
  throw new Error(`No view draws this: ${what.slice(0, 80)}`);
}

function plain(text: string): string {
  return text.replace(/&(?:#([3-6]\d);|([a-z]+);)?/g, (mark, code, name) =>
    code ? String.fromCharCode(code) : (MARKS[name] ?? refuse(mark)),
  );
}

function elementOf(page: Document, place: Node, name: string, pairs: string): Element {
  const isDrawing = name === "svg" || place instanceof SVGElement;
  if (!(isDrawing ? SHAPE : ELEMENT).test(name)) refuse(name);
  const element = isDrawing
    ? page.createElementNS("http://www.w3.org/2000/svg", name)
    : page.createElement(name);
  const rest = pairs.replace(PAIR, (pair, key: string, raw = "") => {
    const value = plain(raw);
    if (!ATTRIBUTE.test(key) || !isHarmless(name, key, value) || element.hasAttribute(key)) refuse(pair);
    element.setAttribute(key, value);
    return "";
  });
  return rest.trim() === "" ? element : refuse(rest);
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
