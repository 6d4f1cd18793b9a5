/** Elements that stand in a line: a name is a link where somebody has a page and none where they have not. */
const inLine = new Set(['a', 'span', 'b', 'strong', 'i', 'em', 'cite', 'button']);

/**
 * What an element is called in its template: its tag and its first class, without a number that counts (`colour3`, not
 * `x3`). Elements that stand in a line are called by their class alone, and links without one by where they lead.
 */
export function partName(element: Element): string {
  const [first = ''] = (element.getAttribute('class') ?? '').trimStart().split(/\s/u, 1);
  const name = first.replace(/(?<=[A-Za-z]{4}|[_-])\d+$/u, '');
  if (name !== '') return inLine.has(element.localName) ? `~.${name}` : `${element.localName}.${name}`;
  return element.localName === 'a' ? `a.${leadsTo(element)}` : `${element.localName}.`;
}

/** `u` of `/u/ember`, `user` of `user?id=ember`: what those places have in common to which links of one kind lead; a picture's link apart. */
function leadsTo(link: Element): string {
  // pages are saved with whole addresses
  const href = (link.getAttribute('href') ?? '').replace(`${link.baseURI.replace(/#.*/u, '')}#`, '#');
  const kind = href.startsWith('#')
    ? '#'
    : (/^(?:https?:\/\/[^/]+\/|\.?\/)?([A-Za-z_-]+(?:\.php)?)[/?]/u.exec(href)?.[1] ?? '');
  return link.textContent.trim() === '' ? `${kind}~` : kind;
}
