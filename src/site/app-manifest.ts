import { filePath, pathIn } from "#site/address.ts";
import { siteLibrary } from "#site/library.ts";
import type { InterfaceLocale } from "#words/text.ts";
import { sideWordsIn } from "#words/words.ts";

/** The web app manifest (W3C) of the side panel: installed, it opens in a window of its own. */
export async function appManifest(locale: InterfaceLocale): Promise<Response> {
  const base = import.meta.env.BASE_URL;
  const { workspace } = await siteLibrary();
  const side = pathIn(locale, "/side/", base);
  const manifest = {
    id: side,
    name: `Replybook · ${workspace.name}`,
    short_name: "Replybook",
    description: sideWordsIn(locale).windowWhy,
    lang: locale,
    start_url: side,
    scope: base,
    display: "standalone",
    background_color: "#ffffff",
    theme_color: "#164f94",
    icons: [{ src: filePath("/favicon.svg", base), sizes: "any", type: "image/svg+xml", purpose: "any" }],
  };
  return Response.json(manifest);
}
