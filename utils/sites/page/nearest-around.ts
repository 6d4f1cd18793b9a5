/** The nearest element around a box that is wanted. */
export function nearestAround(box: Element, wanted: (element: Element) => boolean): Element | null {
  for (let at = box.parentElement; at !== null; at = at.parentElement) if (wanted(at)) return at;
  return null;
}
