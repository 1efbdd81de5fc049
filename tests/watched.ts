import type { Channel } from "#core/channel.ts";
import { type WatchedEntry, watchOf } from "#core/concern.ts";
import type { EntryKey, Front, Kind } from "#core/entry.ts";
import type { History } from "#core/history.ts";
import type { Body, Reply } from "#core/reply.ts";
import type { AtWork, HealthBase } from "#core/status.ts";

/** A channel of a test; private unless its id says `public`. */
export function aChannel(id: string): Channel {
  const isPublic = id.startsWith("public");
  return {
    id,
    name: { en: id },
    public: isPublic,
    spoken: false,
    count: "characters",
    lines: "many",
    format: "plain",
    sign: "",
  };
}

/** A body of replies, each for some channels as they are written. */
export function aBodyFor(...replies: readonly (readonly string[])[]): Body {
  return replies.map((channels) => {
    const reply: Reply = { channels, moment: "first", prose: [] };
    return { type: "reply", reply };
  });
}

/** What every version of a watched entry says. */
export interface WatchedParts {
  readonly front?: Partial<Front>;
  readonly phrases?: readonly string[];
  readonly body?: Body;
}

/** An entry whose versions all say the same: its history alone makes the difference. */
export function aWatched(
  key: EntryKey,
  history: History,
  { front = {}, phrases = ["it is late"], body = aBodyFor(["public"], []) }: WatchedParts = {},
): WatchedEntry {
  const text = { title: key, phrases, body };
  const said = {
    front: {
      owner: "team",
      products: [],
      tags: [],
      shortcuts: [],
      urgent: false,
      verbatim: false,
      formerly: [],
      allow: [],
      ...front,
    },
    texts: { en: text, vi: text },
  };
  return { key, kind: key.split("/")[0] as Kind, history, version: () => said };
}

/** What health is told from, in UTC, with one public and one private channel. */
export function aBase(
  entries: readonly WatchedEntry[],
  {
    atWork = {},
    proposals = [],
    conflicts = [],
  }: { atWork?: Partial<AtWork> } & Partial<Pick<HealthBase, "proposals" | "conflicts">> = {},
): HealthBase {
  return {
    entries,
    atWork: { drafts: [], drift: [], allowances: [], ...atWork },
    proposals,
    conflicts,
    watch: watchOf({ sourceLocale: "en", timeZone: "UTC" }, [aChannel("public-wall"), aChannel("chat")]),
  };
}
