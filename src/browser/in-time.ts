/** What a promise holds, where it comes within some milliseconds; else rejects, whatever becomes of it then. */
export function inTime<T>(coming: Promise<T>, millis: number): Promise<T> {
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error(`Nothing came within ${millis} ms.`)), millis),
  );
  return Promise.race([coming, late]);
}
