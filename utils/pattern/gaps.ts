/** A stretch without anything between two moments. */
export interface Gap {
  /** UTC of the last before and the first after. */
  from: string;
  to: string;
  days: number;
}

const dayMs = 86_400_000;

/** Stretches of at least `leastDays` between moments (UTC) that follow one another. A quiet stretch is a fact, not a proof that nothing happened. */
export function gapsBetween(moments: readonly string[], leastDays: number): Gap[] {
  const sorted = moments.toSorted();
  return sorted.flatMap((to, at) => {
    const from = sorted[at - 1];
    if (from === undefined) return [];
    const days = Math.floor((Date.parse(to) - Date.parse(from)) / dayMs);
    return days >= leastDays ? [{ from, to, days }] : [];
  });
}
