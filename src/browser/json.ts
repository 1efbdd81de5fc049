/**
 * The value in a JSON file of the site. Rejects where it cannot be had and where something else stands in its place: a
 * page to sign in, somebody's error, half a file. `field` is one that it has always, `length` for a list.
 */
export async function jsonAt<T extends object>(
  address: string,
  field: keyof T & string,
  options?: RequestInit,
): Promise<T> {
  const response = await fetch(address, options);
  const value = response.ok && (await response.json());
  if (!Object.hasOwn(Object(value), field)) throw new Error(`${address}: ${response.status}`);
  return value;
}
