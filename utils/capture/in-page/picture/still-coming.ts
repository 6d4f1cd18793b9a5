/** Whether a page has not been read to its end. One that its own scripts wrote anew may say so for ever. */
function isBeingRead({ readyState, defaultView }: Document): boolean {
  if (readyState !== 'loading') return false;
  const [loading] = (defaultView?.performance.getEntriesByType('navigation') ?? []) as PerformanceNavigationTiming[];
  return loading?.domInteractive === 0;
}

/** Whether it is the last thing of its page: what comes next may belong to it. */
function isLast(element: Element): boolean {
  for (let part: Element | null = element; part !== null; part = part.parentElement)
    if (part.nextElementSibling !== null) return false;
  return true;
}

const endsInView = ({ scrollingElement }: Document) =>
  scrollingElement === null || scrollingElement.scrollTop + innerHeight >= scrollingElement.scrollHeight - 1;

/**
 * Whether the rest of a page (of an item on it) is still being loaded, or waits for a script that does not come; where the
 * page ends by now has to be in view, unless `everywhere`.
 */
export function isStillComing(within: Document | Element, everywhere: boolean): boolean {
  const page = within.ownerDocument ?? (within as Document);
  if (!isBeingRead(page)) return false;
  return within === page ? everywhere || endsInView(page) : isLast(within as Element);
}
