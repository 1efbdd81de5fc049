import { pageLocale } from "#browser/page.ts";
import type { AuditWords, InterfaceLocale } from "#words/text.ts";

const AUDIT: Readonly<Record<InterfaceLocale, () => Promise<AuditWords>>> = {
  en: async () => (await import("#words/audit-en.ts")).auditEn,
  vi: async () => (await import("#words/audit-vi.ts")).auditVi,
};

/** The words of the reviewer's page in the open page's language. */
export function auditPageWords(): Promise<AuditWords> {
  return AUDIT[pageLocale()]();
}
