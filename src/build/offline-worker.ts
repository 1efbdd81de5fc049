import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { OFFLINE_WORKER } from "#build/offline-removal.ts";

/** Bundles the service worker into a folder. It holds nothing of the content, so that only other code makes it another. */
export async function bundleOfflineWorker(project: string, folder: string): Promise<void> {
  const bundle = await rolldown({
    input: join(project, "src/browser/offline-worker.ts"),
    cwd: project,
    platform: "browser",
    // What tells developers of each step is left out.
    transform: { define: { "process.env.NODE_ENV": '"production"' } },
  });
  try {
    const { output } = await bundle.generate({ format: "iife", minify: true, comments: false });
    writeFileSync(join(folder, OFFLINE_WORKER), output[0].code);
  } finally {
    await bundle.close();
  }
}
