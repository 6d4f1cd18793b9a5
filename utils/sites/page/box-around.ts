/** Whether nothing stands in a box beside that part of it. */
function holdsOnly(box: Element, part: Element): boolean {
  for (const node of box.childNodes) {
    if (node !== part && (node.nodeType === 1 || (node.nodeType === 3 && (node.nodeValue ?? '').trim() !== '')))
      return false;
  }
  return true;
}

/** The widest box in `within` that holds `part` and nothing beside it: pages put any number of boxes around a part. */
export function boxAround(part: Element, within: Element | null): Element {
  let box = part;
  while (box.parentElement !== null && box.parentElement !== within && holdsOnly(box.parentElement, box))
    box = box.parentElement;
  return box;
}
