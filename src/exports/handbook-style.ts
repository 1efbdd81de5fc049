/** The style of a printed handbook: what the screen shows is what the paper shows, an answer stays on its sheet. */
export const HANDBOOK_STYLE =
  "body{font:11pt/1.5 Inter,system-ui,sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#1c1b19;background:#fff}h1{font-size:1.75em;line-height:1.2}h2{font-size:1.375em;margin:2em 0 .5em}h3{font-size:1.125em;margin:1.75em 0 .25em}h4{font-size:.875em;margin:1em 0 .25em;color:#4f4c46}p{margin:.5em 0}a{color:#1c1b19}ol,ul{padding-left:1.5em}nav ol{list-style:none;padding-left:0}nav ol ol{padding-left:1.25em}.notice,.words{border-left:3px solid #8a857b;padding-left:.875em}.summary,.subject{color:#4f4c46}.words{overflow-wrap:anywhere}.field{border:1px solid #8a857b;border-radius:3px;padding:0 .25em}@media print{body{margin:0;max-width:none}.chapter{break-before:page}.reply,h3{break-inside:avoid}h2,h3,h4{break-after:avoid}@page{margin:18mm}}";

/** What the page's policy allows it by; a test counts it anew. */
export const HANDBOOK_STYLE_HASH = "sha256-0Y1GpF+7gTx56oVCUO8Z11xYeLdS96Fx5i6uglEik4w=";
