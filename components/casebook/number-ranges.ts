/** `1-4,9` for entries 1, 2, 3, 4 and 9: an address that names entries and says nothing of them. */
export function toRanges(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].toSorted((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const number of sorted) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}

const most = 100_000;

/** The numbers that {@link toRanges} wrote; what is not such a list gives none. */
export function fromRanges(text: string): number[] {
  if (!/^\d{1,6}(?:-\d{1,6})?(?:,\d{1,6}(?:-\d{1,6})?)*$/u.test(text)) return [];
  return text
    .split(',')
    .flatMap((range) => {
      const [from = 0, to = from] = range.split('-').map(Number);
      return to < from || to - from > most ? [] : Array.from({ length: to - from + 1 }, (_, at) => from + at);
    })
    .slice(0, most);
}
