import { settle } from '../dom/settle.ts';

/** What spins or slides at a page's end moves that end by so much at most from one moment to the next. CSS pixels. */
const mostFlicker = 16;
/** Such things come round in a second or two. */
const roundMs = 1500;

/** Whether heights went up and down again, by a little: a page that merely grew or shrank ends where it ends now. */
function goUpAndDown(heights: readonly number[]): boolean {
  const changes = heights.slice(1).map((height, at) => height - (heights[at] ?? height));
  return (
    changes.some((change) => change > 0) &&
    changes.some((change) => change < 0) &&
    Math.max(...heights) - Math.min(...heights) <= mostFlicker
  );
}

/**
 * The end of a page that is not at one place: the corners of a box that turns reach further down than its sides, and with
 * them goes how far the page can be scrolled. Such a page is taken as far as it always reaches.
 */
export class FlickeringEnd {
  readonly #height: () => number;
  #before: number | null = null;
  #isMoving = false;
  #least = Infinity;

  constructor(height: () => number) {
    this.#height = height;
  }

  /** The lowest line that the page always has; infinity where its end keeps its place. */
  get steady(): number {
    return this.#least;
  }

  /** To be called at the end of a page, before its picture and after it. */
  note(): void {
    const now = this.#height();
    this.#isMoving ||= this.#before !== null && this.#before !== now && Math.abs(this.#before - now) <= mostFlicker;
    this.#before = now;
  }

  /** Looks for a while where the end is, if it was seen to move. */
  async look(): Promise<void> {
    if (!this.#isMoving) return;
    this.#isMoving = false;
    const heights: number[] = [];
    for (const until = performance.now() + roundMs; performance.now() < until; await settle())
      heights.push(this.#height());
    // what was looked at frame by frame may have been a little lower in between
    if (goUpAndDown(heights)) this.#least = Math.min(this.#least, Math.min(...heights) - 1);
  }
}
