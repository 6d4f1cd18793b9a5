/** A look without effect that no other element has, so that a copy of ours can be told from another of ours. */
export function ownMark(): Record<string, string> {
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
