/** Where a list was in one view. CSS pixels. */
interface Reckoning {
  /** The end of what the list had at the beginning, as far as is known. */
  end: number;
  /** The list's height as it says it. */
  height: number;
  /** How far down it was seen. */
  seen: number;
  /** By how much it grew for each pixel that came into view: the most, far from its end; and the last time (null: not seen yet). */
  mostShare: number;
  lastShare: number | null;
  /** Whether more has come: what is drawn beyond the end is no part of it. */
  more: boolean;
  /** Views so far in which it was far from its end. */
  far: number;
}

/** Rows that come into view are no taller than what comes into view, but for one that is seen in part. */
const mostOfSeen = 1.25;
/** What a list grows by may differ so much from row to row. */
const mostUneven = 1.5;
/** Nobody takes rows for less than a third of what they are. */
const mostTimes = 3;
/** In its first views a list shows rows that it has drawn and measured already: only what comes after tells how it reckons. */
const leastFar = 3;

/**
 * Where a list ends that takes its rows for some height until it has drawn them. It grows or shrinks with every row that comes
 * into view, by less than that row's height; a list that fetches more grows by more at once, and near its end. Pure.
 */
export class ReckonedEnd {
  readonly #window: number;
  readonly #most: number;
  #from = -1;
  #before: Reckoning;
  #now: Reckoning;

  /** `window`: how much of it is in view at once. */
  constructor(height: number, window: number) {
    this.#window = window;
    this.#most = height * mostTimes;
    this.#now = { end: height, height, seen: window, mostShare: 0, lastShare: null, more: false, far: 0 };
    this.#before = this.#now;
  }

  get end(): number {
    return this.#now.end;
  }

  /** To be told in each view, which begins at `from`; a view that is looked at again counts once. */
  note(from: number, height: number): void {
    if (from !== this.#from) this.#before = this.#now;
    this.#from = from;
    this.#now = this.#goneOn(this.#before, from + this.#window, height);
  }

  #goneOn(before: Reckoning, seen: number, height: number): Reckoning {
    const grown = height - before.height;
    const on = seen - before.seen;
    const { end, mostShare } = before;
    const now = { ...before, height, seen };
    const isFar = end - seen > this.#window;
    const share = on > 0 ? grown / on : grown === 0 ? 0 : Math.sign(grown) * Infinity;
    const most = isFar || before.far < leastFar ? mostOfSeen : mostShare * mostUneven;
    if (before.more || share > most) {
      const stays = { ...now, more: true };
      const usual = before.lastShare ?? (before.more ? 0 : 1);
      if (usual <= 0) return { ...stays, end: Math.min(height, end) };
      // beside what has come, its own rows that were drawn now: these as those before them
      const left = usual < 1 ? Math.max(0, Math.min(on, (end - before.seen) / (1 - usual))) : on;
      return { ...stays, end: Math.min(height, this.#capped(end + left * usual)) };
    }
    return {
      ...now,
      end: Math.min(height, this.#capped(end + grown)),
      lastShare: on > 0 ? share : before.lastShare,
      ...(isFar && on > 0 ? { mostShare: Math.max(mostShare, share), far: before.far + 1 } : {}),
    };
  }

  #capped(end: number): number {
    return Math.min(end, this.#most);
  }
}
