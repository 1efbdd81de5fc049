import { canonicalJson } from "#core/canonical.ts";
import type { EntryText, FrozenSettings } from "#core/entry.ts";
import type { PublishRecord } from "#core/history.ts";
import type { Library } from "#core/library.ts";
import { type Mentions, mentionsOf } from "#core/mentions.ts";
import { reachOf } from "#core/reply.ts";
import type { Settings } from "#core/workspace.ts";

/** Some texts together with the wording of the fragments pinned to them; one that is only being published, with its working text. */
export function withFragmentTexts(
  library: Library,
  texts: Iterable<EntryText>,
  pins: PublishRecord["fragments"],
): EntryText[] {
  const shared = Object.entries(pins).flatMap(([id, version]) => {
    const fragment = library.entries.get(`fragments/${id}`);
    return [
      ...(
        fragment?.versions.get(version)?.texts ??
        fragment?.working ??
        new Map<string, EntryText>()
      ).values(),
    ];
  });
  return [...texts, ...shared];
}

/** The fallbacks and sign-offs that some texts use, as they are set today. */
export function frozenFor(settings: Settings, texts: Iterable<EntryText>): FrozenSettings {
  const mentions = [...texts].map(mentionsOf);
  const fields = [...new Set(mentions.flatMap((one) => one.fields))].sort();
  const addressed = mentions.flatMap(({ channels }) => channels);
  return { fallbacks: fallbacksFor(settings, fields), signs: signsFor(settings, addressed) };
}

function fallbacksFor(settings: Settings, fields: readonly string[]): FrozenSettings["fallbacks"] {
  const used = fields.flatMap((name) => {
    const fallback = settings.placeholders.get(name)?.fallback;
    return fallback ? [[name, fallback] as const] : [];
  });
  return Object.fromEntries(used);
}

function signsFor(settings: Settings, addressed: Mentions["channels"]): FrozenSettings["signs"] {
  const served = [...settings.channels.values()].filter(
    (channel) => channel.sign !== "" && addressed.some((channels) => reachOf({ channels }, channel)),
  );
  return Object.fromEntries(served.map((channel) => [channel.id, channel.sign]));
}

/** `settings.json` of a version folder: sorted and indented, the same bytes for the same settings. */
export function frozenText(frozen: FrozenSettings): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(frozen)), undefined, 2)}\n`;
}

/** Whether a version would freeze other settings today than it did. */
export function isDrifted(settings: Settings, frozen: FrozenSettings, texts: Iterable<EntryText>): boolean {
  return canonicalJson(frozenFor(settings, texts)) !== canonicalJson(frozen);
}

/** The settings of a version without a file for them. */
export const NO_SETTINGS: FrozenSettings = { fallbacks: {}, signs: {} };

/** Reads `settings.json` of a version folder. A tampered file shows in the digest; here it must only not be in the way. */
export function settingsIn(bytes: Uint8Array): FrozenSettings {
  try {
    const { fallbacks, signs } = (JSON.parse(new TextDecoder().decode(bytes)) ?? {}) as {
      fallbacks?: unknown;
      signs?: unknown;
    };
    const byField = Object.entries(fallbacks ?? {}).map(([name, texts]) => [name, textsOf(texts)] as const);
    return { fallbacks: Object.fromEntries(byField), signs: textsOf(signs) };
  } catch {
    return NO_SETTINGS;
  }
}

function textsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, text]) => typeof text === "string"));
}
