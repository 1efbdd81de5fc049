import {
  ANSWERS,
  groupOf,
  type OfflineAnswers,
  type OfflineFile,
  type OfflineFiles,
  type OfflineSheet,
  type Wishes,
  wantedAnswers,
} from "#core/offline.ts";

/** A file that is to be kept. */
export interface PlannedFile {
  readonly group: string;
  readonly path: string;
  /** None where its content names it. */
  readonly digest?: string | undefined;
}

/** What is to be kept of a build, most wanted first. */
export interface OfflinePlan {
  readonly build: string;
  readonly files: readonly PlannedFile[];
  /** So many answers are to be kept, and so many of other teams are not. */
  readonly answers: { readonly of: number; readonly others: number };
  /** How many files of a group no device keeps. */
  readonly omitted: Readonly<Record<string, number>>;
}

type Part = OfflineFiles | OfflineAnswers;

/** The plan of a sheet whose parts are at hand, in its order. `home` is the path of the start page below the root. */
export function offlinePlan(
  { build, parts }: OfflineSheet,
  texts: readonly string[],
  wishes: Wishes,
  { locale, home }: { readonly locale: string; readonly home: string },
): OfflinePlan {
  const held = parts.map(([name, digest], place) => ({
    group: groupOf(name),
    own: { group: "code", path: `offline/${locale}/${name}.json`, digest },
    part: JSON.parse(texts[place] ?? "") as Part,
  }));
  const { wanted, others } = wantedAnswers(
    held.flatMap(({ part }) => ("answers" in part ? [part] : [])),
    wishes,
  );
  const answers = wanted.map(({ id, digest }) => ({
    group: ANSWERS,
    path: `${home}answers/${id}/`,
    digest,
  }));
  const first = held.find(({ group }) => group === ANSWERS);
  const files = held.flatMap(({ group, part }) => {
    if ("files" in part) return part.files.map((file) => plannedFile(group, file));
    return first?.part === part ? answers : [];
  });
  const omitted = held.flatMap(({ group, part }) =>
    "omitted" in part && part.omitted ? [[group, part.omitted] as const] : [],
  );
  return {
    ...{ build, files: [...held.map(({ own }) => own), ...files] },
    answers: { of: wanted.length, others },
    omitted: Object.fromEntries(omitted),
  };
}

function plannedFile(group: string, file: OfflineFile): PlannedFile {
  return typeof file === "string" ? { group, path: file } : { group, path: file[0], digest: file[1] };
}
