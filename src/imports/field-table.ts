/** The tools whose fields are known; `any` is a table of whatever tool, `own` one that we gave away. */
export type Tool = "zendesk" | "chatwoot" | "zammad" | "espanso" | "any" | "own";

/** What one of their fields becomes: a field of ours, the first that the workspace has; or nothing. */
export type FieldFate = { readonly ours: readonly string[] } | { readonly leftOut: string };

const NAME: FieldFate = { ours: ["customer_name"] };
const ORDER: FieldFate = { ours: ["order_number"] };
/** The number of a ticket is none of an order, but who has no field for it fills the one that is there. */
const TICKET: FieldFate = { ours: ["ticket_number", "case_number", "order_number"] };
const AGENT: FieldFate = { leftOut: "it names the agent, and replies are signed here anyway" };

/** Zendesk placeholders, and those of its dynamic content: developer.zendesk.com, "Placeholders reference". */
const ZENDESK: Readonly<Record<string, FieldFate>> = {
  "ticket.requester.first_name": NAME,
  "ticket.requester.name": NAME,
  "ticket.requester.last_name": NAME,
  "ticket.id": TICKET,
  "ticket.external_id": ORDER,
  "ticket.assignee.name": AGENT,
  "ticket.assignee.first_name": AGENT,
  "current_user.name": AGENT,
  "current_user.first_name": AGENT,
  "current_user.signature": AGENT,
  "agent.name": AGENT,
  "agent.signature": AGENT,
};

/** Chatwoot's Liquid objects: contact, agent, conversation and inbox. */
const CHATWOOT: Readonly<Record<string, FieldFate>> = {
  "contact.name": NAME,
  "contact.first_name": NAME,
  "contact.last_name": NAME,
  "conversation.id": TICKET,
  "conversation.display_id": TICKET,
  "agent.name": AGENT,
  "agent.first_name": AGENT,
  "agent.last_name": AGENT,
};

/** Zammad's `#{…}`. */
const ZAMMAD: Readonly<Record<string, FieldFate>> = {
  "ticket.customer.firstname": NAME,
  "ticket.customer.lastname": NAME,
  "ticket.customer.fullname": NAME,
  "ticket.number": TICKET,
  "ticket.id": TICKET,
  "user.firstname": AGENT,
  "user.lastname": AGENT,
  "user.fullname": AGENT,
  "user.login": AGENT,
  "ticket.owner.firstname": AGENT,
  "ticket.owner.lastname": AGENT,
  "ticket.owner.fullname": AGENT,
};

/** Names that people give to their own fields of forms and columns. */
const COMMON: Readonly<Record<string, FieldFate>> = {
  name: NAME,
  firstname: NAME,
  first_name: NAME,
  customer: NAME,
  customername: NAME,
  order: ORDER,
  orderid: ORDER,
  order_id: ORDER,
  ordernumber: ORDER,
  agent: AGENT,
  agentname: AGENT,
  agent_name: AGENT,
  signature: AGENT,
  initials: AGENT,
};

/** FreeScout's `{%customer.firstName%}` (issue 5555 there) and osTicket's `%{ticket.name.first}`, as they come in tables. */
const OTHERS: Readonly<Record<string, FieldFate>> = {
  "customer.firstname": NAME,
  "customer.lastname": NAME,
  "customer.fullname": NAME,
  "conversation.number": TICKET,
  "user.firstname": AGENT,
  "user.fullname": AGENT,
  "ticket.name": NAME,
  "ticket.name.first": NAME,
  "ticket.name.last": NAME,
  "ticket.name.full": NAME,
  "ticket.number": TICKET,
  "staff.name": AGENT,
  "staff.name.first": AGENT,
  "ticket.staff": AGENT,
  signature: AGENT,
};

/** What is known of the fields of each tool, by their names in small letters. */
export const FIELD_TABLES: Readonly<Record<Tool, Readonly<Record<string, FieldFate>>>> = {
  zendesk: { ...COMMON, ...ZENDESK },
  chatwoot: { ...COMMON, ...CHATWOOT },
  zammad: { ...COMMON, ...ZAMMAD },
  espanso: COMMON,
  own: {},
  any: { ...COMMON, ...ZENDESK, ...CHATWOOT, ...ZAMMAD, ...OTHERS },
};

/** How each tool writes a field: the first group is its name. */
export const FIELD_FORMS: Readonly<Record<Tool, RegExp>> = {
  zendesk: /\{\{\s*([^{}]*?)\s*\}\}/,
  chatwoot: /\{\{\s*([^{}]*?)\s*\}\}/,
  zammad: /#\{\s*([^{}]*?)\s*\}/,
  espanso: /(?<!\\)\{\{\s*([^{}]*?)\s*\}\}|\[\[\s*([^[\]]*?)\s*\]\]/,
  own: /\{\{([a-z][a-z0-9_]*)\}\}/,
  any: /\{\{\s*([^{}]*?)\s*\}\}|#\{\s*([^{}]*?)\s*\}|\{%\s*([\w.-]+)\s*%\}|%\{\s*([^{}]*?)\s*\}/,
};

/** Stands for `{{` that begins no field, while a text is read and written. */
export const BRACES = "\ue000";
