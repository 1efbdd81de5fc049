import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { satteri } from "@astrojs/markdown-satteri";
import mdx from "@astrojs/mdx";
import { defineConfig } from "astro/config";
import { demoParts } from "./src/build/demo.ts";
import { devContent, devFiles } from "./src/build/dev-files.ts";
import { keptRenderer, RENDERER } from "./src/build/renderer-parts.ts";
import { LESSON_FEATURES, lessonVocabulary } from "./src/markup/lesson-vocabulary.ts";

process.env.ASTRO_TELEMETRY_DISABLED = "1";

// A variable that is set but empty counts as not set.
const { KB_CONTENT, KB_BASE, KB_SITE, KB_DEMO, KB_RENDERER } = process.env;
// Astro bundles into the folder of a renderer, which draws the pages afterwards (scripts/site.ts).
const outDir = KB_RENDERER ? resolve(KB_RENDERER, RENDERER.site) : resolve("dist");

// What Astro keeps of the lessons of another content folder must never be taken for this one's.
const room = createHash("sha256")
  .update(resolve(KB_CONTENT || "content"))
  .digest("hex");
const cache = KB_RENDERER ? resolve(KB_RENDERER, "astro") : resolve(".cache", room.slice(0, 12));

// Astro marks each lesson with "use astro:head-inject" itself, and the bundler warns of it at length.
function onwarn(warning, warn) {
  if (warning.code !== "MODULE_LEVEL_DIRECTIVE") warn(warning);
}

// One file for what every page needs at once, and one for what draws answers: each is a fifth smaller than the
// thirty the bundler would cut it into.
function isOf(entry, id, context, seen = new Set()) {
  if (id.endsWith(entry)) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return context.getModuleInfo(id)?.importers.some((by) => isOf(entry, by, context, seen)) ?? false;
}
const chunkOf = (name, priority, ...besides) => ({
  name: (id, context) =>
    isOf(`/src/browser/${name}.ts`, id, context) || besides.some((end) => id.endsWith(end)) ? name : null,
  priority,
});
// What is told on every page must not bring along what draws answers for the order of versions or whom an advisory
// speaks of.
const chunks = [
  chunkOf("frame", 4, "/src/core/version.ts", "/src/core/scope.ts", "/src/browser/drawn-nodes.ts"),
  chunkOf("answer", 2),
  // What every page loads besides, a moment later: one file each.
  chunkOf("list", 1),
  chunkOf("soon", 0),
  // Answers and much that is loaded later say times; none of them brings along the others for it.
  { name: (id) => (id.endsWith("/src/core/when.ts") ? "when" : null), priority: 3 },
];

// No preloading: what is loaded later is loaded because somebody asked for it, and the names of all it needs
// would travel with every page. Astro sets the option itself, so that it is changed last.
const withoutPreloading = {
  name: "replybook-without-preloading",
  enforce: "pre",
  load: (id) => (id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : null),
  configResolved({ environments }) {
    environments.client.build.modulePreload = false;
  },
};

export default defineConfig({
  output: "static",
  outDir,
  base: KB_BASE || "/",
  ...(KB_SITE && { site: KB_SITE }),
  cacheDir: resolve(cache, "astro"),
  trailingSlash: "always",
  compressHTML: true,
  devToolbar: { enabled: false },
  build: { inlineStylesheets: "never" },
  // Highlighting needs inline styles. Lessons are the only Markdown Astro sees, closed by their vocabulary.
  markdown: {
    syntaxHighlight: false,
    processor: satteri({ mdastPlugins: [lessonVocabulary], features: LESSON_FEATURES }),
  },
  integrations: [mdx(), KB_DEMO && demoParts(), KB_RENDERER && keptRenderer(KB_RENDERER)],
  vite: {
    cacheDir: resolve(cache, "vite"),
    plugins: [devFiles(), devContent(resolve(KB_CONTENT || "content")), withoutPreloading],
    // The search runs in a module worker.
    worker: { format: "es" },
    // Nothing inline: the policy of every page forbids it.
    build: { assetsInlineLimit: 0, rolldownOptions: { onwarn } },
    environments: {
      client: { build: { rolldownOptions: { output: { codeSplitting: { groups: chunks } } } } },
    },
  },
});
