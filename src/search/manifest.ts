/** `/search/manifest.json`: where the files of the search lie. */
export interface SearchManifest {
  /** The address of each file below `/search/`, by its name: it changes with what the file holds. */
  readonly files: Readonly<Record<string, string>>;
  /** How many bytes all of them have together. */
  readonly bytes: number;
}

/** The file that says whom to ask (`Teams`); the search itself does not read it. */
export const TEAMS_FILE = "teams";
