import { previewServer } from "#build/preview-server.ts";
import { previewHtml } from "#build/preview-view.ts";
import { listenFrom } from "#build/server.ts";
import { watched } from "#build/watch.ts";
import { escaped } from "#core/html.ts";
import { readContent } from "#store/library.ts";
import { StoreError } from "#store/lock.ts";
import type { InterfaceLocale } from "#words/text.ts";
import { argumentsOf, type Command, type Context, exactly } from "../command.ts";
import { environmentFrom } from "../environment.ts";
import { previewOf } from "../previewing.ts";

const HERE = "127.0.0.1";

/** Drafts beside what is published. */
export const preview: Command = {
  name: "preview",
  usage: "preview",
  summary:
    "Shows every draft and open proposal beside what is published, on a page of this machine that follows your files; PORT says where, Ctrl+C ends it.",
  async run(args, context) {
    exactly(preview, argumentsOf(preview, args, {}).positionals, 0);
    // A folder that is none is said at once and not on a page.
    readContent(context.root);
    const { server, changed } = previewServer((locale) => drawn(context, locale));
    const port = await listenFrom(server, environmentFrom(process.env, Date.now()).port, HERE);
    const stop = watched(context.root, changed);
    context.print(`Preview: http://localhost:${port}/`);
    await ended();
    stop();
    server.closeAllConnections();
    server.close();
    return 0;
  },
};

/** The page as the files are now; what is expected to go wrong with them is a sentence on it. */
function drawn(context: Context, locale: InterfaceLocale): string {
  try {
    return previewHtml(previewOf(context.root, environmentFrom(process.env, Date.now()).now), locale);
  } catch (error) {
    if (!(error instanceof StoreError)) context.complain(String((error as Error).stack ?? error));
    return `<p class="notice">${escaped((error as Error).message)}</p>`;
  }
}

/** Waits until somebody ends the command. */
function ended(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
