/** Whether an element has no box of its own and what stands in it is drawn in its place (`display: contents`). */
export function isBoxless(element: Element): boolean {
  return element.getClientRects().length === 0 && getComputedStyle(element).display === 'contents';
}

/** Where an element is drawn; of one without a box of its own, where all that stands in it is. */
export function boxOf(element: Element): DOMRect {
  const own = element.getBoundingClientRect();
  if (own.width > 0 || own.height > 0 || !isBoxless(element)) return own;
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect();
}
