/** Words that stand in an element itself, not in one inside it. */
export function ownWords(element: Element): string {
  let words = '';
  for (let node = element.firstChild; node !== null; node = node.nextSibling)
    if (node.nodeType === 3) words += (node as Text).data;
  return words === '' ? '' : words.replace(/\s+/gu, ' ').trim();
}
