import type { Locale, Localized } from "#core/locale.ts";

/** A field the agent fills, as `settings/placeholders.yaml` describes it; `max` is in characters. */
export interface Placeholder {
  readonly name: string;
  readonly label: Localized;
  readonly type: "text" | "choice" | "amount" | "date";
  readonly max: number;
  readonly required: boolean;
  readonly options?: readonly string[];
  readonly atMost?: number;
  readonly fallback?: Localized;
  readonly pattern?: string;
  readonly example: string;
  readonly private: boolean;
}

/** Whether a name may stand between `{{` and `}}`. */
export function isPlaceholderName(name: string): boolean {
  return /^[a-z][a-z0-9_]*$/.test(name);
}

/** What goes into the text: the typed value, else the fallback in that language; undefined when still missing. */
export function filledText(
  placeholder: Placeholder,
  typed: string | undefined,
  locale: Locale,
  fallbacks: Localized = placeholder.fallback ?? {},
): string | undefined {
  const value = typed?.trim().normalize("NFC");
  if (value) return value;
  return fallbacks[locale] ?? (placeholder.required ? undefined : "");
}

/** Why a typed value cannot be sent, as a word the page and the checks translate; undefined when it can. */
export function faultOf(
  placeholder: Placeholder,
  typed: string,
): "too-long" | "pattern" | "option" | "too-much" | undefined {
  const value = typed.trim().normalize("NFC");
  if ([...value].length > placeholder.max) return "too-long";
  if (placeholder.options && !placeholder.options.includes(value)) return "option";
  if (placeholder.pattern && !new RegExp(`^(?:${placeholder.pattern})$`, "u").test(value)) return "pattern";
  // "ten" holds no number to compare: what cannot be judged is not let through.
  if (placeholder.atMost !== undefined && !(amountIn(value) <= placeholder.atMost)) return "too-much";
  return undefined;
}

/** The number in an amount as people type it: `1,200.50 €` → 1200.5, `1.200,50` → 1200.5; NaN when there is none. */
export function amountIn(text: string): number {
  const digits = text.replace(/[^\d.,]/g, "");
  const decimal = /[.,]\d{1,2}$/.exec(digits)?.[0];
  const whole = (decimal ? digits.slice(0, -decimal.length) : digits).replace(/[.,]/g, "");
  return whole === "" && !decimal
    ? Number.NaN
    : Number(`${whole || "0"}${decimal ? `.${decimal.slice(1)}` : ""}`);
}
