import type { OutputBundle, OutputChunk, Plugin } from "rolldown";

/** What the bundler tells of a module. */
interface ModuleFacts {
  readonly importers: readonly string[];
  readonly dynamicImporters: readonly string[];
}

/** What the bundler hands over beside a module's id. */
export interface ModuleGraph {
  getModuleInfo(id: string): ModuleFacts | null;
}

/** Modules of `src/browser` that bring what every page needs, the earliest first: one file each, and what several need lies in the first. */
const EVERYWHERE = ["frame", "answer", "list", "soon"];

/** What is told on every page must not bring along what draws answers for the order of versions, or whom an advisory speaks of. */
const IN_FRAME = ["/src/core/version.ts", "/src/core/scope.ts", "/src/browser/drawn-nodes.ts"];

/** When modules of `src/browser` are asked for that are not there at once. */
const TIMES: Readonly<Record<string, readonly string[]>> = {
  // On the start page.
  own: ["own"],
  // When somebody comes near the page, or after five seconds.
  near: ["later", "live", "live-lines", "offline", "incident", "announce", "answer-news", "page-swap"],
  // With the first letter in the box.
  box: ["box", "reply-ahead", "quick-copy", "stack-found"],
  // When somebody comes near an answer.
  acts: ["answer-acts", "duty-line"],
};

/** What is asked for by presses that are rarer than copying: what only they need lies together. */
const PRESSED = "touch-up case-note tray files advice-acts parking country-box".split(" ");

const TIMED = new Set([...EVERYWHERE, ...Object.values(TIMES).flat()]);

/** The words of the box and of what is told near it are asked for together. */
const WORDS = /\/src\/words\/(?:(?:find|advice|live)-)?(en|vi)\.ts$/;

/**
 * The name of the file in which a module of `src/browser`, or one that these bring, travels; null where the bundler may
 * cut as it likes. Cut by itself it makes nearly twice as many files, half of them under 1.5 kB, and each costs whoever opens
 * a page more than its bytes. Modules lie together that are needed at the same times, so none brings along what
 * nobody asked for. What modules import is needed whenever they are: files never need each other in a circle.
 */
export function fileOf(id: string, graph: ModuleGraph): string | null {
  const locale = WORDS.exec(id)?.[1];
  if (locale) return `words-${locale}`;
  const bringers = bringersOf(id, graph);
  const bring = (name: string) => bringers.has(name);
  if (IN_FRAME.some((end) => id.endsWith(end))) return "frame";
  // Much that is loaded later says times, and must not bring along what draws answers for it.
  if (id.endsWith("/src/core/when.ts") && !bring("frame")) return "when";
  const first = EVERYWHERE.find(bring);
  if (first) return first;
  const times = Object.keys(TIMES).filter((time) => TIMES[time]?.some(bring));
  const others = [...bringers].filter((name) => !TIMED.has(name));
  if (times.length > 0) return [...times, ...(others.length > 0 ? ["elsewhere"] : [])].join("-");
  if (!PRESSED.some(bring)) return null;
  return others.every((name) => PRESSED.includes(name)) ? "pressed" : "pressed-elsewhere";
}

/** Which modules of `src/browser` that are asked for while a page stands bring a module, by name; itself may be one. */
function bringersOf(id: string, graph: ModuleGraph): ReadonlySet<string> {
  const seen = new Set([id]);
  const names = new Set<string>();
  for (const one of seen) {
    const facts = graph.getModuleInfo(one);
    const name = /\/src\/browser\/([\w-]+)\.ts$/.exec(one)?.[1];
    if (name && (name === "frame" || (facts?.dynamicImporters.length ?? 0) > 0)) names.add(name);
    for (const by of facts?.importers ?? []) seen.add(by);
  }
  return names;
}

/**
 * Takes out the files in which the bundler says nothing but in which other file something lies: each would be one
 * more way to the server and back before anything runs.
 */
export function withoutForwarding(): Plugin {
  return {
    name: "replybook-without-forwarding",
    generateBundle(_options, bundle) {
      for (const chunk of chunksOf(bundle)) forgo(chunk, bundle);
    },
  };
}

/** A file of scripts that does nothing but import another, or hand on what another exports. */
const FORWARDING = /^(?:import|export\s*\{([^}]*)\}\s*from)\s*(["'`])\.\/([^"'`]+)\2;?\s*$/;

function forgo(chunk: OutputChunk, bundle: OutputBundle): void {
  const [, names, , to = ""] = FORWARDING.exec(chunk.code.trim()) ?? [];
  const real = chunksOf(bundle).find(({ fileName }) => nameOf(fileName) === to);
  // Pages name the file they begin with: what it led to takes its place, unless others begin with that.
  if (!real || (chunk.isEntry && real.isEntry)) return;
  const gone = chunk.isEntry ? real : chunk;
  if (chunk.isEntry) chunk.code = real.code;
  for (const other of chunksOf(bundle)) {
    other.code = chunk.isEntry
      ? other.code.replaceAll(`./${nameOf(real.fileName)}`, `./${nameOf(chunk.fileName)}`)
      : other.code.replaceAll(importOf(nameOf(chunk.fileName)), () => `import("./${to}")${handedOn(names)}`);
  }
  const isAskedFor = chunksOf(bundle).some(({ code }) => code.includes(`./${nameOf(gone.fileName)}`));
  if (!isAskedFor) delete bundle[gone.fileName];
}

const chunksOf = (bundle: OutputBundle) =>
  Object.values(bundle).filter((one): one is OutputChunk => one.type === "chunk");

const nameOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);

const importOf = (name: string) =>
  new RegExp(`import\\(["'\`]\\./${name.replace(/[.$]/g, "\\$&")}["'\`]\\)`, "g");

/** `t as find` → `.then(e=>({find:e.t}))`: under the names that whoever asks knows. */
function handedOn(names: string | undefined): string {
  if (names === undefined) return "";
  const pairs = names.split(",").map((name) => name.trim().split(/\s+as\s+/));
  return `.then(e=>({${pairs.map(([own = "", asked = own]) => `${asked}:e.${own}`).join()}}))`;
}
