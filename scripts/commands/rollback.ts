import { inEffect, isCancelled, publicationOf } from "#core/history.ts";
import { instantTwice } from "#core/instant.ts";
import { planRollback } from "#core/publication.ts";
import { draftOf } from "#store/draft.ts";
import { writing } from "#store/journal.ts";
import { readContent } from "#store/library.ts";
import { Publication } from "#store/publication.ts";
import { argumentsOf, type Command, exactly, keyOf } from "../command.ts";
import { entryOf } from "../entry.ts";
import { requestFrom, VERSION_OPTIONS } from "../publishing.ts";

/** Puts an old text back into use. */
export const rollback: Command = {
  name: "rollback",
  usage:
    "rollback KIND/ID VERSION [--note TEXT --why TEXT --do TEXT] [--minor] [--effective INSTANT] [--by OWNER] [--emergency REASON] [--replace]",
  summary: "Publishes an old version's text as a new version. A draft stays a draft.",
  run(args, context) {
    const { values, positionals } = argumentsOf(rollback, args, VERSION_OPTIONS);
    const [typed = "", version = ""] = exactly(rollback, positionals, 2);
    return writing(context.root, () => {
      const reading = readContent(context.root);
      const { library } = reading;
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
      const draft = draftOf(reading, entry);
      const planned = planRollback(
        { library, drafts: new Map(), now: context.now, request: requestFrom(values, library.workspace) },
        entry,
        old,
      );
      if ("problem" in planned) return refuse(`${planned.problem.message} → ${planned.problem.fix}`);
      const publication = new Publication(reading);
      publication.addVersion(planned, context.now);
      if (!draft.any) publication.restoreTexts(entry, version);
      publication.commit();
      context.print(
        `published ${entry.key} ${planned.record.version} with the text of ${version}, in effect ${instantTwice(planned.record.effective, library.workspace.timeZone)}`,
      );
      if (draft.any) context.print("its working text differs and stays as a draft");
      return 0;
    });
  },
};
