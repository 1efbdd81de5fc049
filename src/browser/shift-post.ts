/** What came of sending a file; `status` is the server's answer, absent when it could not be reached. */
export interface Posted {
  readonly isTaken: boolean;
  readonly status?: number;
}

/** More than this may not outlive the page that sends it (Fetch standard, "keepalive": 64 KiB for all requests under way). */
const OUTLIVES = 60_000;

/** Sends a file as JSON to an address that the page's policy admits, without cookies and without saying which page it was. */
export async function posted(address: string, json: string): Promise<Posted> {
  try {
    const { ok, status } = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: json,
      keepalive: new Blob([json]).size < OUTLIVES,
      credentials: "omit",
      referrerPolicy: "no-referrer",
    });
    return { isTaken: ok, status };
  } catch {
    return { isTaken: false };
  }
}
