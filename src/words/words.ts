import { aboutEn } from "#words/about-en.ts";
import { aboutVi } from "#words/about-vi.ts";
import { accessibilityEn } from "#words/accessibility-en.ts";
import { accessibilityVi } from "#words/accessibility-vi.ts";
import { adviceEn } from "#words/advice-en.ts";
import { adviceVi } from "#words/advice-vi.ts";
import { advisoryFormEn } from "#words/advisory-form-en.ts";
import { advisoryFormVi } from "#words/advisory-form-vi.ts";
import { auditEn } from "#words/audit-en.ts";
import { auditVi } from "#words/audit-vi.ts";
import { briefingEn } from "#words/briefing-en.ts";
import { briefingVi } from "#words/briefing-vi.ts";
import { cohortEn } from "#words/cohort-en.ts";
import { cohortVi } from "#words/cohort-vi.ts";
import { drillEn } from "#words/drill-en.ts";
import { drillVi } from "#words/drill-vi.ts";
import { en } from "#words/en.ts";
import { feedEn } from "#words/feed-en.ts";
import { feedVi } from "#words/feed-vi.ts";
import { handbookEn } from "#words/handbook-en.ts";
import { handbookVi } from "#words/handbook-vi.ts";
import { healthEn } from "#words/health-en.ts";
import { healthVi } from "#words/health-vi.ts";
import { newPathEn } from "#words/new-path-en.ts";
import { newPathVi } from "#words/new-path-vi.ts";
import { offlineEn } from "#words/offline-en.ts";
import { offlineVi } from "#words/offline-vi.ts";
import { packEn } from "#words/pack-en.ts";
import { packVi } from "#words/pack-vi.ts";
import { previewEn } from "#words/preview-en.ts";
import { previewVi } from "#words/preview-vi.ts";
import { proposeEn } from "#words/propose-en.ts";
import { proposeVi } from "#words/propose-vi.ts";
import { readingEn } from "#words/reading-en.ts";
import { readingVi } from "#words/reading-vi.ts";
import { shiftEn } from "#words/shift-en.ts";
import { shiftVi } from "#words/shift-vi.ts";
import { sideEn } from "#words/side-en.ts";
import { sideVi } from "#words/side-vi.ts";
import type {
  AboutWords,
  AccessibilityWords,
  AdviceWords,
  AdvisoryFormWords,
  AllWords,
  AuditWords,
  BriefingWords,
  CohortWords,
  DrillWords,
  FeedWords,
  HandbookWords,
  HealthWords,
  InterfaceLocale,
  NewPathWords,
  OfflineWords,
  PackWords,
  PreviewWords,
  ProposeWords,
  ReadingWords,
  ShiftWords,
  SideWords,
  TrainingWords,
  Words,
} from "#words/text.ts";
import { trainingEn } from "#words/training-en.ts";
import { trainingVi } from "#words/training-vi.ts";
import { vi } from "#words/vi.ts";

const WORDS: Readonly<Record<InterfaceLocale, Words>> = { en, vi };

const READING: Readonly<Record<InterfaceLocale, ReadingWords>> = {
  en: readingEn,
  vi: readingVi,
};

const PROPOSE: Readonly<Record<InterfaceLocale, ProposeWords>> = { en: proposeEn, vi: proposeVi };

const ADVISORY_FORM: Readonly<Record<InterfaceLocale, AdvisoryFormWords>> = {
  en: advisoryFormEn,
  vi: advisoryFormVi,
};

/** The words of the form for a new advisory in one language. */
export function advisoryFormWordsIn(locale: InterfaceLocale): AdvisoryFormWords {
  return ADVISORY_FORM[locale];
}

/** The words of the form for changes in one language. */
export function proposeWordsIn(locale: InterfaceLocale): ProposeWords {
  return PROPOSE[locale];
}

const NEW_PATH: Readonly<Record<InterfaceLocale, NewPathWords>> = { en: newPathEn, vi: newPathVi };

/** The words of the page on which a trainer builds a path. */
export function newPathWordsIn(locale: InterfaceLocale): NewPathWords {
  return NEW_PATH[locale];
}

const HEALTH: Readonly<Record<InterfaceLocale, HealthWords>> = { en: healthEn, vi: healthVi };

/** The words of the page about the health of the content, in one language. */
export function healthWordsIn(locale: InterfaceLocale): HealthWords {
  return HEALTH[locale];
}

/** The interface's words in one language. */
export function wordsIn(locale: InterfaceLocale): Words {
  return WORDS[locale];
}

/** The same with the words of the pages that are only read. */
export function allWordsIn(locale: InterfaceLocale): AllWords {
  return { ...WORDS[locale], ...READING[locale] };
}

const AUDIT: Readonly<Record<InterfaceLocale, AuditWords>> = { en: auditEn, vi: auditVi };

/** The words of the page on which sent replies are checked. */
export function auditWordsIn(locale: InterfaceLocale): AuditWords {
  return AUDIT[locale];
}

const OFFLINE: Readonly<Record<InterfaceLocale, OfflineWords>> = { en: offlineEn, vi: offlineVi };

/** The words of what a device keeps of the site. */
export function offlineWordsIn(locale: InterfaceLocale): OfflineWords {
  return OFFLINE[locale];
}

const SIDE: Readonly<Record<InterfaceLocale, SideWords>> = { en: sideEn, vi: sideVi };

/** The words of the side panel. */
export function sideWordsIn(locale: InterfaceLocale): SideWords {
  return SIDE[locale];
}

const ACCESSIBILITY: Readonly<Record<InterfaceLocale, AccessibilityWords>> = {
  en: accessibilityEn,
  vi: accessibilityVi,
};

/** The words of the statement on accessibility. */
export function accessibilityWordsIn(locale: InterfaceLocale): AccessibilityWords {
  return ACCESSIBILITY[locale];
}

const SHIFT: Readonly<Record<InterfaceLocale, ShiftWords>> = { en: shiftEn, vi: shiftVi };

/** The words of the end of a shift. */
export function shiftWordsIn(locale: InterfaceLocale): ShiftWords {
  return SHIFT[locale];
}

const COHORT: Readonly<Record<InterfaceLocale, CohortWords>> = { en: cohortEn, vi: cohortVi };

/** The words of the trainer's page about a cohort. */
export function cohortWordsIn(locale: InterfaceLocale): CohortWords {
  return COHORT[locale];
}

const TRAINING: Readonly<Record<InterfaceLocale, TrainingWords>> = { en: trainingEn, vi: trainingVi };

/** The words of paths, lessons and the certificate in one language. */
export function trainingWordsIn(locale: InterfaceLocale): TrainingWords {
  return TRAINING[locale];
}

const BRIEFING: Readonly<Record<InterfaceLocale, BriefingWords>> = { en: briefingEn, vi: briefingVi };

/** The words of the briefing. */
export function briefingWordsIn(locale: InterfaceLocale): BriefingWords {
  return BRIEFING[locale];
}

const DRILL: Readonly<Record<InterfaceLocale, DrillWords>> = { en: drillEn, vi: drillVi };

/** The words of drills in one language. */
export function drillWordsIn(locale: InterfaceLocale): DrillWords {
  return DRILL[locale];
}

const PREVIEW: Readonly<Record<InterfaceLocale, PreviewWords>> = { en: previewEn, vi: previewVi };

/** The words of the preview of drafts. */
export function previewWordsIn(locale: InterfaceLocale): PreviewWords {
  return PREVIEW[locale];
}

const FEED: Readonly<Record<InterfaceLocale, FeedWords>> = { en: feedEn, vi: feedVi };

/** The words of feeds and calendars in one language. */
export function feedWordsIn(locale: InterfaceLocale): FeedWords {
  return FEED[locale];
}

const ADVICE: Readonly<Record<InterfaceLocale, AdviceWords>> = { en: adviceEn, vi: adviceVi };

/** The words of advisories on an answer, in one language. */
export function adviceWordsIn(locale: InterfaceLocale): AdviceWords {
  return ADVICE[locale];
}

const ABOUT: Readonly<Record<InterfaceLocale, AboutWords>> = { en: aboutEn, vi: aboutVi };

/** What the heads of pages say in one language that they are about. */
export function aboutWordsIn(locale: InterfaceLocale): AboutWords {
  return ABOUT[locale];
}

const HANDBOOK: Readonly<Record<InterfaceLocale, HandbookWords>> = { en: handbookEn, vi: handbookVi };

/** The words of a printed handbook in one language. */
export function handbookWordsIn(locale: InterfaceLocale): HandbookWords {
  return HANDBOOK[locale];
}

const PACK: Readonly<Record<InterfaceLocale, PackWords>> = { en: packEn, vi: packVi };

/** The words of what is made of a path for paper and for learning systems. */
export function packWordsIn(locale: InterfaceLocale): PackWords {
  return PACK[locale];
}
