/** Where a browser makes a new file on the git host. */
export interface NewFilePage {
  readonly address: string;
  /** Whether the page opens with the text in it; else somebody pastes it. */
  readonly holdsText: boolean;
}

/**
 * The git host's page for a new file `proposals/NAME.yaml` (or in another folder of the content), from the workspace's `editUrl`.
 *
 * GitHub takes `filename`, which may name folders, and `value`, and drops the last folder of the address where both
 * name one (github.com/isaacs/github/issues/1527), so that the whole path stands in `filename`. Gitea and Forgejo
 * take the same two below a folder of the address (github.com/go-gitea/gitea/pull/16556). GitLab takes `file_name`
 * and no text any more (gitlab.com/gitlab-org/gitlab/-/issues/532221).
 */
export function newFilePage(editUrl: string, name: string, text: string, folder = "proposals"): NewFilePage {
  const { head, key, path } = hostOf(editUrl, `${folder}/${name}.yaml`);
  const address = `${head}?${key}=${encodeURIComponent(path).replaceAll("%2F", "/")}`;
  const whole = `${address}&value=${encodeURIComponent(text)}`;
  const holdsText = key === "filename" && isShortEnough(whole);
  return { address: holdsText ? whole : address, holdsText };
}

interface Host {
  readonly head: string;
  readonly key: "filename" | "file_name";
  readonly path: string;
}

function hostOf(editUrl: string, path: string): Host {
  const plain = editUrl.replace(/\/+$/, "");
  if (plain.includes("/-/new/")) return { head: plain, key: "file_name", path };
  if (plain.includes("/_new/")) return { head: `${plain}/`, key: "filename", path };
  const [, head = plain, folder = ""] = /^(.*?\/new\/[^/]+)(?:\/(.+))?$/.exec(plain) ?? [];
  return { head, key: "filename", path: folder === "" ? path : `${folder}/${path}` };
}

const LONGEST = 8000;

/**
 * Servers refuse a request line beyond 8 kB (nginx, `large_client_header_buffers`). Who is not signed in is sent to
 * a page that carries the address once more encoded, so that this form of it has to fit.
 */
function isShortEnough(address: string): boolean {
  return encodeURIComponent(address).length <= LONGEST;
}

/** Whether a contact is an e-mail address. */
export function isMailAddress(contact: string): boolean {
  return /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/.test(contact);
}

const LONGEST_MAIL = 2000;

/**
 * A `mailto:` address (RFC 6068) that opens a mail with a text in it; without the text where it is longer than mail
 * programs take from a browser (Windows passes on 2,083 characters). An empty `to` lets the writer choose.
 */
export function mailAddress(to: string, subject: string, text: string): NewFilePage {
  const address = `mailto:${encodeURIComponent(to).replaceAll("%40", "@")}?subject=${encodeURIComponent(subject)}`;
  const whole = `${address}&body=${encodeURIComponent(text.replace(/\r?\n/g, "\r\n"))}`;
  return whole.length <= LONGEST_MAIL ? { address: whole, holdsText: true } : { address, holdsText: false };
}
