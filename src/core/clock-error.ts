/** What a server's answer tells of its time; milliseconds since 1970 by the device's clock. */
export interface DatedAnswer {
  /** The `Date` header: the whole second in which the server answered (RFC 9110 § 6.6.1). */
  readonly date: string | null;
  /** The `Age` header: present where a cache between answers for the server. */
  readonly age: string | null;
  readonly sent: number;
  readonly received: number;
}

const SECOND = 1000;
const THRESHOLD = 120 * SECOND;

/**
 * By how many milliseconds a device's clock is ahead of the server's (behind where negative); 0 while that is within
 * two minutes and half the way there and back. Undefined when the answer does not tell.
 */
export function clockError({ date, age, sent, received }: DatedAnswer): number | undefined {
  const served = date === null ? Number.NaN : Date.parse(date);
  const trip = received - sent;
  if (Number.isNaN(served) || Number(age ?? 0) > 0 || trip < 0) return undefined;
  const error = (sent + received) / 2 - (served + SECOND / 2);
  return Math.abs(error) > THRESHOLD + trip / 2 ? Math.round(error) : 0;
}
