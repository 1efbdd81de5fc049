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
  // No string becomes markup or a script. The one policy (`public/before-paint.js`) admits the addresses of our workers;
  // it has the name that stands for all, since Pagefind starts its worker with a plain string.
  "require-trusted-types-for": "'script'",
  "trusted-types": "default",
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

/** What a page may do where end-of-shift files are sent to `collect`: speak to that one origin besides its own. */
function pageWith(collect: string | undefined): Readonly<Record<string, string>> {
  if (collect === undefined) return PAGE;
  return { ...PAGE, "connect-src": `'self' ${new URL(collect).origin}` };
}

/** The Content-Security-Policy every page carries in a `<meta>`; `collect` is the workspace's, where it names one. */
export function pagePolicy(collect?: string): string {
  return policyText(pageWith(collect));
}

/** The same policy for a server's header, with what only a header can say. */
export function headerPolicy(collect?: string): string {
  return policyText({ ...pageWith(collect), ...HEADER_ONLY });
}

// What a page could ask a device for and never does. Sharing is left as it is: browsers without it complain of its name.
const DENIED = [
  ...[
    "accelerometer",
    "autoplay",
    "camera",
    "clipboard-read",
    "display-capture",
    "encrypted-media",
    "gamepad",
  ],
  ...["geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection", "keyboard-map"],
  ...[
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "otp-credentials",
    "payment",
    "picture-in-picture",
  ],
  ...["publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial"],
  ...["storage-access", "sync-xhr", "usb", "window-management", "xr-spatial-tracking"],
];
const GRANTED = ["clipboard-write", "fullscreen"];

/** The Permissions-Policy of every response: what the site uses for itself alone, all else for nobody. */
export const PERMISSIONS = [
  ...GRANTED.map((feature) => `${feature}=(self)`),
  ...DENIED.map((feature) => `${feature}=()`),
].join(", ");

/** The policy of files that people put beside their texts: opened by themselves, they load and run nothing. */
export const FILE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";
