import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  answerIn,
  isForOffline,
  type OfflineGroup,
  offlineDigest,
  offlineGroups,
} from "#build/offline-groups.ts";
import { SiteFiles, type SiteFolders } from "#build/site-files.ts";
import { fingerprint } from "#core/fingerprint.ts";
import { isNamedByContent } from "#core/named-by-content.ts";
import {
  ANSWERS,
  type AnswerKind,
  type OfflineAnswers,
  type OfflineFile,
  type OfflineFiles,
  type OfflineSheet,
} from "#core/offline.ts";
import { packedBytes, packOf } from "#search/offline-pack.ts";
import { siteLibrary } from "#site/library.ts";
import { answerKinds } from "#site/offline.ts";
import { reading as handed } from "#site/reading.ts";
import type { Reading } from "#store/library.ts";
import { INTERFACE_LOCALES, type InterfaceLocale } from "#words/text.ts";

/** What a site says of itself to devices that keep it. */
export interface OfflineOrder extends SiteFolders {
  /** The digests of the pages that are kept, by path. */
  readonly digests: ReadonlyMap<string, string>;
  /** The files of scripts, styles and search that their content names: of this build alone. */
  readonly hashed: readonly string[];
  /** Whether devices are to keep nothing, and to take back what they kept. */
  readonly isOff?: boolean | undefined;
}

/** So many answers stand in a part, about. */
const IN_A_PART = 200;
/** A group of more files than this is asked for as it is needed: it would fill a device by itself. */
const MOST_FILES = 4000;

/** Writes what devices are to keep into `offline/` below a finished site, in each language of the interface. */
export async function writeOffline(reading: Reading, order: OfflineOrder): Promise<void> {
  handed.hand(() => reading);
  const site = new SiteFiles(order);
  const kinds = order.isOff ? new Map() : answerKinds(await siteLibrary());
  const { build } = JSON.parse(readFileSync(join(order.site, "api/v1/now.json"), "utf8"));
  const named = order.isOff ? [] : [...filesOf(order), ...putPacks(site, order)];
  for (const locale of INTERFACE_LOCALES) {
    const parts = order.isOff ? [] : partsIn(locale, named, kinds);
    const digests = parts.map(([name, part]) => {
      const text = JSON.stringify(part);
      site.put(`offline/${locale}/${name}.json`, text);
      return [name, offlineDigest(text)] as const;
    });
    site.put(`offline/${locale}.json`, JSON.stringify({ build, parts: digests } satisfies OfflineSheet));
  }
}

/** A file of the site, and what tells whether a device has it; none where its content names it. */
type Named = readonly [file: string, digest?: string];

function filesOf({ site, digests, hashed }: OfflineOrder): Named[] {
  const single = [
    ...readdirSync(site, { withFileTypes: true }).filter((file) => file.isFile()),
    ...["search/manifest.json"].map((name) => ({ name })),
    ...filesBelow(site, "pagefind").map((name) => ({ name })),
  ].map(({ name }) => name);
  const others = single.filter((file) => isForOffline(file) && !digests.has(file));
  return [
    ...hashed.filter((file) => packOf(file) === undefined).map((file): Named => [file]),
    ...others.map(
      (file): Named =>
        isNamedByContent(`/${file}`) ? [file] : [file, offlineDigest(readFileSync(join(site, file)))],
    ),
    ...digests,
  ];
}

/** Puts what the search reads file by file into packs. */
function putPacks(into: SiteFiles, { site, hashed }: OfflineOrder): Named[] {
  const packs = Map.groupBy(hashed.toSorted(), (file) => packOf(file));
  return [...packs].flatMap(([pack, files]): Named[] => {
    if (pack === undefined) return [];
    const bytes = packedBytes(new Map(files.map((file) => [file, readFileSync(join(site, file))])));
    into.put(pack, bytes);
    return [[pack, offlineDigest(bytes)]];
  });
}

function filesBelow(site: string, folder: string): string[] {
  return readdirSync(join(site, folder), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(site.length + 1)
        .replaceAll("\\", "/"),
    );
}

type Part = readonly [name: string, part: OfflineFiles | OfflineAnswers];

function partsIn(
  locale: InterfaceLocale,
  files: readonly Named[],
  kinds: ReadonlyMap<string, AnswerKind>,
): Part[] {
  const { before, after } = offlineGroups(locale);
  const partOf = ({ name, has }: OfflineGroup): Part[] => {
    const own = files.filter(([file]) => has.test(file)).map(offlineFile);
    if (own.length > MOST_FILES) return [[name, { files: [], omitted: own.length }]];
    return own.length > 0 ? [[name, { files: own.sort() }]] : [];
  };
  return [...before.flatMap(partOf), ...answerParts(locale, files, kinds), ...after.flatMap(partOf)];
}

function offlineFile([file, digest]: Named): OfflineFile {
  const path = file.replace(/(^|\/)index\.html$/, "$1");
  return digest === undefined ? path : [path, digest];
}

/** Cut by the names of answers, so that one that comes or goes changes one part. */
function answerParts(
  locale: InterfaceLocale,
  files: readonly Named[],
  kinds: ReadonlyMap<string, AnswerKind>,
): Part[] {
  const answers = files.flatMap(([file, digest = ""]) => {
    const id = answerIn(locale, file);
    return id === undefined ? [] : [[id, digest] as const];
  });
  const count = 2 ** Math.max(0, Math.ceil(Math.log2(answers.length / IN_A_PART)));
  const shards = Map.groupBy(answers, ([id]) => Number.parseInt(fingerprint(id).slice(0, 7), 36) % count);
  return [...shards]
    .sort(([a], [b]) => a - b)
    .map(([shard, own]) => [`${ANSWERS}-${shard}`, answersPart(own, kinds)]);
}

function answersPart(
  own: readonly (readonly [id: string, digest: string])[],
  kinds: ReadonlyMap<string, AnswerKind>,
): OfflineAnswers {
  const places = new Map<string, number>();
  const placeOf = (kind: AnswerKind) => {
    const key = JSON.stringify(kind);
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  };
  const answers = own
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, digest]) => [id, digest, placeOf(kinds.get(id) ?? { locales: [] })] as const);
  return { kinds: [...places.keys()].map((key) => JSON.parse(key) as AnswerKind), answers };
}
