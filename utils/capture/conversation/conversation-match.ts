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

/** How far the whole list has moved since, told by what stands in both only once; 0 where nothing tells it. */
function driftOf(known: readonly Sighting[], seen: readonly Sighting[], at: Map<string, number[]>): number {
  const inSeen = indexByKey(seen);
  const moves = seen.flatMap(({ key, place }) => {
    const indices = at.get(key);
    const only = indices?.length === 1 && inSeen.get(key)?.length === 1 ? known[indices[0] ?? -1] : undefined;
    return only === undefined ? [] : [place - only.place];
  });
  const drift = moves.toSorted((a, b) => a - b)[Math.floor(moves.length / 2)] ?? 0;
  const agreeing = moves.filter((move) => Math.abs(move - drift) <= nearPx).length;
  // One word said again far away (“ok”) proves nothing.
  return agreeing > 1 || Math.abs(drift) <= mostDriftPx ? drift : 0;
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
  const drift = driftOf(known, seen, at);
  const moved = (one: Sighting, index: number) => Math.abs(one.place - drift - (known[index]?.place ?? Infinity));
  let last = -1;
  return seen.map((one, order) => {
    const later = (at.get(one.key) ?? []).filter((index) => index > last);
    const inPlace = later.find((index) => moved(one, index) <= nearPx);
    const near = later.filter((index) => moved(one, index) <= mostDriftPx);
    const next =
      order === 0
        ? near.find((index) => runsOn(known, index, seen))
        : near.find((index) => index === last + 1 && last >= 0);
    const match = (one.sure ? later[0] : inPlace) ?? next ?? null;
    if (match !== null) last = match;
    return match;
  });
}
