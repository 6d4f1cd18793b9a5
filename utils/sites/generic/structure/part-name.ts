/** What an element is called in its template: its tag and its first class, without a number that counts (`colour3`, not `x3`). */
export function partName(element: Element): string {
  const [first = ''] = (element.getAttribute('class') ?? '').trimStart().split(/\s/u, 1);
  return `${element.localName}.${first.replace(/(?<=[A-Za-z]{4}|[_-])\d+$/u, '')}`;
}
