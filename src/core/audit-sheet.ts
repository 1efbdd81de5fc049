import type { Channel } from "#core/channel.ts";
import type { Locale } from "#core/locale.ts";
import type { Placeholder } from "#core/placeholder.ts";
import type { NeverSend } from "#core/workspace.ts";

/** What the reviewer's page knows of the workspace; it travels with the page as JSON. */
export interface AuditSheet {
  readonly channels: readonly Channel[];
  readonly placeholders: readonly Placeholder[];
  /** Names are in the page's language. */
  readonly countries: readonly { readonly code: string; readonly name: string }[];
  readonly neverSend: readonly NeverSend[];
  readonly allowed: readonly string[];
  readonly replyLocales: readonly Locale[];
  readonly sourceLocale: Locale;
  readonly timeZone: string;
  /** The ids answers had before they were renamed, each with the one it has now. */
  readonly former: Readonly<Record<string, string>>;
}
