import type { ConversationStep, WalkDirection } from '../../reader/reader-protocol.ts';
import type { Adapter, Reading } from '../../../sites/contract.ts';
import type { SeenMessage } from '../../conversation/conversation-order.ts';
import { boxOf } from '../dom/box-of.ts';
import { LateDrawing } from '../picture/late-drawing.ts';
import { type HeldScroll, holdScroll, scrollDownBy, scrolledDown, scrollersAround, shownIn } from '../dom/scrollers.ts';
import { settle } from '../dom/settle.ts';
import { isSameMessage } from './walk-end.ts';

/** How long a list may take to bring more when its end comes into view. */
const growthMs = 2500;

/** Share of the list's window that one step goes on: what stays in view ties one step to the next. */
const stepShare = 0.7;

/** How many windows around the one in view are read too: lists that keep thousands of rows are not read whole at every step. */
const windowsAround = 3;

/** Whether somebody who scrolls to it sees it: lists keep rows that they have used, with their old words, out of sight. */
function isShown(item: Element, { left, right, width, height }: DOMRect): boolean {
  const isFlat = width < 1 || height < 1;
  if ((isFlat && getComputedStyle(item).overflow !== 'visible') || (width < 1 && height < 1)) return false;
  if (right <= 0 || left >= innerWidth) return false;
  // what fades in once it is in the window is read there
  const isSeen = item.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  return isSeen || getComputedStyle(item).display === 'contents';
}

/**
 * Walks through a thread or chat, reading at every step what is in the list at that moment: rows that the page takes
 * away or uses again for other messages were read while they were there.
 */
export class ConversationWalk {
  readonly #adapter: Adapter;
  readonly #url: URL;
  readonly #items: () => Element[];
  readonly #scroller: Element;
  readonly #held: HeldScroll;
  readonly #drawing: LateDrawing;
  /** Takes our own layer out of the page; it stays while the page draws. */
  readonly #clear: () => void;
  readonly #direction: WalkDirection;
  /** Where the walk begins; null once the first step was taken. */
  #start: Element | null;

  /** How far down the list was scrolled at the furthest that way. */
  #furthest: number;

  /** The message at which the walk ends; null: where the list ends. */
  readonly #until: Reading | null;

  constructor(
    start: Element,
    adapter: Adapter,
    url: URL,
    items: () => Element[],
    direction: WalkDirection,
    until: Reading | null,
    clear: () => void,
  ) {
    this.#clear = clear;
    this.#until = until;
    this.#adapter = adapter;
    this.#url = url;
    this.#items = items;
    this.#direction = direction;
    this.#start = start;
    const scrollers = scrollersAround(start);
    this.#scroller = scrollers[0] ?? document.documentElement;
    this.#drawing = new LateDrawing(this.#scroller);
    this.#held = holdScroll(scrollers);
    start.scrollIntoView({ block: direction === 'newer' ? 'start' : 'end', behavior: 'instant' });
    this.#furthest = scrolledDown(this.#scroller);
  }

  restore(): void {
    this.#drawing.end();
    this.#held.putBack();
  }

  /** Goes on by one step (the first stays where the person pointed) and reads what is there. */
  async step(): Promise<ConversationStep> {
    const start = this.#start;
    this.#start = null;
    const atEnd = start === null && !(await this.#goOn());
    const lateImages = await this.#drawing.settled(true);
    this.#clear();
    await settle();
    const { messages, reached } = this.#upToEnd(this.#read(start));
    return { messages, atEnd: atEnd || reached, lateImages };
  }

  /** Without what lies beyond the message at which the walk ends. */
  #upToEnd(messages: SeenMessage[]): { messages: SeenMessage[]; reached: boolean } {
    const until = this.#until;
    if (until === null) return { messages, reached: false };
    const newer = this.#direction === 'newer';
    const isEnd = ({ reading }: SeenMessage) => isSameMessage(reading, until);
    const at = newer ? messages.findLastIndex(isEnd) : messages.findIndex(isEnd);
    if (at === -1) return { messages, reached: false };
    return { messages: newer ? messages.slice(0, at + 1) : messages.slice(at), reached: true };
  }

  /** In the order in which a person sees them: lists that use their rows again do not keep them in order. */
  #read(start: Element | null): SeenMessage[] {
    const around = innerHeight * windowsAround;
    const edge = this.#edge();
    const seen = this.#items()
      .filter((item) => item.isConnected)
      .map((item) => ({ item, box: boxOf(item) }))
      .filter(({ item, box }) => isShown(item, box) && this.#isReached(box, edge))
      .map(({ item, box: { top } }) => ({ item, top }))
      .filter(({ top }) => top > -around && top < innerHeight + around)
      .toSorted((a, b) => a.top - b.top);
    const from = start === null ? -1 : seen.findIndex(({ item }) => item === start);
    const newer = this.#direction === 'newer';
    const walked = from === -1 ? seen : newer ? seen.slice(from) : seen.slice(0, from + 1);
    const messages = walked.map(({ item, top }) => ({
      reading: this.#adapter.read(item, this.#url),
      place: this.#place(top),
    }));
    // whose account is shown over or beside the chat said nothing there
    return messages.filter(({ reading }) => reading.kind !== 'profile');
  }

  /** Where the list begins in the window, as far as it is scrolled. */
  #edge(): number {
    return shownIn(this.#scroller).top - scrolledDown(this.#scroller);
  }

  /** Whether a person could scroll to it: lists park rows that they will use again outside. */
  #isReached({ top, bottom }: DOMRect, edge: number): boolean {
    return bottom > edge && top < edge + this.#scroller.scrollHeight;
  }

  /** Measured from the end at which nothing is added on the way: from there a row keeps its place. */
  #place(top: number): number {
    const place = scrolledDown(this.#scroller) + top;
    return this.#direction === 'newer' ? place : place - this.#scroller.scrollHeight;
  }

  /** The outermost message on the way: what comes in behind it, or is only drawn anew, is no more of the conversation. */
  #outermost(): Element | undefined {
    const edge = this.#edge();
    const newer = this.#direction === 'newer';
    let found: { item: Element; at: number } | undefined;
    for (const item of this.#items()) {
      const box = boxOf(item);
      const at = newer ? box.bottom : -box.top;
      if (at > (found?.at ?? -Infinity) && isShown(item, box) && this.#isReached(box, edge)) found = { item, at };
    }
    return found?.item;
  }

  /** False where there is nothing more that way. */
  async #goOn(): Promise<boolean> {
    const scroller = this.#scroller;
    const height = Math.min(scroller.clientHeight, innerHeight);
    const newer = this.#direction === 'newer';
    const before = this.#outermost();
    const until = performance.now() + growthMs;
    do {
      this.#held.mayMove();
      scrollDownBy(scroller, (newer ? 1 : -1) * height * stepShare);
      await settle();
      const down = scrolledDown(scroller);
      const isFurther = newer ? down > this.#furthest + 1 : down < this.#furthest - 1;
      if (!isFurther && this.#outermost() === before) continue;
      this.#furthest = down;
      return true;
    } while (performance.now() < until);
    return false;
  }
}
