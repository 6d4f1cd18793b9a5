/** A message by what tells it from others: its id, or who said what when; and where it stands in the list, CSS pixels. */
export interface Sighting {
  key: string;
  /** Whether the key is the platform's own id: then it is the same message wherever it stands. */
  sure: boolean;
  place: number;
}

/** Rounding of row heights. */
const nearPx = 8;
/** What pictures that came late may move a row between two steps. */
const mostDriftPx = 600;

/** Where keys stand in a list, ascending. */
export function indexByKey(known: readonly Sighting[]): Map<string, number[]> {
  const at = new Map<string, number[]>();
  known.forEach(({ key }, index) => {
    const indices = at.get(key);
    if (indices === undefined) at.set(key, [index]);
    else indices.push(index);
  });
  return at;
}

/** How what is seen lies to what is known: by so many rows on, and so far moved. */
interface Shift {
  /** By how many rows, of each that stands in both only once; in the order seen. */
  told: readonly { order: number; rows: number }[];
  /** Of most of what stands in both only once; null where no two tell the same. Rows that grow do not change it. */
  rows: number | null;
  px: number;
}

/** Told by what stands in both only once; no move where nothing tells it. */
function shiftOf(known: readonly Sighting[], seen: readonly Sighting[], at: Map<string, number[]>): Shift {
  const inSeen = indexByKey(seen);
  const told = seen.flatMap(({ key, place }, order) => {
    const indices = at.get(key);
    const index = indices?.length === 1 && inSeen.get(key)?.length === 1 ? indices[0] : undefined;
    return index === undefined ? [] : [{ order, rows: index - order, px: place - (known[index]?.place ?? place) }];
  });
  const most = [...Map.groupBy(told, ({ rows }) => rows)].toSorted(([, a], [, b]) => b.length - a.length)[0];
  const rows = most === undefined || most[1].length < 2 ? null : most[0];
  const px = told.map((one) => one.px).toSorted((a, b) => a - b)[Math.floor(told.length / 2)] ?? 0;
  const agreeing = told.filter((one) => Math.abs(one.px - px) <= nearPx).length;
  // One word said again far away (“ok”) proves nothing.
  return { told, rows, px: agreeing > 1 || Math.abs(px) <= mostDriftPx ? px : 0 };
}

/** Whether from `index` on both lists say the same to the end of one of them. */
function runsOn(known: readonly Sighting[], index: number, seen: readonly Sighting[]): boolean {
  return seen.every(({ key }, offset) => index + offset >= known.length || known[index + offset]?.key === key);
}

/**
 * For each message seen, its index in `known`, ascending; null for one that is new. Equal words without an id are told
 * apart by where they stand, so that forty times “answer me” stay forty.
 */
export function matchSightings(
  known: readonly Sighting[],
  seen: readonly Sighting[],
  at: Map<string, number[]>,
): (number | null)[] {
  const { told, rows, px } = shiftOf(known, seen, at);
  const moved = (one: Sighting, index: number, by: number) =>
    Math.abs(one.place - by - (known[index]?.place ?? Infinity));
  const isBeside = (one: Sighting, index: number, by: number) =>
    known[index]?.key === one.key && moved(one, index, by) <= mostDriftPx;
  let last = -1;
  // what stands above a row may have grown since: its neighbour tells by how much
  let local = px;
  if (rows !== null) {
    const first = seen.findIndex(({ key }, order) => known[order + rows]?.key === key);
    local = (seen[first]?.place ?? 0) - (known[first + rows]?.place ?? 0);
  }
  const find = (one: Sighting, order: number): number | null => {
    const later = (at.get(one.key) ?? []).filter((index) => index > last);
    if (one.sure) return later[0] ?? null;
    // a row that went, or came, changes it for those behind that one
    const ahead = told.find((next) => next.order >= order)?.rows ?? null;
    for (const by of [ahead, rows])
      if (by !== null && order + by > last && isBeside(one, order + by, local)) return order + by;
    if (last >= 0 && isBeside(one, last + 1, local)) return last + 1;
    const inPlace = later.find((index) => [local, px].some((by) => moved(one, index, by) <= nearPx));
    if (inPlace !== undefined || order > 0) return inPlace ?? null;
    return later.find((index) => isBeside(one, index, px) && runsOn(known, index, seen)) ?? null;
  };
  return seen.map((one, order) => {
    const match = find(one, order);
    if (match !== null) {
      last = match;
      local = one.place - (known[match]?.place ?? 0);
    }
    return match;
  });
}
