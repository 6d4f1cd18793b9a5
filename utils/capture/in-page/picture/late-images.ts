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

const isThere = (image: HTMLImageElement) => image.complete && !hasNoFile(image);

/**
 * Whether parts that cut off what is beyond them, and the window unless it is `of` the whole page, leave nothing of a picture
 * to be seen, as of slides beside the one that shows.
 */
function isCutOff(image: Element, leastSide: number, of: 'window' | 'page' = 'window'): boolean {
  let { left, top, right, bottom } = image.getBoundingClientRect();
  const isCutBy = (box: { left: number; top: number; right: number; bottom: number }): boolean => {
    [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
    [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
    return right - left < leastSide || bottom - top < leastSide || box.right - box.left < 1 || box.bottom - box.top < 1;
  };
  if (of === 'window' && isCutBy({ left: 0, top: 0, right: innerWidth, bottom: innerHeight })) return true;
  for (let at = image.parentElement; at !== null && at !== at.ownerDocument.body; at = at.parentElement)
    if (getComputedStyle(at).overflow !== 'visible' && isCutBy(at.getBoundingClientRect())) return true;
  return false;
}

function isInView(image: HTMLImageElement): boolean {
  const { width, height } = image.getBoundingClientRect();
  // what has the size of a single pixel only counts who looks; many have none before they have come
  if (width > 1 && height > 1) return !isCutOff(image, 1);
  return (width === 0 || height === 0) && image.checkVisibility() && !isCutOff(image, 0);
}

/** How many of a page's pictures have not come, in view or not. */
export function lateImages(page = document): number {
  const isLate = (image: HTMLImageElement) => !image.complete && image.checkVisibility() && image.offsetWidth > 1;
  return [...page.images].filter((image) => isLate(image) && !isCutOff(image, 1, 'page')).length;
}

/** The pictures of a page, or of an item on it, as it is gone through: each is waited for once. */
export class AwaitedImages {
  readonly #within: Document | Element;
  readonly #inVain = new WeakSet<HTMLImageElement>();

  constructor(within: Document | Element) {
    this.#within = within;
  }

  /** Those in view that have not come. */
  get missing(): HTMLImageElement[] {
    return [...this.#within.querySelectorAll('img')].filter((image) => !isThere(image) && isInView(image));
  }

  /** How many of them were asked for. */
  get late(): number {
    return this.missing.filter((image) => !image.complete).length;
  }

  /** Waits until those that were asked for have come and can be drawn, a moment at most; tells whether it had to. */
  async come(): Promise<boolean> {
    const coming = this.missing.filter((image) => !image.complete && !this.#inVain.has(image));
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
    for (; this.#images.missing.some(awaitsFile) && performance.now() < end; waited = true) await settle();
    if (await this.#images.come()) {
      waited = true;
      await settle();
    }
    for (const image of this.#late) if (isThere(image) && isInView(image)) this.#late.delete(image);
    for (const image of this.#images.missing) this.#late.add(image);
    return { waited, late: this.#late.size };
  }
}
