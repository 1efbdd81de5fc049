import { resolve } from "node:path";

/** The content folder the site is made from: KB_CONTENT, else `content`. */
export function contentFolder(): string {
  return resolve(process.env.KB_CONTENT || "content");
}
