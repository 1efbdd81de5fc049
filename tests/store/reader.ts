// Reads a content folder again and again until it is told to stop, and prints what was never to be seen: entries
// of one publication some of which are before it and some after. Started by killed.test.ts.
import { publicationsIn } from "#core/history.ts";
import { readContent } from "#store/library.ts";

const [root = ""] = process.argv.slice(2);
let readings = 0;
let stopped = false;
process.on("SIGTERM", () => {
  stopped = true;
});

function look(): void {
  const { library } = readContent(root);
  const counts = [...library.entries.values()].map(({ id, history, versions }) => {
    const published = publicationsIn(history).length;
    if (published !== versions.size)
      console.log(`${id} has ${published} records and ${versions.size} folders`);
    return published + (id.startsWith("new-") ? 1 : 0);
  });
  const states = [...new Set(counts)];
  if (states.length > 1) console.log(`a mixture of ${states.join(" and ")}`);
  if (library.problems.length > 0) console.log(JSON.stringify(library.problems[0]));
  readings++;
}

function again(): void {
  try {
    look();
  } catch (error) {
    console.log(String(error));
  }
  // A rest, so that on two cores the one who publishes is not kept waiting.
  if (!stopped) setTimeout(again, 10);
  else console.log(`readings: ${readings}`);
}

again();
