/** Takes an element of ours out of the page, and beside it the copies of what could be seen of it that a page made with its root. */
export function takeAway(host: Element): void {
  const home = host.parentElement;
  host.remove();
  for (const one of home?.querySelectorAll(`:scope > ${host.localName}`) ?? []) if (one.isEqualNode(host)) one.remove();
}
