import { DaybookError } from '../../../shared/errors.ts';
import type { Box, TileView } from '../../reader/reader-protocol.ts';
import { boxOf, framesAround, isBoxless } from '../dom/box-of.ts';
import { clearBand } from './clear-band.ts';
import { parentAcross } from '../dom/holds.ts';
import { isInMotion } from './in-motion.ts';
import { DrawnPlace } from './drawn-place.ts';
import { AwaitedFonts } from './late-fonts.ts';
import { ItemImages } from './late-images.ts';
import { type HeldScroll, holdScroll, scrollersAround, shownIn } from '../dom/scrollers.ts';
import { settle, withoutLayers } from '../dom/settle.ts';

/** Fractions of a pixel that rounding may cost at the end of an item. */
const slack = 1.5;

/** The longest wait for what fades in, or slides to its place, once it is in view. */
const mostMotionMs = 1000;

/** So often an item that grows meanwhile is brought into view. */
const mostTries = 3;

/** The part of the window in which `element` can show: cut off by every scroller and every frame around it. */
function windowOf(element: Element): Box {
  const box = { left: 0, top: 0, right: document.documentElement.clientWidth, bottom: innerHeight };
  for (const rect of [...scrollersAround(element).slice(0, -1).map(shownIn), ...framesAround(element)]) {
    box.left = Math.max(box.left, rect.left);
    box.top = Math.max(box.top, rect.top);
    box.right = Math.min(box.right, rect.right);
    box.bottom = Math.min(box.bottom, rect.bottom);
  }
  return { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top };
}

function shownPart(element: Element): Box | null {
  const rect = boxOf(element);
  const frame = windowOf(element);
  const x = Math.max(rect.left, frame.x);
  const y = Math.max(rect.top, frame.y);
  const width = Math.min(rect.right, frame.x + frame.width) - x;
  const height = Math.min(rect.bottom, frame.y + frame.height) - y;
  return width < 1 || height < 1 ? null : { x, y, width, height };
}

/** From layout pixels to what the picture shows when the person has zoomed in with two fingers. */
function inPicture(box: Box): Box {
  const view = visualViewport;
  if (view === null || view.scale === 1) return box;
  return {
    x: (box.x - view.offsetLeft) * view.scale,
    y: (box.y - view.offsetTop) * view.scale,
    width: box.width * view.scale,
    height: box.height * view.scale,
  };
}

/** Brings an item into view part by part, as far as needed, and puts the page back as it was. */
export class ItemTiles {
  readonly #element: Element;
  readonly #held: HeldScroll;
  readonly #images: ItemImages;
  readonly #fonts: AwaitedFonts;
  readonly #place: DrawnPlace;

  constructor(element: Element) {
    this.#element = element;
    this.#place = new DrawnPlace(element);
    this.#images = new ItemImages(element);
    this.#fonts = new AwaitedFonts(element.ownerDocument);
    // all that bringing it into view may move: parts that scroll sideways, or by scripts alone, too
    const around: Element[] = [];
    for (let at = parentAcross(element); at !== null; at = parentAcross(at)) around.push(at);
    this.#held = holdScroll(around);
  }

  restore(): void {
    this.#place.end();
    this.#held.putBack();
  }

  /** Shows the part that begins at `from` (CSS pixels below the item's top). */
  async show(from: number): Promise<TileView> {
    const element = this.#element;
    if (!element.isConnected) throw new DaybookError('page-changed');
    await withoutLayers();
    const lateImages = await this.#bringIntoView(from);
    const band = this.#band();
    const rect = boxOf(element);
    if (band === null || !this.#reaches(band, from)) throw new DaybookError('item-covered');
    const skip = Math.max(0, from - (band.y - rect.top));
    const box = { ...band, y: band.y + skip, height: band.height - skip };
    const offset = box.y - rect.top;
    return {
      viewport: { width: innerWidth, height: innerHeight, ratio: devicePixelRatio },
      box: inPicture(box),
      offset,
      itemHeight: rect.height,
      itemWidth: rect.width,
      lateImages,
      more: offset + box.height < rect.height - slack,
    };
  }

  /** Scrolls as far as needed, and waits for the pictures and fonts there and for what fades in: how many pictures have not come. */
  async #bringIntoView(from: number): Promise<number> {
    for (let tries = 1; ; tries += 1) {
      const scrolls = !this.#reaches(this.#band(), from);
      if (scrolls) await this.#scrollTo(from);
      const { late, waited } = await this.#images.settled();
      const drawnAnew = await this.#fonts.come();
      if (drawnAnew) await settle();
      if (scrolls || waited || drawnAnew) await this.#stand();
      await this.#place.drawn();
      // what came may have made the item taller
      if (tries === mostTries || this.#reaches(this.#band(), from)) return late;
    }
  }

  async #stand(): Promise<void> {
    const end = performance.now() + mostMotionMs;
    while (isInMotion(this.#element) && performance.now() < end) await settle();
  }

  #band(): Box | null {
    const shown = shownPart(this.#element);
    return shown === null ? null : clearBand(this.#element, shown);
  }

  /** Whether the band holds what comes next, and all of it where the item would fit. */
  #reaches(band: Box | null, from: number): band is Box {
    if (band === null) return false;
    const rect = boxOf(this.#element);
    const top = band.y - rect.top;
    const bottom = top + band.height;
    if (from < top - slack || from >= bottom) return false;
    const fits = rect.height <= windowOf(this.#element).height;
    const whole = (!fits || bottom >= rect.height - slack) && band.width >= rect.width - slack;
    return from > 0 || whole || this.#scrolled;
  }

  #scrolled = false;

  async #scrollTo(from: number): Promise<void> {
    const element = this.#element;
    this.#scrolled = true;
    this.#held.mayMove();
    if (from === 0 && !isBoxless(element))
      element.scrollIntoView({ block: 'start', inline: 'nearest', behavior: 'instant' });
    else await this.#moveTo(from, 0);
    await settle();
    // What is pinned over the top of the view shows only now: go on until our part comes out from under it.
    const frame = windowOf(element);
    const band = this.#band();
    if (band !== null && band.y > frame.y + slack) await this.#moveTo(from, band.y - frame.y);
  }

  /** Scrolls so that the line `from` stands `below` pixels under the top of its window. */
  async #moveTo(from: number, below: number): Promise<void> {
    const element = this.#element;
    for (const scroller of scrollersAround(element)) {
      const distance = boxOf(element).top + from - (windowOf(element).y + below);
      if (Math.abs(distance) < 1) break;
      this.#held.mayMove();
      scroller.scrollBy({ top: distance, behavior: 'instant' });
      await settle();
    }
  }
}
