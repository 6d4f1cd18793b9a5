import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Covers what was uncovered once it has been in sight and was scrolled out of it. */
export function useCoverWhenAway(box: RefObject<HTMLElement | null>, shown: boolean, cover: () => void): void {
  useEffect(() => {
    const element = box.current;
    if (element === null || !shown) return;
    let seen = false;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry === undefined) return;
      if (entry.isIntersecting) seen = true;
      else if (seen) cover();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [shown]);
}
