import { createHash } from "node:crypto";
import { type Change, changeKey } from "#core/change.ts";

// The name space of our own names (RFC 9562, 5.5), made once at random.
const NAME_SPACE = Buffer.from("0f6c2c2f5d0b4d0f9f1e6a3f7b5f2a91", "hex");

/** A name as a URI that is the same for ever and no address: `urn:uuid:…`, version 5 of RFC 9562. */
export function urnOf(name: string): string {
  const bytes = createHash("sha1").update(NAME_SPACE).update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  const uuid = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
    "-",
  );
  return `urn:uuid:${uuid}`;
}

/**
 * The id of a change in every feed and language. It is made of what was recorded for ever, so that neither the
 * workspace's name nor the site's address may move it.
 */
export function changeUrn(change: Pick<Change, "kind" | "id" | "version" | "type" | "recorded">): string {
  return urnOf(`${changeKey(change as Change)} ${change.recorded}`);
}
