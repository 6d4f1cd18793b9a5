/**
 * Put into a page: waits until its document was read to the end, or for `mostMs`. A page that hangs on a script is kept as
 * far as it came.
 */
export async function untilParsed(mostMs: number): Promise<void> {
  if (document.readyState !== 'loading') return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, mostMs);
    document.addEventListener('readystatechange', () => {
      if (document.readyState === 'loading') return;
      clearTimeout(timer);
      resolve();
    });
  });
}
