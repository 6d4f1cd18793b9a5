/** What the reader lays out for a script of ours that comes into the same world after it; no page sees it. */
const world = globalThis as { chosenItem?: Element };

export function layOutChosen(element: Element): void {
  world.chosenItem = element;
}

/** The element that was laid out, or null. */
export function takeChosen(): Element | null {
  const chosen = world.chosenItem ?? null;
  delete world.chosenItem;
  return chosen;
}
