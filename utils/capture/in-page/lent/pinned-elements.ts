import { allRoots, shadowRootOf } from '../dom/shadow-roots.ts';
import { PinningSheets } from './pinning-sheets.ts';

/** Of a page with no more elements than this all are asked each time. */
const mostAsked = 5000;

const mostNeighbours = 200;

const isPinned = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement && ['fixed', 'sticky'].includes(getComputedStyle(element).position);

/**
 * What sticks to the window, or to what scrolls. Elements of a long page are asked once, and after that only those that the
 * page has changed, itself or by its sheets: to ask them all for each view would take longer than its picture.
 */
export class PinnedElements {
  readonly #observer = new MutationObserver((records) => this.#note(records));
  readonly #known = new Set<HTMLElement>();
  readonly #changed = new Set<Element>();
  readonly #sheets = new PinningSheets();
  #roots: (Document | ShadowRoot)[] = [];
  readonly #most: number;
  #all = true;

  /** `most`: of a page with more elements not all are asked each time. */
  constructor(most = mostAsked) {
    this.#most = most;
    this.#observer.observe(document, { subtree: true, childList: true, attributes: true });
  }

  end(): void {
    this.#observer.disconnect();
  }

  #note(records: readonly MutationRecord[]): void {
    for (const { type, target, attributeName, addedNodes } of records) {
      if (type === 'childList') {
        for (const node of addedNodes) if (node instanceof Element) this.#changed.add(node);
      } else if (attributeName === 'style') this.#look(target as Element);
      else {
        // the looks of its neighbours may go by it, where they are no rows of a list
        const around = target.parentElement ?? document.documentElement;
        this.#changed.add(around.childElementCount > mostNeighbours ? (target as Element) : around);
      }
    }
  }

  #look(element: Element): void {
    if (isPinned(element)) this.#known.add(element);
  }

  #lookAt(selector: string): void {
    try {
      for (const element of document.querySelectorAll(selector)) this.#look(element);
    } catch {
      // a selector that only a sheet may have (`> a` in another rule): what it means is not known
      this.#all = true;
    }
  }

  #lookThrough(root: ParentNode): void {
    for (const element of root.querySelectorAll('*')) this.#look(element);
  }

  /** In no order. */
  now(): HTMLElement[] {
    this.#note(this.#observer.takeRecords());
    const { length } = document.getElementsByTagName('*');
    const changed = [...this.#changed];
    this.#changed.clear();
    const many = changed.reduce((sum, element) => sum + element.getElementsByTagName('*').length + 1, 0) >= length / 2;
    const selectors = this.#sheets.since();
    if (selectors === null) this.#all = true;
    else if (!this.#all && !many && length > this.#most) for (const selector of selectors) this.#lookAt(selector);
    if (this.#all || many || length <= this.#most) {
      this.#all = false;
      this.#known.clear();
      this.#roots = allRoots(document);
      for (const root of this.#roots) this.#lookThrough(root);
    } else {
      for (const element of changed) {
        this.#look(element);
        this.#lookThrough(element);
        const inner = shadowRootOf(element);
        if (inner !== null && !this.#roots.includes(inner)) this.#roots.push(inner);
      }
      for (const root of this.#roots) if (root !== document) this.#lookThrough(root);
    }
    return [...this.#known].filter((element) => element.isConnected && isPinned(element));
  }
}
