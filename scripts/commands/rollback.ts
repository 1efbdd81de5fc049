import { inEffect, isCancelled, publicationOf } from "#core/history.ts";
import { instantTwice } from "#core/instant.ts";
import { snapshotInEffect } from "#core/library.ts";
import { planRollback } from "#core/rollback.ts";
import { draftOf, hasNewWords } from "#store/draft.ts";
import { writing } from "#store/journal.ts";
import { readContent } from "#store/library.ts";
import { Publication } from "#store/publication.ts";
import { argumentsOf, type Command, exactly, keyOf } from "../command.ts";
import { entryOf } from "../entry.ts";
import { requestFrom, VERSION_OPTIONS, VERSION_USAGE } from "../version-options.ts";

/** Puts an old text back into use. */
export const rollback: Command = {
  name: "rollback",
  usage: `rollback KIND/ID VERSION  ${VERSION_USAGE}`,
  summary: "Publishes an old version's text as a new version. A draft stays a draft.",
  run(args, context) {
    const { values, positionals } = argumentsOf(rollback, args, VERSION_OPTIONS);
    const [typed = "", version = ""] = exactly(rollback, positionals, 2);
    return writing(context.root, () => {
      const reading = readContent(context.root, context);
      const { library } = reading;
      const request = requestFrom(values, library.workspace);
      const entry = entryOf(library, keyOf(typed));
      const old = publicationOf(entry.history, version);
      const refuse = (reason: string) => {
        context.complain(`refused ${entry.key}: ${reason}`);
        return 1;
      };
      if (!old || isCancelled(entry.history, version))
        return refuse(
          `version ${version} was never in effect → See \`kb as-of\` for the versions there were.`,
        );
      if (inEffect(entry.history, context.now)?.version === version)
        return refuse(`version ${version} is in effect already → Nothing needs to be done.`);
      // A version that waits may be words of their own: they are a draft again, so compare with what agents see.
      const isDraft = hasNewWords(draftOf(reading, entry, snapshotInEffect(entry, context.now)));
      const plan = planRollback({ library, drafts: new Map(), now: context.now, request }, entry, old);
      const [refusal] = plan.refused;
      if (refusal) return refuse(`${refusal.problem.message} → ${refusal.problem.fix}`);
      const publication = new Publication(reading);
      for (const planned of plan.versions) publication.addVersion(planned, context.now);
      const own = plan.versions.find((planned) => planned.key === entry.key && planned.source === version);
      if (own && !isDraft) publication.restoreTexts(own);
      publication.commit();
      const { timeZone } = library.workspace;
      for (const done of publication.published)
        context.print(
          `published ${done.id} ${done.version}${done.id === entry.key ? ` with the text of ${version}` : ""}, in effect ${instantTwice(done.effective, timeZone)}`,
        );
      if (isDraft) context.print("its working text differs and stays as a draft");
      return 0;
    });
  },
};
