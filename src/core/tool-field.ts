/** The tools that fill in words of their own. */
export type Tool = "zendesk" | "chatwoot" | "zammad";

/**
 * What our placeholders are called in other tools; one that is not here is a field the tool has no word for.
 * Zendesk: support.zendesk.com, "Zendesk Support placeholders reference"; Chatwoot: chatwoot.com/hc, "Canned responses
 * with variables" (Liquid); Zammad: admin-docs.zammad.org, "Text modules".
 */
export const TOOL_FIELDS: Readonly<Record<Tool, Readonly<Record<string, string>>>> = {
  zendesk: {
    customer_name: "{{ticket.requester.first_name}}",
    customer_full_name: "{{ticket.requester.name}}",
    customer_email: "{{ticket.requester.email}}",
    agent_name: "{{current_user.first_name}}",
    agent_full_name: "{{current_user.name}}",
    ticket_number: "{{ticket.id}}",
  },
  chatwoot: {
    customer_name: "{{contact.name}}",
    customer_email: "{{contact.email}}",
    agent_name: "{{agent.name}}",
    ticket_number: "{{conversation.display_id}}",
  },
  zammad: {
    customer_name: "#{ticket.customer.firstname}",
    customer_full_name: "#{ticket.customer.fullname}",
    customer_email: "#{ticket.customer.email}",
    agent_name: "#{user.firstname}",
    agent_full_name: "#{user.fullname}",
    ticket_number: "#{ticket.number}",
  },
};
