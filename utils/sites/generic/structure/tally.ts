/** How often each value comes, the commonest first. */
export function counted<T>(values: Iterable<T>): [T, number][] {
  const counts = new Map<T, number>();
  for (const each of values) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]);
}

/** The commonest value. */
export const most = <T>(values: Iterable<T>): T | null => counted(values)[0]?.[0] ?? null;
/** How often the commonest comes. */
export const commonest = (values: Iterable<unknown>): number => counted(values)[0]?.[1] ?? 0;
