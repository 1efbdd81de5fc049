import { beforeEach } from "vitest";
import { runKb } from "../../../scripts/kb.ts";
import { NOW } from "../../make.ts";

/** What `kb` prints and complains of in a content folder, gathered in each test anew. */
export function aConsole(root: string) {
  const lines: string[] = [];
  const complaints: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    complaints.length = 0;
  });
  const sinks = {
    print: (line: string) => lines.push(line),
    complain: (line: string) => complaints.push(line),
  };
  const kb = (...args: string[]): Promise<number> => runKb(args, { root, now: NOW, cwd: root, ...sinks });
  return { lines, complaints, kb };
}
