import { publicationOf, waitingAt, waitingWithdrawalAt } from "#core/history.ts";
import { inZone } from "#core/instant.ts";
import { writing } from "#store/journal.ts";
import { readContent } from "#store/library.ts";
import { Publication } from "#store/publication.ts";
import { argumentsOf, type Command, exactly, keyOf } from "../command.ts";
import { entryOf } from "../entry.ts";
import { unknownOwner } from "../publishing.ts";

/** Calls off what waits. */
export const cancel: Command = {
  name: "cancel",
  usage: "cancel KIND/ID VERSION [--by OWNER]",
  summary:
    "Calls off a version (or a withdrawal of it) that has not taken effect; its texts come back as a draft.",
  run(args, context) {
    const { values, positionals } = argumentsOf(cancel, args, { by: { type: "string" } });
    const [typed = "", version = ""] = exactly(cancel, positionals, 2);
    return writing(context.root, () => {
      const reading = readContent(context.root);
      const { workspace } = reading.library;
      if (values.by !== undefined && !workspace.owners.has(values.by))
        throw unknownOwner(values.by, workspace);
      const entry = entryOf(reading.library, keyOf(typed));
      const record = waitingAt(entry.history, context.now);
      const withdrawal = waitingWithdrawalAt(entry.history, context.now);
      const at = inZone(context.now, workspace.timeZone);
      const publication = new Publication(reading);
      if (record?.version === version) {
        publication.addRecord(entry.key, { record: "cancel", at, by: values.by ?? record.by, version });
        publication.bringBack(entry, record);
      } else if (withdrawal?.version === version) {
        publication.addRecord(entry.key, { record: "restore", at, by: values.by ?? withdrawal.by, version });
      } else {
        const known = publicationOf(entry.history, version)
          ? "does not wait: it took effect or was called off"
          : "does not exist";
        context.complain(
          `refused ${entry.key}: version ${version} ${known} → ${record ? `Cancel ${record.version}.` : "Publish or roll back instead."}`,
        );
        return 1;
      }
      publication.commit();
      context.print(
        `called off ${entry.key} ${version}${record?.version === version ? "; its text is a draft again" : ""}`,
      );
      return 0;
    });
  },
};
