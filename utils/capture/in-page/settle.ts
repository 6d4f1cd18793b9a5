const nextFrame = () =>
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
