import type { aboutEn } from "#words/about-en.ts";
import type { accessibilityEn } from "#words/accessibility-en.ts";
import type { adviceEn } from "#words/advice-en.ts";
import type { advisoryFormEn } from "#words/advisory-form-en.ts";
import type { auditEn } from "#words/audit-en.ts";
import type { briefingEn } from "#words/briefing-en.ts";
import type { cohortEn } from "#words/cohort-en.ts";
import type { drillEn } from "#words/drill-en.ts";
import type { en } from "#words/en.ts";
import type { enUse } from "#words/en-use.ts";
import type { feedEn } from "#words/feed-en.ts";
import type { findEn } from "#words/find-en.ts";
import type { handbookEn } from "#words/handbook-en.ts";
import type { healthEn } from "#words/health-en.ts";
import type { liveEn } from "#words/live-en.ts";
import type { newPathEn } from "#words/new-path-en.ts";
import type { offlineEn } from "#words/offline-en.ts";
import type { packEn } from "#words/pack-en.ts";
import type { previewEn } from "#words/preview-en.ts";
import type { proposeEn } from "#words/propose-en.ts";
import type { readingEn } from "#words/reading-en.ts";
import type { shiftEn } from "#words/shift-en.ts";
import type { shiftFaultEn } from "#words/shift-fault-en.ts";
import type { sideEn } from "#words/side-en.ts";
import type { trainingEn } from "#words/training-en.ts";
import type { unreadEn } from "#words/unread-en.ts";

/** A text with one form per plural rule of its language; `other` always exists. */
export type Plural = { readonly other: string } & {
  readonly [Rule in Exclude<Intl.LDMLPluralRule, "other">]?: string;
};

type Shape<T> = T extends string
  ? string
  : T extends { readonly other: string }
    ? Plural
    : { readonly [Name in keyof T]: Shape<T[Name]> };

/** Every text of the interface; English is the source of the shape, so a missing word is a type error. */
export type Words = Shape<typeof en>;

/** Those texts that an answer page needs at once. */
export type UseWords = Shape<typeof enUse>;
/** The words of the pages that are only read. */
export type ReadingWords = Shape<typeof readingEn>;

/** What the heads of pages say that they are about. */
export type AboutWords = Shape<typeof aboutEn>;

/** The words of advisories on an answer. */
export type AdviceWords = Shape<typeof adviceEn>;

/** The words of the form for a new advisory. */
export type AdvisoryFormWords = Shape<typeof advisoryFormEn>;

/** The words of the page on which sent replies are checked. */
export type AuditWords = Shape<typeof auditEn>;

/** The words of the briefing. */
export type BriefingWords = Shape<typeof briefingEn>;

/** The words of drills. */
export type DrillWords = Shape<typeof drillEn>;

/** The words of what the box finds. */
export type FindWords = Shape<typeof findEn>;

/** The words of what is made of a path for paper and for learning systems. */
export type PackWords = Shape<typeof packEn>;

/** The words of the preview of drafts. */
export type PreviewWords = Shape<typeof previewEn>;

/** The words of the form for changes. */
export type ProposeWords = Shape<typeof proposeEn>;

/** The words of the page on which a path is built. */
export type NewPathWords = Shape<typeof newPathEn>;

/** The words of the page about the health of the content. */
export type HealthWords = Shape<typeof healthEn>;

/** The words of what a device keeps of the site. */
export type OfflineWords = Shape<typeof offlineEn>;
/** The words of the statement on accessibility in one language. */
export type AccessibilityWords = Shape<typeof accessibilityEn>;

/** The words of the side panel. */
export type SideWords = Shape<typeof sideEn>;

/** The words of the end of a shift. */
export type ShiftWords = Shape<typeof shiftEn>;

/** The words of the trainer's page about a cohort. */
export type CohortWords = Shape<typeof cohortEn>;

/** Why an end-of-shift file is left out. */
export type ShiftFaultWords = Shape<typeof shiftFaultEn>;

/** The words of paths, lessons and the certificate. */
export type TrainingWords = Shape<typeof trainingEn>;

/** The words that tell on every page how much is unread. */
export type UnreadWords = Shape<typeof unreadEn>;

/** The words of feeds and calendars. */
export type FeedWords = Shape<typeof feedEn>;

/** The words of a printed handbook. */
export type HandbookWords = Shape<typeof handbookEn>;

/** The words of what reaches open pages. */
export type LiveWords = Shape<typeof liveEn>;

/** Every word of every page. */
export type AllWords = Words & ReadingWords;

/** The languages the interface itself is written in; the first one lives at the root of the site. */
export const INTERFACE_LOCALES = ["en", "vi"] as const;
/** One of the interface's languages. */
export type InterfaceLocale = (typeof INTERFACE_LOCALES)[number];

/** Whether the interface is written in a language. */
export function isInterfaceLocale(tag: string | undefined): tag is InterfaceLocale {
  return (INTERFACE_LOCALES as readonly (string | undefined)[]).includes(tag);
}

/** Fills the `{name}`s of a text: `filled("Was, {version}", { version: "3.0" })` → `Was, 3.0`. A name without a value is a bug. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value for {${name}} in "${text}".`);
    return String(value);
  });
}

/** The form of a plural for `n`, filled: `counted(words.list.count, 4, "en")` → `4 answers`. */
export function counted(
  plural: Plural,
  n: number,
  locale: InterfaceLocale,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const { rules, number } = formsIn(locale);
  return filled(plural[rules.select(n)] ?? plural.other, { n: number.format(n), ...values });
}

/** A number as a language writes it: `1,200`, `1.200`. */
export function numbered(n: number, locale: InterfaceLocale): string {
  return formsIn(locale).number.format(n);
}

const forms = new Map<InterfaceLocale, { rules: Intl.PluralRules; number: Intl.NumberFormat }>();

/** They take longer to make than to use: a site counts thousands of things. */
function formsIn(locale: InterfaceLocale) {
  const known = forms.get(locale);
  if (known) return known;
  const made = { rules: new Intl.PluralRules(locale), number: new Intl.NumberFormat(locale) };
  forms.set(locale, made);
  return made;
}
