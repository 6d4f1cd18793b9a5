/** The elements that scroll around `element`, innermost first, the page itself last. */
export function scrollersAround(element: Element): Element[] {
  const scrollers: Element[] = [];
  for (let at = parentAcross(element); at !== null; at = parentAcross(at)) {
    if (at === document.scrollingElement || at === document.documentElement) break;
    const { overflowY } = getComputedStyle(at);
    if ((overflowY === 'auto' || overflowY === 'scroll' || overflowY === 'overlay') && at.scrollHeight > at.clientHeight) {
      scrollers.push(at);
    }
  }
  scrollers.push(document.scrollingElement ?? document.documentElement);
  return scrollers;
}

function parentAcross(element: Element): Element | null {
  if (element.parentElement !== null) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** Scroll positions as they are now; the function puts them back, exactly and without animation. */
export function rememberScroll(scrollers: readonly Element[]): () => void {
  const places = scrollers.map((scroller) => ({ scroller, left: scroller.scrollLeft, top: scroller.scrollTop }));
  return () => {
    for (const { scroller, left, top } of places) {
      if (scroller.scrollLeft !== left || scroller.scrollTop !== top) {
        scroller.scrollTo({ left, top, behavior: 'instant' });
      }
    }
  };
}
