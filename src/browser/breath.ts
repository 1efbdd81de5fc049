/** So long a task may keep the page from answering, in milliseconds; slow devices need four times as long. */
const LONGEST = 10;
let since = Number.NEGATIVE_INFINITY;

/** Lets the page answer first where much has been drawn since it last could: to be awaited between the parts of long work. */
export async function breath(): Promise<void> {
  if (performance.now() - since < LONGEST) return;
  await new Promise((go) => setTimeout(go));
  since = performance.now();
}
