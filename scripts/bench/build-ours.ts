import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "../environment.ts";
import { BASE_NOW, type Base, SHARED, writeBase } from "./base.ts";
import type { Measured } from "./build-table.ts";
import { costOf, type ProcessCost } from "./process-cost.ts";
import { filesOf, newFiles } from "./site-files.ts";

// What our own builds cost: in a copy of the project that has caches of its own.

const PARTS = [
  "src",
  "public",
  "scripts",
  "astro.config.mjs",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];
const MINUTE = 60_000;

/** A copy of the project in a folder, without its caches and with its packages. */
export function projectCopy(parent: string): string {
  const copy = join(parent, "project");
  mkdirSync(copy, { recursive: true });
  for (const part of PARTS) cpSync(join(PROJECT, part), join(copy, part), { recursive: true });
  symlinkSync(join(PROJECT, "node_modules"), join(copy, "node_modules"));
  return copy;
}

/** Builds one base in every way there is, and says what each took. */
export class OurBuilds {
  readonly #project: string;
  readonly #content: string;
  readonly #out: string;
  readonly #base: Base;
  #now = Date.parse(BASE_NOW);

  constructor(project: string, parent: string, answers: number) {
    this.#project = project;
    this.#content = join(parent, `content-${answers}`);
    this.#out = join(parent, `site-${answers}`);
    this.#base = writeBase(this.#content, answers);
  }

  /** The content folder, for others to build. */
  get content(): string {
    return this.#content;
  }

  /** The folder of the built site. */
  get site(): string {
    return this.#out;
  }

  /** The id of a made-up answer. */
  get anAnswer(): string {
    return this.#base.ids[0] ?? "";
  }

  /** Runs `kb check`, which must find no error. */
  check(): Promise<ProcessCost> {
    return this.#run(["kb", "check"]);
  }

  async cold(): Promise<Measured> {
    for (const folder of [join(this.#project, ".cache"), this.#out])
      rmSync(folder, { recursive: true, force: true });
    return this.#built("cold: nothing is kept");
  }

  async warm(): Promise<Measured> {
    rmSync(this.#out, { recursive: true, force: true });
    return this.#built("warm: caches kept, no site");
  }

  async unchanged(): Promise<Measured> {
    return this.#built("nothing changed");
  }

  /** Publishes a change to one of the made-up answers and builds. */
  async oneAnswer(which: number): Promise<Measured> {
    const { ids } = this.#base;
    const key = `answers/${ids[Math.floor((ids.length * which) / 10)]}`;
    for (const language of ["en", "vi"])
      this.#edit(`${key}/${language}.mdx`, (text) =>
        text.replace(/\b10 (?=working|ngày)/g, `${11 + which} `),
      );
    const published = await this.#published(key);
    return this.#built("one answer", published);
  }

  /** Publishes a change to the fragment that one answer in twenty uses, and builds. */
  async fragment(): Promise<Measured> {
    const key = `fragments/${SHARED}`;
    for (const language of ["en", "vi"])
      this.#edit(`${key}/${language}.mdx`, (text) => text.replace(/\b3\b/, "4"));
    const published = await this.#published(key);
    return this.#built(`a fragment of ${this.#base.users} answers`, published);
  }

  /** Publishes an advisory for the answers of one product, and builds. */
  async advisory(): Promise<Measured> {
    const key = "advisories/measured";
    const front = `title: Slow today\nowner: payments-policy\ncountries: [VN]\nseverity: caution\nfrom: ${BASE_NOW}\nscope:\n  products: [${this.#base.product}]\neffect: note`;
    mkdirSync(join(this.#content, key), { recursive: true });
    for (const [name, text] of [
      ["en", `---\n${front}\n---\n\nThe partner is slow today.\n`],
      ["vi", "---\ntitle: Hôm nay chậm\ntranslates: next\n---\n\nHôm nay đối tác xử lý chậm.\n"],
    ])
      writeFileSync(join(this.#content, key, `${name}.mdx`), text ?? "");
    const published = await this.#published(key);
    return this.#built("an advisory for one product", published);
  }

  #edit(path: string, change: (text: string) => string): void {
    const file = join(this.#content, path);
    const text = readFileSync(file, "utf8");
    const changed = change(text).replace(/^translates: .*$/m, "translates: next");
    if (changed === text) throw new Error(`Nothing changed in ${path}.`);
    writeFileSync(file, changed);
  }

  /** A minute later than whatever was done before. */
  #later(): string {
    this.#now += MINUTE;
    return new Date(this.#now).toISOString().replace(".000Z", "Z");
  }

  #published(key: string): Promise<ProcessCost> {
    const note = ["--note", "It takes 4 days, was 3.", "--why", "The partner is slower.", "--do", "Say so."];
    return this.#run(["kb", "publish", key, ...note]);
  }

  async #built(name: string, published?: ProcessCost): Promise<Measured> {
    const before = filesOf(this.#out);
    const cost = await this.#run(["build"]);
    const after = filesOf(this.#out);
    console.error(`  ${name}: ${cost.wall.toFixed(1)} s wall, ${cost.cpu.toFixed(1)} s CPU`);
    return {
      name,
      answers: this.#base.answers,
      cost,
      written: newFiles(before, after),
      drawn: /(\d+) of them drawn/.exec(cost.complained)?.[1] ?? "",
      ...(published && { published }),
    };
  }

  async #run(args: readonly string[]): Promise<ProcessCost> {
    const cost = await costOf({
      command: [process.execPath, "scripts/node.mjs", ...args],
      cwd: this.#project,
      env: { KB_CONTENT: this.#content, KB_OUT: this.#out, KB_NOW: this.#later(), INIT_CWD: this.#project },
      watched: this.#out,
    });
    if (cost.status !== 0) throw new Error(`${args.join(" ")} ended with ${cost.status}: ${cost.complained}`);
    return cost;
  }
}
