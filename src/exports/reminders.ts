import type { ConcernHeading, ConcernRows } from "#core/concern.ts";
import type { Status } from "#core/status.ts";
import { rowText, type StatusNames } from "#exports/status-text.ts";

/** What an owner can do about each heading; what they can do nothing about is not said. */
const TO_DO: { readonly [H in ConcernHeading]?: string } = {
  emergencies: "Went out as an emergency. Ask a second person to approve it:",
  overdueReviews: "Review overdue. Read it again, then confirm it or change it:",
  reviewsDueSoon: "Review due soon. Read it again by its day, then confirm it or change it:",
  translationsBehind: "Translation behind. Bring it up to date, or say that its meaning still holds:",
  proposals: "Somebody has proposed this. Take it, or decline it with a reason:",
  endingAdvisories: "Ends soon. Extend it if it is still needed:",
  drafts: "Not published yet. Publish it, or take it back:",
  settingsDrift: "Published with older settings. Publish it again to take over today's:",
  answersWithoutPhrases: "No phrases. Write how customers say it, so that it is found:",
  conflicts:
    "Customers' words lead to two answers alike. Leave the phrases to one of them, or add some that only fit one:",
  orphans: "Nothing uses this. Withdraw it, or name it in an answer:",
};

const MOST_ROWS = 10;

/** One message for an owner, ready to be sent. */
export interface Reminder {
  readonly owner: string;
  readonly text: string;
}

/**
 * One message for each owner who can do something, in order of their ids: what, with what to do next and the
 * paths of the pages for it. What belongs to nobody goes under the empty owner, last.
 */
export function reminders(
  status: Status,
  names: StatusNames & { readonly contact: (owner: string) => string },
): Reminder[] {
  const headings = Object.keys(TO_DO) as ConcernHeading[];
  const owners = new Set(headings.flatMap((heading) => status[heading].flatMap(ownersOf)));
  const sorted = [...owners].sort((a, b) => Number(a === "") - Number(b === "") || (a < b ? -1 : 1));
  return sorted.map((owner) => ({ owner, text: messageTo(owner, status, headings, names) }));
}

/** Who can do something about a row: of two answers that get in each other's way, the owners of both. */
function ownersOf(row: ConcernRows[ConcernHeading]): string[] {
  return "otherOwner" in row ? [row.owner, row.otherOwner] : [row.owner];
}

function messageTo(
  owner: string,
  status: Status,
  headings: readonly ConcernHeading[],
  names: StatusNames & { readonly contact: (owner: string) => string },
): string {
  const lists = headings
    .map((heading) => listFor(owner, heading, status, names))
    .filter((list) => list !== "");
  const contact = names.contact(owner);
  const to =
    owner === ""
      ? "To nobody yet: these name no owner"
      : `To ${names.owner(owner)} (${contact || "no contact"})`;
  return [to, ...lists, "The whole picture: /health/"].join("\n\n");
}

function listFor(owner: string, heading: ConcernHeading, status: Status, names: StatusNames): string {
  const own = (status[heading] as readonly ConcernRows[ConcernHeading][]).filter((row) =>
    ownersOf(row).includes(owner),
  );
  if (own.length === 0) return "";
  // The message is the owner's own: their name need not stand in every line of it.
  const rows = own.slice(0, MOST_ROWS).map((row) => {
    const text = rowText(heading, { ...row, owner: "" } as ConcernRows[typeof heading], names);
    return `- ${text}${row.id ? `\n  ${placeOf(heading, row.id)}` : ""}`;
  });
  const more = own.length > MOST_ROWS ? [`- and ${own.length - MOST_ROWS} more`] : [];
  return [TO_DO[heading] ?? "", ...rows, ...more].join("\n");
}

/** Where an owner goes on: drafts lie in files, everything else is done in the form. */
function placeOf(heading: ConcernHeading, key: string): string {
  return heading === "drafts" ? `content/${key}/` : formPath(key);
}

/** The path of the form in which an entry is changed, confirmed or withdrawn without a terminal. */
function formPath(key: string): string {
  return `/propose/${key.replace(/^answers\//, "")}/`;
}
