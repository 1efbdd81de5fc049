import type { AstroUserConfig } from "astro";
import { watched } from "#build/watch.ts";
import { reading as handed } from "#site/reading.ts";
import { readContent } from "#store/library.ts";

type VitePlugin = Extract<
  NonNullable<NonNullable<AstroUserConfig["vite"]>["plugins"]>[number],
  { name: string }
>;

const FILE = /(\/(?:files|search(?!\/manifest\.json))\/[^?]+\.[^/?]+)(\?|$)/;

/**
 * Lets the development server find handed-out files and those of the search. Astro wants a slash behind every address whose route does
 * not end in a fixed ending, also when the ending is a parameter; built sites have plain files there.
 */
export function devFiles(): VitePlugin {
  return {
    name: "replybook-dev-files",
    configureServer(server) {
      server.middlewares.use((request, _, next) => {
        request.url = request.url?.replace(FILE, "$1/$2");
        next();
      });
    },
  };
}

/** Hands the content over to the pages of the development server, and again, with a reload, whenever it was changed. */
export function devContent(content: string): VitePlugin {
  return {
    name: "replybook-dev-content",
    configureServer(server) {
      let reading = readContent(content);
      handed.hand(() => reading);
      const end = watched(content, () => {
        reading = readContent(content);
        server.ws.send({ type: "full-reload" });
      });
      server.httpServer?.once("close", end);
    },
  };
}
