/** Whether a name is a time zone this machine knows (`Asia/Ho_Chi_Minh`). */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
