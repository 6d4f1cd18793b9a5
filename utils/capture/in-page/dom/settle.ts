/** Waits until the page's next frame is about to be drawn. */
export const nextFrame = () =>
  new Promise<void>((resolve) => {
    // A page that is not drawn has no frames; it would never answer.
    const timer = setTimeout(resolve, 250);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });

/** Waits until what was last changed (a scroll, our frame taken away) has been drawn. */
export async function settle(): Promise<void> {
  await nextFrame();
  await nextFrame();
}

let lastTaken: Promise<void> = Promise.resolve();

/** To be called when a layer of ours has just been taken away: its going is drawn while other things are done. */
export function layerTaken(): void {
  lastTaken = settle();
}

/** Waits until the page is drawn without the layers that were taken away. */
export function withoutLayers(): Promise<void> {
  return lastTaken;
}
