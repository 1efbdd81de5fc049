import { resolve } from "node:path";

/** The content folder the site is made from: KB_CONTENT, else `content`. */
export function contentFolder(): string {
  return resolve(process.env.KB_CONTENT || "content");
}

/** The teams the site is made for: KB_TEAMS, separated by commas; empty means all. */
export function buildTeams(): string[] {
  return (process.env.KB_TEAMS ?? "").split(",").flatMap((team) => team.trim() || []);
}
