import { told } from "#checks/example.ts";
import { metWhileReading, type Rule } from "#checks/rule.ts";

const text = { "answers/late-delivery/en.mdx": told() };

/** The records of an entry are exactly as the commands wrote them. */
export const unreadableHistory: Rule = {
  name: "unreadable-history",
  severity: "error",
  firm: true,
  why: "The history says which wording was approved when. It is written by the commands only; half a history would put wrong words in front of agents, so one fault makes the whole file unreadable.",
  bad: {
    published: [text],
    files: {
      "answers/late-delivery/history.yaml": "<<<<<<< main\n- record: publish\n=======\n>>>>>>> new-limit\n",
    },
  },
  good: { published: [text], files: {} },
  check: metWhileReading("unreadable-history"),
};
