/**
 * The last line above each element: chats say once, between their messages, when all that follow were written. `lineOf`
 * gives the line that an element is, null for a message.
 */
export function linesAbove(
  elements: Iterable<Element>,
  lineOf: (element: Element) => string | null,
): Map<Element, string> {
  const above = new Map<Element, string>();
  let last: string | null = null;
  for (const element of elements) {
    const line = lineOf(element);
    if (line !== null) last = line;
    else if (last !== null) above.set(element, last);
  }
  return above;
}
