/** What tells that a page came from what this device keeps. */
export interface KeptPage {
  /** When the site was asked for it, in milliseconds since 1970 by the device's clock. */
  readonly at: number;
  /** The build it is of. */
  readonly build: string;
}

/** Notes on a page that was read what its answer says of where it came from. */
export function noteKept({ documentElement }: Document, timing: string | null): void {
  const [, at, build] = /\bkept;dur=(\d+);desc="([^"]*)"/.exec(timing ?? "") ?? [];
  if (at !== undefined) documentElement.dataset.kept = `${at} ${build}`;
}

/** Another page takes this one's place, and what was noted of it. */
export function takeKept({ documentElement }: Document): void {
  document.documentElement.dataset.kept = documentElement.dataset.kept ?? "";
}

/** What is known of the open page where it was kept; undefined where it came from the network. */
export function keptPage(): KeptPage | undefined {
  const noted = document.documentElement.dataset.kept;
  if (noted === undefined) return loadedKept();
  const [at = "", build = ""] = noted.split(" ");
  return build === "" ? undefined : { at: Number(at), build };
}

/** The page that the document was loaded with. */
function loadedKept(): KeptPage | undefined {
  const [loaded] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const kept = loaded?.serverTiming?.find(({ name }) => name === "kept");
  return kept && { at: kept.duration, build: kept.description };
}
