import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Covers what was uncovered once it has been in sight and was scrolled out of it. */
export function useCoverWhenAway(box: RefObject<HTMLElement | null>, shown: boolean, cover: () => void): void {
  // before the next frame: whoever scrolls at once has seen it all the same
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || !shown) return;
    const { top, bottom } = element.getBoundingClientRect();
    let seen = bottom > 0 && top < innerHeight;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry === undefined) return;
      if (entry.isIntersecting) seen = true;
      else if (seen) cover();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [shown]);
}
