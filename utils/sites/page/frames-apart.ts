/**
 * Parts of an item that belong to somebody else, by place alone: around each of `others` the largest element that
 * does not hold `own`. Holds where the platform has renamed what it puts around a quoted post.
 */
export function framesApart(item: Element, own: Element | null, others: readonly Element[]): Element[] {
  if (own === null) return [];
  const frames = new Set<Element>();
  for (const other of others) {
    let frame = other;
    while (frame.parentElement !== null && frame.parentElement !== item && !frame.parentElement.contains(own))
      frame = frame.parentElement;
    if (!frame.contains(own) && item.contains(frame)) frames.add(frame);
  }
  return [...frames];
}
