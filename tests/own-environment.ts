import { afterAll } from "vitest";

/** What a file sets in the environment of its process is gone behind its last test; call it before anything is set. */
export function ownEnvironment(): void {
  const before = { ...process.env };
  afterAll(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  });
}
