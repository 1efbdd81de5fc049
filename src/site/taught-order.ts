import type { Locale } from "#core/locale.ts";
import { handed } from "#site/handed.ts";

/** The path and language that whoever makes a package asks for; the site itself has no such page. */
export const packageOrder = handed<{ readonly path: string; readonly locale: Locale }>("package");
