import { settle } from '../dom/settle.ts';

/** Longest wait for the pictures of one view. */
const longestMs = 1500;

/** Whether a picture names a file that a script is to give it. */
export const namesFile = ({ attributes }: Element) =>
  [...attributes].some(({ name }) => /^data-.*(src|lazy|original)/.test(name));

/** Whether a script is to give a picture its file, and has not: it has none, or a dot in its place. */
export function hasNoFile(image: HTMLImageElement): boolean {
  if (!image.complete || image.naturalWidth > 1 || !namesFile(image)) return false;
  return image.currentSrc === '' || image.naturalWidth === 1;
}

function inView(image: HTMLImageElement): boolean {
  const { top, bottom, width, height } = image.getBoundingClientRect();
  if (bottom < 0 || top > innerHeight) return false;
  // many have no size before they have come; what has one of a single pixel only counts who looks
  const unsized = !image.complete && (width === 0 || height === 0) && image.checkVisibility();
  return unsized || (width > 1 && height > 1);
}

/** How many of a page's pictures have not come, in view or not. */
export function lateImages(page = document): number {
  const isLate = (image: HTMLImageElement) => !image.complete && image.checkVisibility() && image.offsetWidth > 1;
  return [...page.images].filter(isLate).length;
}

/** The pictures of a page, or of an item on it, as it is gone through: each is waited for once. */
export class AwaitedImages {
  readonly #within: Document | Element;
  readonly #inVain = new WeakSet<HTMLImageElement>();

  constructor(within: Document | Element) {
    this.#within = within;
  }

  get inView(): HTMLImageElement[] {
    return [...this.#within.querySelectorAll('img')].filter(inView);
  }

  /** How many of those in view have not come. */
  get late(): number {
    return this.inView.filter((image) => !image.complete).length;
  }

  /** Waits until those in view have come and can be drawn, a moment at most; tells whether it had to. */
  async come(): Promise<boolean> {
    const coming = this.inView.filter((image) => !image.complete && !this.#inVain.has(image));
    if (coming.length === 0) return false;
    const all = Promise.all(coming.map((image) => image.decode().catch(() => undefined)));
    await Promise.race([all, new Promise((resolve) => setTimeout(resolve, longestMs))]);
    for (const image of coming) if (!image.complete) this.#inVain.add(image);
    return true;
  }
}

/** The pictures of one item, as it is brought into view part by part. */
export class ItemImages {
  readonly #images: AwaitedImages;
  readonly #late = new Set<HTMLImageElement>();

  constructor(item: Element) {
    this.#images = new AwaitedImages(item);
  }

  /** Waits until those in view have come, a moment at most: how many had not, in this view and those before it. */
  async settled(): Promise<{ waited: boolean; late: number }> {
    const end = performance.now() + longestMs;
    // a script gives some their file when they are seen
    const awaitsFile = (image: HTMLImageElement) => hasNoFile(image) && !this.#late.has(image);
    let waited = false;
    for (; this.#images.inView.some(awaitsFile) && performance.now() < end; waited = true) await settle();
    if (await this.#images.come()) {
      waited = true;
      await settle();
    }
    for (const image of this.#images.inView) {
      if (image.complete && !hasNoFile(image)) this.#late.delete(image);
      else this.#late.add(image);
    }
    return { waited, late: this.#late.size };
  }
}
