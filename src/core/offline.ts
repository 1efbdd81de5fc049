import type { Locale } from "#core/locale.ts";

/** A file that is kept on a device, by its path below the site's root: alone where its content names it. */
export type OfflineFile = string | readonly [path: string, digest: string];

/**
 * `/offline/LOCALE.json`: what a device is to keep so that the site works without a network. It is cut into parts,
 * `/offline/LOCALE/NAME.json` each, so that a changed answer changes the part it is in and not the others.
 */
export interface OfflineSheet {
  /** The build as `now.json` names it. */
  readonly build: string;
  /** In the order in which they are wanted. None: the site keeps nothing on devices, and takes back what it kept. */
  readonly parts: readonly (readonly [name: string, digest: string])[];
}

/** A part that holds files. */
export interface OfflineFiles {
  readonly files: readonly OfflineFile[];
  /** So many more would fill a device by themselves, and are asked for as they are needed. */
  readonly omitted?: number;
}

/** For whom an answer is. */
export interface AnswerKind {
  /** Absent means every team's. */
  readonly teams?: readonly string[];
  /** The languages of its replies. */
  readonly locales: readonly Locale[];
  readonly urgent?: true;
}

/** A part that holds answers. */
export interface OfflineAnswers {
  /** Each kind of answer, once. */
  readonly kinds: readonly AnswerKind[];
  readonly answers: readonly (readonly [id: string, digest: string, kind: number])[];
}

/** A part by what it holds; parts of answers are numbered. */
export function groupOf(name: string): string {
  return name.replace(/-\d+$/, "");
}

/** The group of answers. */
export const ANSWERS = "answers";

/** What the agent of a device wants first. */
export interface Wishes {
  readonly team?: string | undefined;
  /** The language they reply in. */
  readonly locale?: Locale | undefined;
  /** The answers they pinned or used, most wanted first. */
  readonly own: readonly string[];
}

/** An answer that is to be kept. */
export interface WantedAnswer {
  readonly id: string;
  readonly digest: string;
}

/** What of the answers is to be kept, and of how many. */
export interface WantedAnswers {
  /** Most wanted first: the agent's own, urgent ones, those in their language, the others. */
  readonly wanted: readonly WantedAnswer[];
  /** So many belong to other teams and are left out. */
  readonly others: number;
}

/** The answers that a device keeps: of the agent's team where they chose one, and whatever they pinned or used. */
export function wantedAnswers(
  parts: readonly OfflineAnswers[],
  { team, locale, own }: Wishes,
): WantedAnswers {
  const places = new Map(own.map((id, place) => [id, place]));
  const rows = parts.flatMap(({ kinds, answers }) =>
    answers.map(([id, digest, kind]) => ({ id, digest, ...(kinds[kind] ?? { locales: [] }) })),
  );
  const wanted = rows.filter(
    ({ id, teams, urgent }) =>
      team === undefined || teams === undefined || teams.includes(team) || urgent || places.has(id),
  );
  const rank = ({ id, urgent, locales }: (typeof rows)[number]) =>
    places.get(id) ?? own.length + (urgent ? 0 : locale === undefined || locales.includes(locale) ? 1 : 2);
  const sorted = wanted.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
  return {
    wanted: sorted.map(({ id, digest }) => ({ id, digest })),
    others: rows.length - wanted.length,
  };
}

/** What a device keeps of one build. It is put in the place of the one before when all it names is there. */
export interface KeptIndex {
  /** The build as `now.json` names it. */
  readonly build: string;
  /** When the site was asked for it, in milliseconds since 1970 by the device's clock. */
  readonly at: number;
  /** Tells it from others: the sheet and what was wished for. */
  readonly of: string;
  /** The digest of each file that its content does not name, by its path below the site's root. */
  readonly files: Readonly<Record<string, string>>;
  /** The files that their content names. */
  readonly named: readonly string[];
  /** Those of the build before: a page that is open since then still asks for them. */
  readonly before: readonly string[];
  /** How many answers are kept, of how many that are to be; and how many of other teams are not. */
  readonly answers: { readonly kept: number; readonly of: number; readonly others: number };
  /** The groups of which something is not kept, with the number of files. */
  readonly left: Readonly<Record<string, number>>;
  /** What all of it takes on the device. */
  readonly bytes: number;
  /** Whether everything that is wanted and fits is there. */
  readonly isWhole: boolean;
  /** Whether the device had no room for more. */
  readonly isFull: boolean;
}

/** The name under which a site keeps its files on a device; several sites may share a host. */
export function keptCache(root: string): string {
  return `replybook.kept ${root}`;
}

/** Where in it the index lies, below the site's root. */
export const KEPT_INDEX = "offline/kept.json";

/** Where in it a file lies, below the site's root: under its digest, so that two builds share what is alike. */
export function keptPath(path: string, digest?: string): string {
  return digest === undefined ? path : `offline/kept/${digest}`;
}

/** The digest of the file that answers for a path; a folder answers without its slash too. */
export function keptDigest({ files }: KeptIndex, path: string): string | undefined {
  const own = (name: string) => (Object.hasOwn(files, name) ? files[name] : undefined);
  return own(path) ?? own(`${path}/`);
}

/** So many letters of a digest tell a file from itself in other builds. */
export const KEPT_DIGEST_LETTERS = 16;
