import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PROJECT } from "../environment.ts";
import { type PeerText, peerTexts, writeTexts } from "./build-peer-texts.ts";
import type { Measured } from "./build-table.ts";
import { installed } from "./installed.ts";
import { costOf } from "./process-cost.ts";
import { filesOf, newFiles } from "./site-files.ts";

// What others take for the same texts: one plain page for each answer and language, without versions, history,
// differences or advisories.

/** A site maker to compare with. */
interface Peer {
  readonly name: string;
  /** The folder for its project, beside its packages where they are not ours; undefined where they are not to be had. */
  home?(): string | undefined;
  /** Writes its project and says what builds it. */
  prepare(folder: string, texts: readonly PeerText[]): readonly string[];
  /** Where its site goes, below its folder. */
  readonly out: string;
}

/** Twenty thousand pages of one module each do not fit into Node's own limit. */
const ROOMY = { NODE_OPTIONS: "--max-old-space-size=12000", ASTRO_TELEMETRY_DISABLED: "1" };

const HUGO: Peer = {
  name: "Hugo",
  out: "public",
  prepare(folder, texts) {
    writeAll(folder, {
      "config.toml":
        'baseURL = "/"\ntitle = "Answers"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]\ndefaultContentLanguage = "en"\n[languages.en]\ncontentDir = "content/en"\nweight = 1\n[languages.vi]\ncontentDir = "content/vi"\nweight = 2\n',
      "layouts/_default/single.html": page("{{ .Title }}", "{{ .Content }}"),
      "layouts/_default/list.html": page(
        "{{ .Title }}",
        "{{ range .Pages }}<p>{{ .LinkTitle }}</p>{{ end }}",
      ),
    });
    writeTexts(texts, join(folder, "content"), ({ id, language }) => `${language}/answers/${id}.md`);
    return ["hugo", "--quiet", "--source", folder];
  },
};

const ASTRO: Peer = {
  name: "Astro with @astrojs/mdx",
  out: "dist",
  prepare(folder, texts) {
    writeAll(folder, {
      "package.json": '{"type": "module", "private": true}',
      "astro.config.mjs":
        'import mdx from "@astrojs/mdx";\nimport { defineConfig } from "astro/config";\nexport default defineConfig({ integrations: [mdx()] });\n',
      "src/content.config.ts":
        'import { defineCollection } from "astro:content";\nimport { glob } from "astro/loaders";\nexport const collections = { answers: defineCollection({ loader: glob({ pattern: "**/*.mdx", base: "src/answers" }) }) };\n',
      "src/pages/[...slug].astro": `---\nimport { getCollection, render } from "astro:content";\nexport async function getStaticPaths() {\n  return (await getCollection("answers")).map((entry) => ({ params: { slug: entry.id }, props: { entry } }));\n}\nconst { entry } = Astro.props;\nconst { Content } = await render(entry);\n---\n${page("{entry.data.title}", "<Content />")}`,
    });
    writeTexts(texts, join(folder, "src/answers"), ({ id, language }) => `${language}/${id}.mdx`);
    symlinkSync(join(PROJECT, "node_modules"), join(folder, "node_modules"));
    return astroBuild(join(folder, "node_modules"));
  },
};

const STARLIGHT_PACKAGES = {
  dependencies: { "@astrojs/starlight": "0.42.4", astro: "7.2.10" },
  // The newest does not install from a lock.
  overrides: { pagefind: "1.5.2" },
};
const STARLIGHT: Peer = {
  name: "Starlight with its Pagefind",
  out: "dist",
  home() {
    const packages = installed("starlight", STARLIGHT_PACKAGES);
    return packages && join(packages, "../site");
  },
  prepare(folder, texts) {
    writeAll(folder, {
      // Astro bundles Starlight's sources only where the project names it.
      "package.json": JSON.stringify({ type: "module", private: true, ...STARLIGHT_PACKAGES }),
      // Its list of all pages would stand on every page.
      "astro.config.mjs":
        'import starlight from "@astrojs/starlight";\nimport { defineConfig } from "astro/config";\nconst locales = { en: { label: "English", lang: "en" }, vi: { label: "Tiếng Việt", lang: "vi" } };\nexport default defineConfig({ integrations: [starlight({ title: "Answers", locales, defaultLocale: "en", sidebar: [{ label: "Start", link: "/" }], pagination: false })] });\n',
      "src/content.config.ts":
        'import { defineCollection } from "astro:content";\nimport { docsLoader } from "@astrojs/starlight/loaders";\nimport { docsSchema } from "@astrojs/starlight/schema";\nexport const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n',
    });
    writeTexts(texts, join(folder, "src/content/docs"), ({ id, language }) => `${language}/answers/${id}.md`);
    return astroBuild(join(folder, "../node_modules"));
  },
};

/** All peers, the quickest first. */
export const PEERS: readonly Peer[] = [HUGO, ASTRO, STARLIGHT];

/** Builds the answers of a content folder with a peer; after `limit` seconds it is ended. Undefined where it is not to be had. */
export async function peerBuild(
  peer: Peer,
  parent: string,
  content: string,
  limit: number,
): Promise<Measured | undefined> {
  const folder = peer.home ? peer.home() : join(parent, "peer");
  if (!folder) return undefined;
  const texts = peerTexts(content);
  try {
    const command = peer.prepare(folder, texts);
    const cost = await costOf({ command, cwd: folder, env: ROOMY, limit });
    if (cost.status === 127) return undefined;
    if (cost.status)
      throw new Error(`${peer.name} ended with ${cost.status}: ${cost.said}${cost.complained}`);
    console.error(`  ${peer.name}: ${cost.wall.toFixed(1)} s wall, ${cost.cpu.toFixed(1)} s CPU`);
    const written = newFiles(new Map(), filesOf(join(folder, peer.out)));
    return { name: peer.name, answers: texts.length / 2, cost, written };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function astroBuild(packages: string): string[] {
  return [process.execPath, join(packages, "astro/bin/astro.mjs"), "build"];
}

function page(title: string, content: string): string {
  return `<!doctype html>\n<html><head><meta charset="utf-8" /><title>${title}</title></head><body><main><h1>${title}</h1>${content}</main></body></html>\n`;
}

function writeAll(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    if (!existsSync(dirname(path))) mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
