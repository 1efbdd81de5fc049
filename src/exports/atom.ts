import { type Instant, instantOf, laterOf } from "#core/instant.ts";
import type { Locale, Spoken } from "#core/locale.ts";
import { millisOf } from "#core/millis.ts";
import { xmlAttributes, xmlText } from "#exports/xml.ts";

/** One entry of a feed. */
export interface AtomEntry {
  /** A URI that never changes and is no address. */
  readonly id: string;
  readonly title: Spoken;
  /** When it last changed in a way readers should see. */
  readonly updated: Instant;
  readonly published: Instant;
  readonly author: string;
  /** The page that tells of it: an address, or a path from the site's root. */
  readonly page: string;
  readonly categories: readonly { readonly term: string; readonly label: string }[];
  /** Its content, as HTML. */
  readonly html: string;
}

/** A feed by RFC 4287; addresses may be paths from the site's root, which readers resolve against the feed's own. */
export interface AtomFeed {
  readonly id: string;
  readonly locale: Locale;
  readonly title: string;
  readonly author: string;
  /** Said where there is no entry to take it from. */
  readonly updated: Instant;
  readonly self: string;
  readonly page: string;
  /** Newest first. */
  readonly entries: readonly AtomEntry[];
}

/** So many bytes a feed has at most: readers ask for it again and again. */
export const LONGEST_FEED = 500_000;

/** A feed as XML: the newest entries, as many as fit into `limit` bytes of UTF-8. */
export function atomXml(feed: AtomFeed, limit = LONGEST_FEED): string {
  const head = headXml(feed);
  const tail = "</feed>\n";
  const entries = fitting(
    feed.entries.map((entry) => entryXml(entry, feed.locale)),
    limit - bytesOf(head + tail),
  );
  return head + entries.join("") + tail;
}

function headXml({ id, locale, title, author, updated, self, page, entries }: AtomFeed): string {
  const newest = entries
    .map((entry) => entry.updated)
    .reduce((a, b) => laterOf(a, b), entries[0]?.updated ?? updated);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed${xmlAttributes({ xmlns: "http://www.w3.org/2005/Atom", "xml:lang": locale })}>`,
    `  <id>${xmlText(id)}</id>`,
    `  <title>${xmlText(title)}</title>`,
    `  <updated>${timeText(newest)}</updated>`,
    `  <author><name>${xmlText(author)}</name></author>`,
    `  <link${xmlAttributes({ rel: "self", type: "application/atom+xml", href: self })}/>`,
    `  <link${xmlAttributes({ rel: "alternate", type: "text/html", hreflang: locale, href: page })}/>`,
    "  <generator>Replybook</generator>",
    "",
  ].join("\n");
}

function entryXml(entry: AtomEntry, locale: Locale): string {
  const lang = entry.title.locale === locale ? undefined : entry.title.locale;
  const categories = entry.categories.map((category) => `    <category${xmlAttributes({ ...category })}/>`);
  return [
    "  <entry>",
    `    <id>${xmlText(entry.id)}</id>`,
    `    <title${xmlAttributes({ "xml:lang": lang })}>${xmlText(entry.title.text)}</title>`,
    `    <updated>${timeText(entry.updated)}</updated>`,
    `    <published>${timeText(entry.published)}</published>`,
    `    <author><name>${xmlText(entry.author)}</name></author>`,
    `    <link${xmlAttributes({ rel: "alternate", type: "text/html", hreflang: locale, href: entry.page })}/>`,
    ...categories,
    `    <content type="html">${xmlText(entry.html)}</content>`,
    "  </entry>",
    "",
  ].join("\n");
}

function timeText(instant: Instant): string {
  return instantOf(millisOf(instant));
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The first texts that fit into some bytes together. */
function fitting(texts: readonly string[], limit: number): string[] {
  let left = limit;
  const end = texts.findIndex((text) => {
    left -= bytesOf(text);
    return left < 0;
  });
  return texts.slice(0, end < 0 ? texts.length : end);
}
