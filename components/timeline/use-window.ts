import { useLayoutEffect, useState } from 'preact/hooks';

/** Which part of a long list the window shows, and the heights that stand for the rest. */
export interface ListWindow {
  from: number;
  to: number;
  before: number;
  after: number;
}

/** Lists up to this long are drawn whole, so that the browser's own search finds everything in them. */
const wholeUpTo = 250;
/** Lines drawn before it is known what the window shows. */
const firstLines = 40;
/** Lines drawn beyond each edge, at least. */
const margin = 12;
/** Lines come and go in steps of this many, so that most frames of a scroll draw nothing anew. */
const step = 8;

/**
 * The lines of `offsets` (top of each line in pixels, and the end of the last) that the page's scroll shows.
 * `list` is where they begin.
 */
export function useWindow(list: { current: HTMLElement | null }, offsets: readonly number[]): ListWindow {
  const count = offsets.length - 1;
  const whole = count <= wholeUpTo;
  const [range, setRange] = useState<[number, number]>([0, firstLines]);
  useLayoutEffect(() => {
    if (whole) return undefined;
    let waiting = 0;
    const look = () => {
      waiting = 0;
      const top = list.current === null ? 0 : -list.current.getBoundingClientRect().top;
      const from = Math.max(0, Math.floor((lineAt(offsets, top) - margin) / step) * step);
      const to = Math.min(count, Math.ceil((lineAt(offsets, top + innerHeight) + margin + 1) / step) * step);
      setRange((now) => (now[0] === from && now[1] === to ? now : [from, to]));
    };
    const soon = () => {
      if (waiting === 0) waiting = requestAnimationFrame(look);
    };
    look();
    addEventListener('scroll', soon, { passive: true });
    addEventListener('resize', soon);
    return () => {
      cancelAnimationFrame(waiting);
      removeEventListener('scroll', soon);
      removeEventListener('resize', soon);
    };
  }, [offsets, whole]);
  const end = offsets.at(-1) ?? 0;
  if (whole) return { from: 0, to: count, before: 0, after: 0 };
  const [from, to] = [Math.min(range[0], count), Math.min(range[1], count)];
  return { from, to, before: offsets[from] ?? 0, after: end - (offsets[to] ?? end) };
}

/** Index of the line in which `top` lies, by halving. */
function lineAt(offsets: readonly number[], top: number): number {
  let [low, high] = [0, offsets.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= top) low = middle;
    else high = middle - 1;
  }
  return low;
}
