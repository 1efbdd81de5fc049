import type { CaseSheet } from "#core/case-sheet.ts";
import type { Channel } from "#core/channel.ts";
import { textIn } from "#core/locale.ts";
import type { SiteLibrary } from "#site/library.ts";
import { replyLocaleIn } from "#site/listing.ts";
import { filled, type InterfaceLocale } from "#words/text.ts";
import { wordsIn } from "#words/words.ts";

/** What the case bar needs to know of the workspace, in a language of the interface. */
export function caseSheetOf(library: SiteLibrary, locale: InterfaceLocale): CaseSheet {
  const { workspace, settings } = library;
  const { sourceLocale } = workspace;
  const channels = [...settings.channels.values()];
  const written = channels.filter(({ spoken }) => !spoken);
  const { compare } = new Intl.Collator(locale);
  return {
    channels: channels.map(({ name, ...channel }) => ({
      id: channel.id,
      name: textIn(name, locale, sourceLocale, channel.id),
      public: channel.public,
      spoken: channel.spoken,
      ...(channel.private && { private: channel.private }),
      ...(channel.window && { window: windowText(channel.window, locale) }),
    })),
    countries: [...settings.countries.byCode.values()]
      .map(({ code, name, synonyms }) => {
        const shown = textIn(name, locale, sourceLocale, code);
        const others = Object.values(name).filter((other) => other !== shown);
        return { code, name: shown, synonyms: [...new Set([...others, ...synonyms])] };
      })
      .sort((a, b) => compare(a.name, b.name)),
    // Without a habit a page shows the first private written channel.
    channel: (written.find((channel) => !channel.public) ?? written[0])?.id ?? "",
    locale: replyLocaleIn(library, locale),
    locales: workspace.replyLocales,
    privateFields: [...settings.placeholders.values()].filter((placeholder) => placeholder.private),
  };
}

function windowText({ hours, messages }: NonNullable<Channel["window"]>, locale: InterfaceLocale): string {
  const words = wordsIn(locale).case;
  return messages === undefined
    ? filled(words.window, { hours })
    : filled(words.windowMessages, { hours, messages });
}
