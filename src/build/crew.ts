import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Reading } from "#store/library.ts";
import { StoreError } from "#store/lock.ts";

/** Megabytes for what is made and soon forgotten: with Node's 16 a tenth of the work would be tidying up. */
const YOUNG = 32;

/** Two threads keep two cores busy; each holds all content, so that more would cost more memory than time. */
const MOST_THREADS = 2;

/** What the threads of a crew read. */
export interface CrewContent {
  readonly content: string;
  /** Where what was parsed of it is kept. */
  readonly cache: string;
}

/** What one thread of a crew is started with. */
export interface Membership extends CrewContent {
  /** Which of them it is, from 0. */
  readonly part: number;
  readonly parts: number;
  /** So many of them have parsed their share of what was not kept yet. */
  readonly arrived: Int32Array<SharedArrayBuffer>;
}

/** Something that is made of content: a module exports it under its own name, and a thread calls it. */
type Work = (reading: Reading, order: never) => unknown;

/** Where a work is to be found. */
export interface WorkPlace {
  readonly module: URL;
  readonly name: string;
}

/** What a thread is sent. */
export interface Asked extends Omit<WorkPlace, "module"> {
  readonly module: string;
  readonly order: unknown;
}

/** What a thread sends back. */
export type Answered = { readonly answer: unknown } | { readonly failure: Failure };

/** An error as it passes from one thread to another; `code` and `path` are those of the file system. */
interface Failure {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string;
  readonly path?: string;
}

interface Task {
  readonly asked: Asked;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/** Threads that read content once each and take what they are asked for in turn: who is free takes the next. */
export class Crew {
  readonly #waiting: Task[] = [];
  readonly #free: Worker[];
  readonly #all: Worker[];
  readonly #arrived: Membership["arrived"];

  constructor(content: CrewContent) {
    const parts = Math.min(MOST_THREADS, availableParallelism());
    const arrived = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    this.#arrived = arrived;
    this.#all = Array.from({ length: parts }, (_, part) => started({ ...content, part, parts, arrived }));
    this.#free = [...this.#all];
  }

  /** What a work makes of the content and an order. Whatever it throws is thrown here. */
  ask<W extends Work>({ module, name }: WorkPlace, order: Parameters<W>[1]): Promise<Awaited<ReturnType<W>>> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ asked: { module: module.href, name, order }, resolve, reject });
      this.#handOut();
    });
  }

  /** Ends the threads, whatever they are at. */
  async end(): Promise<void> {
    for (const { reject } of this.#waiting.splice(0)) reject(new Error("The build was broken off."));
    await Promise.all(this.#all.splice(0).map((worker) => worker.terminate()));
    this.#free.length = 0;
  }

  #handOut(): void {
    if (this.#all.length === 0)
      for (const { reject } of this.#waiting.splice(0)) reject(new Error("No thread is left to build with."));
    const worker = this.#waiting.length > 0 ? this.#free.shift() : undefined;
    const task = worker && this.#waiting.shift();
    if (worker && task) this.#hand(worker, task);
  }

  #hand(worker: Worker, { asked, resolve, reject }: Task): void {
    const over = (settle: () => void) => {
      worker.off("message", hear);
      worker.off("error", fail);
      settle();
    };
    const hear = (answered: Answered) => {
      this.#free.push(worker);
      over(() =>
        "failure" in answered ? reject(thrown(answered.failure)) : resolve(answered.answer as never),
      );
      this.#handOut();
    };
    const fail = (error: Error) => {
      this.#all.splice(this.#all.indexOf(worker), 1);
      // The others need not wait for what it would have parsed.
      Atomics.add(this.#arrived, 0, 1);
      over(() => reject(error));
      this.#handOut();
    };
    worker.on("message", hear);
    worker.on("error", fail);
    worker.postMessage(asked);
  }
}

function started(membership: Membership): Worker {
  return new Worker(new URL("crew-worker.ts", import.meta.url), {
    workerData: membership,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
  });
}

function thrown({ name, message, stack, code, path }: Failure): Error {
  const error = name === "StoreError" ? new StoreError(message) : new Error(message);
  return Object.assign(error, stack !== undefined && { stack }, code !== undefined && { code, path });
}
