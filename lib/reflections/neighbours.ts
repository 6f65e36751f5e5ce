/**
 * The ids before and after one in a list, for reading one by one. One that is not in the list, because it
 * was read already, leads on to the list's first.
 */
export function neighboursOf(ids: readonly string[], id: string): { previous: string | null; next: string | null } {
  const place = ids.indexOf(id);
  return { previous: ids[place - 1] ?? null, next: ids[place + 1] ?? null };
}
