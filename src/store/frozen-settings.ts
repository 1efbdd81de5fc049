import { canonicalJson } from "#core/canonical.ts";
import type { EntryText, FrozenSettings } from "#core/entry.ts";
import { fieldsOfBody } from "#core/field.ts";
import type { PublishRecord } from "#core/history.ts";
import type { Library } from "#core/library.ts";
import { type Body, reachOf, repliesOf } from "#core/reply.ts";
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
  const bodies = [...texts].map((text) => text.body);
  return { fallbacks: fallbacksFor(settings, bodies), signs: signsFor(settings, bodies) };
}

function fallbacksFor(settings: Settings, bodies: readonly Body[]): FrozenSettings["fallbacks"] {
  const names = new Set(bodies.flatMap(fieldsOfBody));
  const used = [...names].sort().flatMap((name) => {
    const fallback = settings.placeholders.get(name)?.fallback;
    return fallback ? [[name, fallback] as const] : [];
  });
  return Object.fromEntries(used);
}

function signsFor(settings: Settings, bodies: readonly Body[]): FrozenSettings["signs"] {
  const replies = bodies.flatMap(repliesOf);
  const served = [...settings.channels.values()].filter(
    (channel) => channel.sign !== "" && replies.some((reply) => reachOf(reply, channel)),
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
