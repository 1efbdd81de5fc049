import { type Change, changeKey } from "#core/change.ts";
import type { MaybeLocalized } from "#core/entry.ts";
import type { Instant } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { wallInstant, zonedInstant } from "#core/wall-time.ts";
import { yamlText } from "#core/yaml-text.ts";

/** What a host adds to a briefing: a name, and lines of their own for the whole of it and for single items. */
export interface Hosted {
  /** Name or initials of who holds it; empty when nobody is named. */
  readonly host: string;
  readonly lines?: MaybeLocalized;
  /** By `changeKey`. */
  readonly items: Readonly<Record<string, MaybeLocalized>>;
  /** What is told first within its part, by `changeKey`. */
  readonly order: readonly string[];
}

/** A host's file: the slot is read from its name. */
export interface HostedFile extends Hosted {
  readonly file: string;
  readonly slot: Instant;
}

const NAME = /^(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})$/;

/** The slot a file's name stands for (`2026-11-23T0900` on the workspace's clock); undefined when it is none. */
export function slotNamed(name: string, zone: string): Instant | undefined {
  const [, day, hour, minute] = NAME.exec(name) ?? [];
  return day === undefined ? undefined : wallInstant(`${day}T${hour}:${minute}`, zone);
}

/** The name of the file of a slot, without its ending. */
export function nameOfSlot(slot: Instant, zone: string): string {
  return zonedInstant(millisOf(slot), zone).slice(0, 16).replace(/:/g, "");
}

/** A host's file as YAML; `schema/briefing.ts` reads the same values back. */
export function hostedText({ host, lines, items, order }: Hosted): string {
  return yamlText({
    ...(host !== "" && { host }),
    ...(lines !== undefined && { lines }),
    ...(Object.keys(items).length > 0 && { items }),
    ...(order.length > 0 && { order }),
  });
}

/** What one host says over what another said: their words where they have some. */
export function withOwn(hosted: Hosted | undefined, own: Hosted | undefined): Hosted | undefined {
  if (!hosted || !own) return own ?? hosted;
  const lines = own.lines ?? hosted.lines;
  return {
    host: own.host || hosted.host,
    ...(lines !== undefined && { lines }),
    items: { ...hosted.items, ...own.items },
    order: own.order.length > 0 ? own.order : hosted.order,
  };
}

/** The host's line for some changes that are told together: the first one there is. */
export function lineFor(hosted: Hosted | undefined, changes: readonly Change[]): MaybeLocalized | undefined {
  return changes.map((change) => hosted?.items[changeKey(change)]).find((line) => line !== undefined);
}

/** Whether a host says nothing. */
export function isEmptyHosted({ host, lines, items }: Hosted): boolean {
  return host === "" && lines === undefined && Object.keys(items).length === 0;
}
