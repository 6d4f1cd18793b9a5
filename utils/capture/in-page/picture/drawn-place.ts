import { boxOf } from '../dom/box-of.ts';
import { nextFrame } from '../dom/settle.ts';

/** Frames in which an element may come to rest; what never rests is found by the look after its picture. */
const mostFrames = 12;

const same = (one: DOMRectReadOnly, other: DOMRectReadOnly) =>
  (['x', 'y', 'width', 'height'] as const).every((side) => one[side] === other[side]);

/**
 * Tells whether an element has been drawn where it stands. A picture shows what was drawn last: on a busy computer that can
 * be long after something was put above the element, and the picture would show another one in its place.
 */
export class DrawnPlace {
  readonly #element: Element;
  /** Where it stood when the last two frames were about to be drawn. */
  #before: DOMRectReadOnly[] = [];
  #ended = false;

  constructor(element: Element) {
    this.#element = element;
    void this.#follow();
  }

  end(): void {
    this.#ended = true;
  }

  /** Waits until two frames have begun with the element where it is now: the first of them is drawn by then. */
  async drawn(): Promise<void> {
    for (let frames = 0; frames < mostFrames && !this.#isDrawn(); frames += 1) await nextFrame();
  }

  #isDrawn(): boolean {
    const now = boxOf(this.#element);
    return this.#before.length === 2 && this.#before.every((then) => same(then, now));
  }

  async #follow(): Promise<void> {
    while (!this.#ended) {
      await nextFrame();
      this.#before = [...this.#before, boxOf(this.#element)].slice(-2);
    }
  }
}
