/** Initials as they are kept and signed with: `" ab"` → `AB`, at most four letters. */
export function initialsFrom(typed: string): string {
  return typed.replace(/\s/g, "").toUpperCase().slice(0, 4);
}
