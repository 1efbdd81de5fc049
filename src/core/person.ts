const ACCOUNT = /^@[a-z0-9](?:[a-z0-9._-]{0,99})(?:\[bot\])?$/i;

/**
 * Whether a text is an account of the git host as it is written in records: `@` and the account's name. GitHub
 * allows letters, digits and `-`, GitLab also `_` and `.`, and an app's account ends in `[bot]`
 * (docs.gitlab.com/user/reserved_names, docs.github.com/rest/users).
 */
export function isAccount(text: string): boolean {
  return ACCOUNT.test(text);
}

/** Whether a text names a person: an owner of the workspace, or an account of the git host. */
export function isPerson(text: string, owners: ReadonlyMap<string, unknown>): boolean {
  return text.startsWith("@") ? isAccount(text) : owners.has(text);
}

/**
 * Whether two names mean one person. Hosts do not tell letter case apart, and an owner who is named as an
 * account is taken for the same person: a second pair of eyes has to be somebody else beyond doubt.
 */
export function isSamePerson(a: string, b: string): boolean {
  const plain = (name: string) => name.replace(/^@/, "").toLowerCase();
  return plain(a) === plain(b);
}
