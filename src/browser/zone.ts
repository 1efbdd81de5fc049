/** The time zone the agent's device is set to, such as `Asia/Ho_Chi_Minh`. */
export function deviceZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
