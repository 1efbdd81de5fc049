import { type AcceptedFinding, sorted } from "#checks/accepted.ts";
import { allCaps } from "#checks/all-caps.ts";
import { attachmentKind } from "#checks/attachment-kind.ts";
import { attachmentMissing } from "#checks/attachment-missing.ts";
import { attachmentTooLarge } from "#checks/attachment-too-large.ts";
import { awaitsApproval } from "#checks/awaits-approval.ts";
import { badMarkup } from "#checks/bad-markup.ts";
import { badName } from "#checks/bad-name.ts";
import { briefingUnfit } from "#checks/briefing-unfit.ts";
import { brokenChain } from "#checks/broken-chain.ts";
import { brokenDigest } from "#checks/broken-digest.ts";
import { problemsByEntry } from "#checks/by-entry.ts";
import { changeTwice } from "#checks/change-twice.ts";
import { closedVocabulary } from "#checks/closed-vocabulary.ts";
import { conflictingAdvisories } from "#checks/conflicting-advisories.ts";
import { confusableAnswers } from "#checks/confusable-answers.ts";
import { deadLink } from "#checks/dead-link.ts";
import { draftWithoutNote } from "#checks/draft-without-note.ts";
import { duplicatePhrase } from "#checks/duplicate-phrase.ts";
import { duplicateShortcut } from "#checks/duplicate-shortcut.ts";
import { duplicateTitle } from "#checks/duplicate-title.ts";
import { duplicateVariant } from "#checks/duplicate-variant.ts";
import { emojiRefused } from "#checks/emoji-refused.ts";
import { exclamationChain } from "#checks/exclamation-chain.ts";
import { goneSince } from "#checks/gone-since.ts";
import { historyOutOfOrder } from "#checks/history-out-of-order.ts";
import { insecureLink } from "#checks/insecure-link.ts";
import { lessonBehind } from "#checks/lesson-behind.ts";
import { lessonLanguages } from "#checks/lesson-languages.ts";
import { lessonNamesNothing } from "#checks/lesson-names-nothing.ts";
import { lessonShowsNothing } from "#checks/lesson-shows-nothing.ts";
import { lessonUnreachable } from "#checks/lesson-unreachable.ts";
import { lessonVocabulary } from "#checks/lesson-vocabulary.ts";
import { literalMarks } from "#checks/literal-marks.ts";
import { longSentence } from "#checks/long-sentence.ts";
import { looksMajor } from "#checks/looks-major.ts";
import { missingField } from "#checks/missing-field.ts";
import { missingUpset } from "#checks/missing-upset.ts";
import { neverSend } from "#checks/never-send.ts";
import { noPhrases } from "#checks/no-phrases.ts";
import { noReply } from "#checks/no-reply.ts";
import { noSummary } from "#checks/no-summary.ts";
import { noToneMarks } from "#checks/no-tone-marks.ts";
import { notInReply } from "#checks/not-in-reply.ts";
import { idleProblems, oddAllowanceAmong } from "#checks/odd-allowance.ts";
import { oddPlaceholder } from "#checks/odd-placeholder.ts";
import { oddWeightAmong } from "#checks/odd-weight.ts";
import { orphanProduct } from "#checks/orphan-product.ts";
import { ownerWithoutContact } from "#checks/owner-without-contact.ts";
import { pathUnfit } from "#checks/path-unfit.ts";
import { pointsToWithdrawn } from "#checks/points-to-withdrawn.ts";
import { privateDataInPublic } from "#checks/private-data-in-public.ts";
import { promisedDate } from "#checks/promised-date.ts";
import { promisedMoney } from "#checks/promised-money.ts";
import { proposalStale } from "#checks/proposal-stale.ts";
import { proposalUnfit } from "#checks/proposal-unfit.ts";
import { replyTooLong } from "#checks/reply-too-long.ts";
import { reviewOverdue } from "#checks/review-overdue.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { secondApology } from "#checks/second-apology.ts";
import { translationBehind } from "#checks/translation-behind.ts";
import { translationMismatch } from "#checks/translation-mismatch.ts";
import { unfinished } from "#checks/unfinished.ts";
import { unknownChannel } from "#checks/unknown-channel.ts";
import { unknownCountry } from "#checks/unknown-country.ts";
import { unknownField } from "#checks/unknown-field.ts";
import { unknownFragment } from "#checks/unknown-fragment.ts";
import { unknownLocale } from "#checks/unknown-locale.ts";
import { unknownOwner } from "#checks/unknown-owner.ts";
import { unknownPlaceholder } from "#checks/unknown-placeholder.ts";
import { unknownProduct } from "#checks/unknown-product.ts";
import { unknownTeam } from "#checks/unknown-team.ts";
import { unquotedVersion } from "#checks/unquoted-version.ts";
import { unreadableBriefing } from "#checks/unreadable-briefing.ts";
import { unreadableFile } from "#checks/unreadable-file.ts";
import { unreadableFrontMatter } from "#checks/unreadable-front-matter.ts";
import { unreadableHistory } from "#checks/unreadable-history.ts";
import { unreadablePath } from "#checks/unreadable-path.ts";
import { unreadableProposal } from "#checks/unreadable-proposal.ts";
import { unreadableSettings } from "#checks/unreadable-settings.ts";
import { untranslated } from "#checks/untranslated.ts";
import { unusedPlaceholder } from "#checks/unused-placeholder.ts";
import { vagueNote } from "#checks/vague-note.ts";
import { versionWaiting } from "#checks/version-waiting.ts";
import { heldAmong, problemsOfHeld } from "#checks/weight.ts";
import { wrongValue } from "#checks/wrong-value.ts";
import { byPlace, type Problem } from "#core/problem.ts";

/** Every rule, in the order of its name. */
export const RULES: readonly Rule[] = [
  allCaps,
  attachmentKind,
  attachmentMissing,
  attachmentTooLarge,
  awaitsApproval,
  badMarkup,
  badName,
  briefingUnfit,
  brokenChain,
  brokenDigest,
  changeTwice,
  closedVocabulary,
  conflictingAdvisories,
  confusableAnswers,
  deadLink,
  draftWithoutNote,
  duplicatePhrase,
  duplicateShortcut,
  duplicateTitle,
  duplicateVariant,
  emojiRefused,
  exclamationChain,
  goneSince,
  historyOutOfOrder,
  insecureLink,
  lessonBehind,
  lessonLanguages,
  lessonNamesNothing,
  lessonShowsNothing,
  lessonUnreachable,
  lessonVocabulary,
  literalMarks,
  longSentence,
  looksMajor,
  missingField,
  missingUpset,
  neverSend,
  noPhrases,
  noReply,
  noSummary,
  noToneMarks,
  notInReply,
  oddAllowanceAmong(() => RULES),
  oddPlaceholder,
  oddWeightAmong(() => RULES),
  orphanProduct,
  ownerWithoutContact,
  pathUnfit,
  pointsToWithdrawn,
  privateDataInPublic,
  promisedDate,
  promisedMoney,
  proposalStale,
  proposalUnfit,
  replyTooLong,
  reviewOverdue,
  secondApology,
  translationBehind,
  translationMismatch,
  unfinished,
  unknownChannel,
  unknownCountry,
  unknownField,
  unknownFragment,
  unknownLocale,
  unknownOwner,
  unknownPlaceholder,
  unknownProduct,
  unknownTeam,
  unquotedVersion,
  unreadableBriefing,
  unreadableFile,
  unreadableFrontMatter,
  unreadableHistory,
  unreadablePath,
  unreadableProposal,
  unreadableSettings,
  untranslated,
  unusedPlaceholder,
  vagueNote,
  versionWaiting,
  wrongValue,
];

const byName = new Map(RULES.map((rule) => [rule.name, rule]));

/** The rule of a name. */
export function ruleNamed(name: string): Rule | undefined {
  return byName.get(name);
}

/** What the rules find: problems that stand, and findings that the owners of entries accept for a while. */
export interface Findings {
  readonly problems: readonly Problem[];
  readonly accepted: readonly AcceptedFinding[];
}

/** Everything that is wrong with a library, by file and place, each once, with the weights of its workspace. */
export function findingsOf(context: CheckContext): Findings {
  const { library } = context;
  const found = [...library.problems, ...foundByRules(context)];
  const unique = new Map(found.map((problem) => [keyOf(problem), problem]));
  const all = [...unique.values()].sort(byPlace);
  const { open, accepted, idle } = sorted(context, all, isAcceptable);
  const problems = [...open, ...idleProblems(library, idle)].sort(byPlace);
  return { problems, accepted };
}

/** The problems that stand: see `findingsOf`. */
export function problemsOf(context: CheckContext): Problem[] {
  return [...findingsOf(context).problems];
}

/** The findings that owners accept, by file and place: what `/health/` lists. */
export function acceptedFindings(context: CheckContext): readonly AcceptedFinding[] {
  return findingsOf(context).accepted;
}

const BY_ENTRY = RULES.filter((rule) => rule.byEntry);
const OTHERS = RULES.filter((rule) => !rule.byEntry);

function foundByRules(context: CheckContext): Problem[] {
  return [...problemsByEntry(context, BY_ENTRY), ...problemsOfHeld(context, heldAmong(context, OTHERS))];
}

function keyOf({ file, line, column, rule, message }: Problem): string {
  return JSON.stringify([file, line, column, rule, message]);
}

function isAcceptable(name: string): boolean {
  const rule = ruleNamed(name);
  return rule !== undefined && !rule.firm;
}
