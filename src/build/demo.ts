import type { AstroIntegration } from "astro";

/** What every page of a demonstration loads besides: the demo clock and its banner's styles. Other builds hold nothing of them. */
export function demoParts(): AstroIntegration {
  return {
    name: "replybook-demo",
    hooks: {
      "astro:config:setup": ({ injectScript }) => {
        injectScript("page", 'import "/src/browser/demo.ts";');
        injectScript("page-ssr", 'import "/src/styles/demo.css";');
      },
    },
  };
}
