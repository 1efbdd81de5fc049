import { Worker } from "node:worker_threads";

// Run by `scripts/node.mjs`: tells where a thread of a command finds what Node compiled before.
new Worker('process.stdout.write(require("node:module").getCompileCacheDir() ?? "nowhere")', { eval: true });
