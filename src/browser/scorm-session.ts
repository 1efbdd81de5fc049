import type { PackageResult } from "#core/package-state.ts";
import { type Scorm12Start, type Scorm12Visit, scorm12Values } from "#core/scorm12.ts";

/** What a learning system offers to packages by the name `API` (SCORM 1.2 run-time environment, 3.3). */
interface Scorm12Api {
  LMSInitialize(nothing: ""): string | boolean;
  LMSFinish(nothing: ""): string | boolean;
  LMSGetValue(element: string): string;
  LMSSetValue(element: string, value: string): string | boolean;
  LMSCommit(nothing: ""): string | boolean;
}

/** So many windows are looked at: more around a package are a mistake somewhere. */
const MOST_WINDOWS = 20;

/** The system's API, in the windows around this one or around the one that opened it; undefined where there is none. */
function foundApi(own: Window): Scorm12Api | undefined {
  return apiAround(own) ?? (own.opener ? apiAround(own.opener) : undefined);
}

function apiAround(from: Window): Scorm12Api | undefined {
  let at = from;
  for (let step = 0; step < MOST_WINDOWS; step++) {
    try {
      const { API } = at as unknown as { API?: Scorm12Api };
      if (API) return API;
    } catch {
      // A window of another origin shows nothing, but the ones around it may.
    }
    if (at.parent === at) return undefined;
    at = at.parent;
  }
  return undefined;
}

/** One visit to a package, as a learning system sees it. */
export class ScormSession {
  readonly #api: Scorm12Api;
  #start: Scorm12Start;
  #isOver = false;

  private constructor(api: Scorm12Api) {
    this.#api = api;
    this.#start = { status: this.#get("cmi.core.lesson_status"), mode: this.#get("cmi.core.lesson_mode") };
  }

  /** Begins a visit; undefined where no system listens. */
  static begun(own: Window): ScormSession | undefined {
    const api = foundApi(own);
    return api && isTrue(() => api.LMSInitialize("")) ? new ScormSession(api) : undefined;
  }

  /** What earlier visits left. */
  get suspended(): string {
    return this.#get("cmi.suspend_data");
  }

  /** The lesson that was open last. */
  get location(): string {
    return this.#get("cmi.core.lesson_location");
  }

  /** Tells how things stand; with `isKept` the system is asked to keep it at once. Returns whether it took everything. */
  tell(result: PackageResult, visit: Scorm12Visit, isKept: boolean): boolean {
    if (this.#isOver) return false;
    const values = scorm12Values(result, visit, this.#start);
    const taken = values.map(([element, value]) => isTrue(() => this.#api.LMSSetValue(element, value)));
    // What was decided in this visit stays as what earlier ones decided does.
    const status = values.find(([element]) => element === "cmi.core.lesson_status")?.[1];
    if (status !== undefined) this.#start = { ...this.#start, status };
    return taken.every(Boolean) && (!isKept || isTrue(() => this.#api.LMSCommit("")));
  }

  /** Ends the visit, once. */
  finish(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    isTrue(() => this.#api.LMSFinish(""));
  }

  #get(element: string): string {
    try {
      return String(this.#api.LMSGetValue(element));
    } catch {
      return "";
    }
  }
}

/** Systems say `"true"`, `true` or throw. */
function isTrue(ask: () => string | boolean): boolean {
  try {
    return String(ask()) === "true";
  } catch {
    return false;
  }
}
