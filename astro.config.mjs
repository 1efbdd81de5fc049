import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { satteri } from "@astrojs/markdown-satteri";
import mdx from "@astrojs/mdx";
import { defineConfig } from "astro/config";
import { demoParts } from "./src/build/demo.ts";
import { devContent, devFiles } from "./src/build/dev-files.ts";
import { keptRenderer, RENDERER } from "./src/build/renderer-parts.ts";
import { fileOf, withoutForwarding } from "./src/build/script-files.ts";
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

// Modules needed at the same times in one file, and no file that only says where another one lies.
const scriptFiles = {
  ...withoutForwarding(),
  applyToEnvironment: ({ name }) => name === "client",
  // Only then may a module lie in another file than what imports it.
  configResolved({ environments }) {
    environments.client.build.rolldownOptions.preserveEntrySignatures = "allow-extension";
  },
};
const codeSplitting = {
  groups: [{ name: fileOf, debugName: "times", includeDependenciesRecursively: false }],
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
    plugins: [devFiles(), devContent(resolve(KB_CONTENT || "content")), withoutPreloading, scriptFiles],
    // The search runs in a module worker.
    worker: { format: "es" },
    // Nothing inline: the policy of every page forbids it.
    build: { assetsInlineLimit: 0, rolldownOptions: { onwarn } },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: { codeSplitting },
          },
        },
      },
    },
  },
});
