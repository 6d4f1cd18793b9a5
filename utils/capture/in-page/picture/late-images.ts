/** Longest wait for the pictures of one view. */
const longestMs = 1500;

function inView(image: HTMLImageElement): boolean {
  const rect = image.getBoundingClientRect();
  return rect.bottom > 0 && rect.top < innerHeight && rect.width > 1 && rect.height > 1;
}

/** Waits until the pictures in view have come, a moment at most; tells whether it had to, and how many had not. */
export async function awaitImages(page = document): Promise<{ waited: boolean; late: number }> {
  const late = [...page.images].filter((image) => !image.complete && inView(image));
  if (late.length === 0) return { waited: false, late: 0 };
  const all = Promise.all(late.map((image) => image.decode().catch(() => undefined)));
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, longestMs))]);
  return { waited: true, late: late.filter((image) => !image.complete).length };
}
