import { answerAhead, replyAhead } from "#browser/ahead.ts";
import { theCase } from "#browser/case.ts";
import { findWords } from "#browser/find-words.ts";
import { pageLocale } from "#browser/page.ts";
import { stackReply } from "#browser/tray.ts";
import { counted, filled } from "#words/text.ts";

const FIND = await findWords();

/** Puts the replies of some answers into the tray, in their order, and opens the first of them. Returns what is to be said of it. */
export async function stackFound(links: readonly HTMLAnchorElement[]): Promise<string> {
  const left: string[] = [];
  for (const link of links) {
    const title = link.querySelector(".name")?.textContent ?? "";
    if (!(await isStacked(link.href, title))) left.push(filled(FIND.notStacked, { title }));
  }
  const { length } = theCase().stack;
  if (left.length < links.length) links[0]?.click();
  return [counted(FIND.stacked, length, pageLocale()), ...left].join(" ");
}

/** A reply that is behind, or that an advisory holds, is not stacked unseen. */
async function isStacked(address: string, title: string): Promise<boolean> {
  const view = await answerAhead(address);
  const ready = view && replyAhead(view);
  if (!ready || ready.isBehind || view.advisor?.blocks(view, ready.version, ready)) return false;
  const { reference } = theCase().stack.find(({ title: own }) => own === title) ?? {};
  return reference?.id === view.sheet.entry.id || stackReply(view, ready, title);
}
