const SCHEMES = /^(?:https?:\/\/|mailto:|tel:)/i;
const ENTRY = /^(?:answer|product|advisory):/;
const ENTRY_LINK = /^(?:answer|product|advisory):[a-z0-9]+(?:-[a-z0-9]+)*$/;
const FIELD = /\{\{[a-z][a-z0-9_]*\}\}/g;
const STAND_IN = "fieldstandin";

/** Why a link target may not stand where it does, with its fix; undefined when it may. */
export function linkFault(url: string, inReply: boolean): [message: string, fix: string] | undefined {
  const shown = url.slice(0, 60);
  if (ENTRY.test(url)) {
    if (inReply)
      return [
        `A link to "${shown}" stands inside a reply.`,
        "Put it into <When> or <Steps>: customers cannot open our pages.",
      ];
    return ENTRY_LINK.test(url)
      ? undefined
      : [`"${shown}" is no link to an entry.`, "Write the id after the colon, as in answer:late-delivery."];
  }
  if (!SCHEMES.test(url))
    return [
      `The link target "${shown}" is not one of ours.`,
      "Begin it with https://, mailto:, tel:, answer:, product: or advisory:.",
    ];
  if (!isAddress(url)) return [`"${shown}" is no address.`, "Write it like https://example.com/page."];
  if (leadsAnywhere(url))
    return [
      `A field stands in the scheme or host of "${shown}".`,
      "Let fields stand only after the host, as in https://example.com/{{order_number}}.",
    ];
  return undefined;
}

/** Whether a target can be opened at all, whatever its fields hold. */
export function isAddress(url: string): boolean {
  return URL.canParse(url.replace(FIELD, STAND_IN));
}

/** Whether a field could send customers anywhere: it stands in the scheme, the host or the mail address. */
function leadsAnywhere(url: string): boolean {
  const { protocol, username, password, host, pathname } = new URL(url.replace(FIELD, STAND_IN));
  const address = protocol === "mailto:" ? pathname : "";
  return `${protocol} ${username} ${password} ${host} ${address}`.includes(STAND_IN);
}
