/** What a page may load and run. One text for all pages: no hashes, so an edit to one script changes no other page. */
const PAGE: Readonly<Record<string, string>> = {
  "default-src": "'none'",
  // Pagefind compiles WebAssembly; nothing else is evaluated.
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "img-src": "'self'",
  "font-src": "'self'",
  "connect-src": "'self'",
  "worker-src": "'self'",
  "manifest-src": "'self'",
  "base-uri": "'none'",
  // The search box is a form, so that it works without JavaScript.
  "form-action": "'self'",
};

// A meta element cannot carry these; browsers ignore them there and say so in the console.
const HEADER_ONLY: Readonly<Record<string, string>> = {
  "frame-ancestors": "'self'",
};

function policyText(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join("; ");
}

/** The Content-Security-Policy every page carries in a `<meta>`. */
export const PAGE_POLICY = policyText(PAGE);

/** The same policy for a server's header, with what only a header can say. */
export const HEADER_POLICY = policyText({ ...PAGE, ...HEADER_ONLY });

/** The policy of files that people put beside their texts: opened by themselves, they load and run nothing. */
export const FILE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";
