import type { ConversationStep, WalkDirection } from '../../reader/reader-protocol.ts';
import type { Adapter, Reading } from '../../../sites/contract.ts';
import { cutMark } from '../../../sites/reading/reading.ts';
import type { SeenMessage } from '../../conversation/conversation-order.ts';
import { boxOf } from '../dom/box-of.ts';
import { type FetchingControl, fetchingControls } from '../dom/fetching-controls.ts';
import { inFront } from '../dom/in-front.ts';
import { LateDrawing } from '../picture/late-drawing.ts';
import { type HeldScroll, holdScroll, scrollDownBy, scrolledDown, scrollersAround, shownIn } from '../dom/scrollers.ts';
import { settle } from '../dom/settle.ts';
import { CutMessages } from '../sight/cut-short.ts';
import { isShown, shownInOrder } from '../dom/shown-items.ts';
import { isSameMessage } from './walk-end.ts';

/** How long a list may take to bring more when its end comes into view. */
const growthMs = 2500;

/** Share of the list's window that one step goes on: what stays in view ties one step to the next. */
const stepShare = 0.7;

/** How many windows around the one in view are read too: lists that keep thousands of rows are not read whole at every step. */
const windowsAround = 3;

/** How long a walk waits at its end for the person to press what fetches more there: whoever is away is not waited for. */
const mostWaitMs = 90_000;
/** Between two looks whether more has come. */
const lookMs = 150;

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
  readonly #cut = new CutMessages();
  /** Takes our own layer out of the page; it stays while the page draws. */
  readonly #clear: () => void;
  readonly #direction: WalkDirection;
  /** Where the walk begins; null once the first step was taken. */
  #start: Element | null;

  /** How far down the list was scrolled at the furthest that way. */
  #furthest: number;

  /** Where the chosen message stood before anything moved, and what it says: rows are used again. */
  readonly #stood: { item: Element; words: string | null; top: number };

  /** The words of what was read last. */
  #lastRead: ReadonlySet<string> = new Set();

  /** Where the list ends: what fetches more there, and keeps the page. */
  #atEnd: FetchingControl | null = null;

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
    this.#stood = { item: start, words: start.textContent, top: boxOf(start).top };
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
    // what was fetched above has moved all below it
    const { item, words, top } = this.#stood;
    if (item.isConnected && item.textContent === words) scrollDownBy(this.#scroller, boxOf(item).top - top);
  }

  /** Goes on by one step (the first stays where the person pointed) and reads what is there. */
  async step(): Promise<ConversationStep> {
    const start = this.#start;
    this.#start = null;
    const atEnd = start === null && !(await this.#goOn());
    let lateImages = await this.#drawing.settled(true);
    if (await inFront()) lateImages = await this.#drawing.settled(true);
    this.#clear();
    await settle();
    const pictured = { lateImages, unfinished: this.#drawing.unfinished() };
    const { messages, behindLast } = this.#read(start);
    const reached = this.#upToEnd(messages);
    const page = { url: location.href.toWellFormed(), title: document.title.toWellFormed(), ...pictured };
    if (reached !== null) return { ...page, messages: reached, behindLast: [], atEnd: true, waits: false };
    return { ...page, messages, behindLast, atEnd, waits: atEnd && this.#atEnd !== null };
  }

  /** Whether any of what the last step read still stands there, with the same words; rows may be others by now. */
  isShown(): boolean {
    return this.#lastRead.size === 0 || this.#items().some((item) => this.#lastRead.has(item.textContent ?? ''));
  }

  /** The name of what fetches more where the list ends. */
  get waitsAt(): string {
    return this.#atEnd?.words ?? '';
  }

  /**
   * Waits until the person has pressed what fetches more at the end of the list, and it has come. `isStopped` is asked all the
   * while. The view stays where it was: what came goes on from there.
   */
  async awaitMore(isStopped: () => boolean): Promise<boolean> {
    const before = this.#outermost();
    const saidBefore = before?.textContent;
    this.#held.mayMove();
    this.#atEnd?.element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const until = performance.now() + mostWaitMs;
    while (performance.now() < until) {
      if (isStopped()) return false;
      const now = this.#outermost();
      if (now !== before || now?.textContent !== saidBefore) {
        this.#held.mayMove();
        const newer = this.#direction === 'newer';
        if (before?.isConnected && before.textContent === saidBefore)
          before.scrollIntoView({ block: newer ? 'end' : 'start', behavior: 'instant' });
        this.#furthest = scrolledDown(this.#scroller);
        return true;
      }
      await new Promise((resolve) => setTimeout(resolve, lookMs));
    }
    return false;
  }

  /** Without what lies beyond the message at which the walk ends; null where that one is not among them. */
  #upToEnd(messages: SeenMessage[]): SeenMessage[] | null {
    const until = this.#until;
    if (until === null) return null;
    const newer = this.#direction === 'newer';
    const isEnd = ({ reading }: SeenMessage) => isSameMessage(reading, until);
    const at = newer ? messages.findLastIndex(isEnd) : messages.findIndex(isEnd);
    if (at === -1) return null;
    if (newer) return messages.slice(0, at + 1);
    return messages.slice(at).map((one, order) => (order === 0 ? { ...one, behind: [] } : one));
  }

  #read(start: Element | null): { messages: SeenMessage[]; behindLast: string[] } {
    const around = innerHeight * windowsAround;
    const edge = this.#edge();
    const seen = shownInOrder(this.#items())
      .filter(({ box }) => this.#isReached(box, edge) && box.top > -around && box.top < innerHeight + around)
      // whose account is shown over or beside the chat said nothing there
      .flatMap(({ item, box }) => {
        const reading = this.#adapter.read(item, this.#url);
        return reading.kind === 'profile' ? [] : [{ item, box, reading }];
      });
    for (const { item } of seen) this.#cut.learn(item);
    for (const { item, reading } of seen) this.#markCut(item, reading);
    const from = start === null ? -1 : seen.findIndex(({ item }) => item === start);
    const newer = this.#direction === 'newer';
    const controls = fetchingControls(seen);
    this.#lastRead = new Set(seen.map(({ item }) => item.textContent ?? ''));
    this.#atEnd = controls.findLast(({ above, stays }) => stays && above === (newer ? seen.length : 0)) ?? null;
    const behind = (above: number) => controls.filter((one) => one.above === above).map(({ words }) => words);
    const all = seen.map(({ box: { top }, reading }, above) => ({
      reading,
      place: this.#place(top),
      behind: behind(above),
    }));
    const messages = from === -1 ? all : newer ? all.slice(from) : all.slice(0, from + 1);
    return { messages, behindLast: behind(from === -1 || newer ? seen.length : from + 1) };
  }

  /** Some readers know it by the site's own marks. */
  #markCut(item: Element, { text, marks }: Reading): void {
    if (text.state === 'found' && !marks.includes(cutMark) && this.#cut.isCut(item, text.value)) marks.push(cutMark);
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
    let until = performance.now() + growthMs;
    do {
      if (await inFront()) until = performance.now() + growthMs;
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
