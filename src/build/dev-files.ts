import type { IncomingMessage } from "node:http";
import type { AstroUserConfig } from "astro";
import { OFFLINE_WORKER, removalScript } from "#build/offline-removal.ts";
import { watched } from "#build/watch.ts";
import { buildNow } from "#site/clock.ts";
import { buildTeams } from "#site/folder.ts";
import { reading as handed, handedReading } from "#site/reading.ts";
import { type Reading, readContent } from "#store/library.ts";

type VitePlugin = Extract<
  NonNullable<NonNullable<AstroUserConfig["vite"]>["plugins"]>[number],
  { name: string }
>;

const HANDED_OUT = /(\/files\/[^?]+\.[^/?]+)(\?|$)/;
const OF_SEARCH = /\/search\/([^/?]+\.(?:json|bin))(?:\?|$)/;
const TYPES: Readonly<Record<string, string>> = { json: "application/json", bin: "application/octet-stream" };

/**
 * Lets the development server find handed-out files and those of the search. Of the former, Astro wants a slash behind
 * every address whose route does not end in a fixed ending, also when the ending is a parameter; the latter have no
 * routes, and are made when they are asked for and the content has changed since.
 */
export function devFiles(): VitePlugin {
  return {
    name: "replybook-dev-files",
    configureServer(server) {
      const search = devSearch();
      server.middlewares.use((request, response, next) => {
        // A built site at the same port may have left one behind.
        if (request.url?.endsWith(`/${OFFLINE_WORKER}`)) {
          response.writeHead(200, { "content-type": "text/javascript" }).end(removalScript());
          return;
        }
        const name = searchFileIn(request);
        if (name === undefined) {
          request.url = request.url?.replace(HANDED_OUT, "$1/$2");
          next();
          return;
        }
        search(name).then((bytes) => {
          if (bytes) response.writeHead(200, { "content-type": TYPES[name.split(".").at(-1) ?? ""] ?? "" });
          else response.writeHead(404);
          response.end(bytes);
        }, next);
      });
    },
  };
}

function searchFileIn({ url = "" }: IncomingMessage): string | undefined {
  return OF_SEARCH.exec(url)?.[1];
}

/** The search over the content as it stands, made when it is asked for. */
function devSearch() {
  let made: { of: Reading; files: Promise<ReadonlyMap<string, Uint8Array>> } | undefined;
  const make = async (of: Reading) => {
    // Loaded here, since a build reads this module too.
    const { servedFiles } = await import("#build/search-step.ts");
    return servedFiles(of, { teams: buildTeams(), now: buildNow() });
  };
  return async (name: string) => {
    const of = handedReading();
    if (made?.of !== of) made = { of, files: make(of) };
    return (await made.files).get(name);
  };
}

/** Hands the content over to the pages of the development server, and again, with a reload, whenever it was changed. */
export function devContent(content: string): VitePlugin {
  return {
    name: "replybook-dev-content",
    configureServer(server) {
      let reading = readContent(content);
      handed.hand(() => reading);
      // Bundling makes such a server too, without a port; it never closes, and nobody waits for news of it.
      if (!server.httpServer) return;
      const end = watched(content, () => {
        reading = readContent(content);
        server.ws.send({ type: "full-reload" });
      });
      server.httpServer.once("close", end);
    },
  };
}
