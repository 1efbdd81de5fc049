import type { Channel } from "#core/channel.ts";
import type { Kind } from "#core/entry.ts";
import type { Instant } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import type { Placeholder } from "#core/placeholder.ts";
import type { FormValues } from "#core/proposal-form.ts";
import type { Version } from "#core/version.ts";
import type { NeverSend } from "#core/workspace.ts";

/** What the form for changes knows of its entry besides the words on the page; it travels with the page as JSON. */
export interface ProposeSheet {
  readonly kind: Kind;
  readonly id: string;
  readonly version: Version;
  readonly title: string;
  readonly owner: { readonly name: string; readonly contact: string };
  /** What went out as an emergency and nobody has approved. */
  readonly awaiting: readonly { readonly version: Version; readonly reason: string }[];
  readonly waiting?: { readonly version: Version; readonly effective: Instant };
  readonly isWithdrawn: boolean;
  /** For each language that is behind, what the source said where it says something else now, by address. */
  readonly followed: Readonly<Record<Locale, FormValues>>;
}

/** What every form knows of the workspace: `/api/v1/propose.json`. */
export interface ProposeWorkspace {
  readonly sourceLocale: Locale;
  readonly replyLocales: readonly Locale[];
  readonly timeZone: string;
  readonly editUrl?: string;
  readonly owners: readonly { readonly id: string; readonly name: string; readonly contact: string }[];
  readonly channels: readonly Channel[];
  readonly placeholders: readonly Placeholder[];
  readonly neverSend: readonly NeverSend[];
  readonly allowed: readonly string[];
  /** The wording of each fragment by language and id, as it is written. */
  readonly fragments: Readonly<Record<Locale, Readonly<Record<string, string>>>>;
  /** The names of all proposals, decided or not. */
  readonly proposals: readonly string[];
}
