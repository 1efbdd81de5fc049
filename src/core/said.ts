/** Longer texts are no customer's message; the search reads the first 4,000 letters of one. */
const LONGEST = 8000;

/**
 * What somebody has selected in another tool, from the fragment of an address (`#said=…`, percent-encoded). It is a
 * stranger's text: control characters are left out and the rest cut; undefined where the fragment holds none.
 */
export function saidIn(fragment: string): string | undefined {
  const [, encoded] = /^#said=(.+)$/.exec(fragment) ?? [];
  if (encoded === undefined) return undefined;
  const text = decodedOr(encoded)
    .replace(/\r\n?/g, "\n")
    .replace(/(?!\n)\p{Cc}/gu, " ")
    .toWellFormed()
    .slice(0, LONGEST)
    .trim();
  return text === "" ? undefined : text;
}

function decodedOr(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return "";
  }
}

/**
 * A bookmark's address that opens a page of ours in a window of this name, with what is selected on the page where it
 * is used. The fragment is never sent to a server (RFC 9110, 4.2.3).
 */
export function bookmarkTo(address: string, name: string, features: string): string {
  const open = `open(${JSON.stringify(`${address}#said=`)}+encodeURIComponent(String(getSelection()).slice(0,${LONGEST})),${JSON.stringify(name)},${JSON.stringify(features)})`;
  return `javascript:${encodeURIComponent(`void ${open}`)}`;
}
