/** Of all scripts of ours in the page: each has what it imports for itself. */
const world = globalThis as { ownHosts?: WeakSet<Element> };

/** Whether an element is ours, and no part of the page. */
export const isOwn = (element: Element): boolean => world.ownHosts?.has(element) === true;

/**
 * Makes an element known as ours. Gives a look without effect that no other has, so that a copy of it can be told from another
 * of ours.
 */
export function ownMark(host: Element): Record<string, string> {
  world.ownHosts ??= new WeakSet();
  world.ownHosts.add(host);
  return { order: String(Math.floor(Math.random() * 1e9)) };
}

/** Takes an element of ours, which has its own mark, out of the page, and with it the copies that a page made with its root. */
export function takeAway(host: Element): void {
  const homes = new Set([host.parentElement, document.documentElement as Element | null]);
  host.remove();
  for (const home of homes) {
    for (const one of home?.querySelectorAll(`:scope > ${host.localName}`) ?? [])
      if (one.isEqualNode(host)) one.remove();
  }
}
