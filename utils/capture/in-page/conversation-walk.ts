import type { ConversationStep, WalkDirection } from '../reader-protocol.ts';
import type { Adapter, Reading } from '../../sites/contract.ts';
import { awaitImages } from './late-images.ts';
import { rememberScroll, scrollersAround } from './scrollers.ts';
import { settle } from './settle.ts';

/** How long a list may take to bring more when its end comes into view. */
const growthMs = 2500;

/** Share of the list's window that one step goes on: what stays in view ties one step to the next. */
const stepShare = 0.7;

/**
 * Walks through a thread or chat, reading at every step what is in the list at that moment: rows that the page takes
 * away or uses again for other messages were read while they were there.
 */
export class ConversationWalk {
  readonly #adapter: Adapter;
  readonly #url: URL;
  readonly #items: () => Element[];
  readonly #scroller: Element;
  readonly #putBack: () => void;
  readonly #direction: WalkDirection;
  #begun = false;

  constructor(start: Element, adapter: Adapter, url: URL, items: () => Element[], direction: WalkDirection) {
    this.#adapter = adapter;
    this.#url = url;
    this.#items = items;
    this.#direction = direction;
    const scrollers = scrollersAround(start);
    this.#scroller = scrollers[0] ?? document.documentElement;
    this.#putBack = rememberScroll(scrollers);
    start.scrollIntoView({ block: direction === 'newer' ? 'start' : 'end', behavior: 'instant' });
  }

  restore(): void {
    this.#putBack();
  }

  /** Goes on by one step (the first stays where the person pointed) and reads what is there. */
  async step(): Promise<ConversationStep> {
    const atEnd = this.#begun ? !(await this.#goOn()) : false;
    this.#begun = true;
    await settle();
    await awaitImages();
    return { readings: this.#read(), atEnd };
  }

  /** In the order in which a person sees them: lists that use their rows again do not keep them in order. */
  #read(): Reading[] {
    return this.#items()
      .filter((item) => item.isConnected)
      .map((item) => ({ item, top: item.getBoundingClientRect().top }))
      .toSorted((a, b) => a.top - b.top)
      .map(({ item }) => this.#adapter.read(item, this.#url));
  }

  #fingerprint(): string {
    return this.#items()
      .map((item) => `${Math.round(item.getBoundingClientRect().top)} ${item.textContent?.length ?? 0}`)
      .join('|');
  }

  /** False where there is nothing more that way. */
  async #goOn(): Promise<boolean> {
    const scroller = this.#scroller;
    const height = Math.min(scroller.clientHeight, innerHeight);
    const before = this.#fingerprint();
    const until = performance.now() + growthMs;
    do {
      scroller.scrollBy({ top: (this.#direction === 'newer' ? 1 : -1) * height * stepShare, behavior: 'instant' });
      await settle();
      if (this.#fingerprint() !== before) return true;
    } while (performance.now() < until);
    return false;
  }
}
