import type { Page } from 'playwright-core';

/** How two pictures differ. */
export interface Difference {
  sizes: [string, string];
  /** Share of all pixels that differ plainly, 0–1. */
  share: number;
  /** Device pixel rows of which more than a twentieth differs, as the first and last of each run. */
  rows: [number, number][];
}

/** Runs in a page, any page: holds two PNGs (base64) against each other in a canvas. Self-contained, for every driver. */
export async function differenceInPage(first: string, second: string, mask: number): Promise<Difference> {
  const load = async (base64: string): Promise<ImageBitmap> =>
    createImageBitmap(new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], { type: 'image/png' }));
  const [a, b] = await Promise.all([load(first), load(second)]);
  const sizes: [string, string] = [`${a.width}×${a.height}`, `${b.width}×${b.height}`];
  const width = Math.min(a.width, b.width) - mask;
  const height = Math.min(a.height, b.height);
  const strip = 1024;
  let different = 0;
  const rows: [number, number][] = [];
  for (let top = 0; top < height; top += strip) {
    const part = Math.min(strip, height - top);
    const pixels = [a, b].map((bitmap) => {
      const context = new OffscreenCanvas(width, part).getContext('2d', { willReadFrequently: true });
      if (context === null) throw new Error('no canvas');
      context.drawImage(bitmap, 0, top, width, part, 0, 0, width, part);
      return context.getImageData(0, 0, width, part).data;
    }) as [Uint8ClampedArray, Uint8ClampedArray];
    for (let y = 0; y < part; y += 1) {
      let inRow = 0;
      for (let x = 0; x < width; x += 1) {
        const at = (y * width + x) * 4;
        const apart = [0, 1, 2].some((by) => Math.abs((pixels[0][at + by] ?? 0) - (pixels[1][at + by] ?? 0)) > 48);
        if (apart) inRow += 1;
      }
      different += inRow;
      if (inRow <= width / 20) continue;
      const last = rows.at(-1);
      if (last !== undefined && last[1] === top + y - 1) last[1] = top + y;
      else rows.push([top + y, top + y]);
    }
  }
  return { sizes, share: different / (width * height), rows };
}

/**
 * Holds two PNGs against each other, pixel by pixel, in a canvas of `page` (any page will do; it is not changed).
 * `maskRight`: device pixels at the right edge that do not count.
 */
export async function comparePictures(page: Page, one: Buffer, other: Buffer, maskRight = 0): Promise<Difference> {
  const given = JSON.stringify([one.toString('base64'), other.toString('base64'), maskRight]);
  return page.evaluate(`(${differenceInPage.toString()})(...${given})`);
}

/**
 * The page as one window as tall as itself would show it: what a picture joined from views is held against. The window
 * is put back afterwards.
 */
export async function tallReference(page: Page): Promise<Buffer> {
  const before = page.viewportSize();
  if (before === null) throw new Error('no viewport');
  const measured = () =>
    page.evaluate((width) => {
      // `innerWidth` is rounded; the ratio of pixels is not, and screens have whole quarters of it.
      const screen = Math.round((devicePixelRatio * innerWidth * 4) / width) / 4;
      const height = document.documentElement.scrollHeight;
      return { height, zoom: devicePixelRatio / screen, goesOn: height > innerHeight };
    }, before.width);
  // What a page put off until it was in sight may be taller than it seemed. Where it fits, that is its end: it says to be as
  // tall as the window then, which at a ratio of 1.25 is up to a pixel taller than it was asked to be.
  for (let height = 0, now = await measured(); height === 0 || (now.goesOn && now.height !== height);) {
    ({ height } = now);
    await page.setViewportSize({ width: before.width, height: Math.round(height * now.zoom) });
    await page.evaluate(
      () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
    );
    now = await measured();
  }
  await page.waitForFunction(() => [...document.images].every(({ currentSrc }) => currentSrc !== ''));
  await page.evaluate(() =>
    Promise.all([...document.images].map((image) => (image.complete ? null : image.decode().catch(() => null)))),
  );
  const cdp = await page.context().newCDPSession(page);
  const { data } = await cdp.send('Page.captureScreenshot', { format: 'png' });
  await cdp.detach();
  await page.setViewportSize(before);
  return Buffer.from(data, 'base64');
}
