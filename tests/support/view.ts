import { until } from './until.ts';

/** Anything that JSON can carry between a test and a page. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- arguments are typed by the function that takes them
export type PageFunction<A extends unknown[], T> = (...args: A) => T | Promise<T>;

/** How a driver reaches one page: a script to run in it, a press of the mouse, keys, a picture. */
export interface ViewDriver {
  /** Runs an expression in the page's own world, awaits it, and gives its JSON value. */
  run(expression: string): Promise<unknown>;
  /** A trusted press and release of the main button, CSS pixels of the page's viewport. */
  press(x: number, y: number): Promise<void>;
  /** The same on the element that an expression gives, wherever it stands at that moment; where the browser can. */
  pressElement?(expression: string): Promise<void>;
  type(text: string): Promise<void>;
  picture(): Promise<Buffer>;
}

/** A person needs longer than this to aim. */
const stillMs = 200;

/** A page that tests look at and press as a person does; the same for a popup and a tab, in both browsers. */
export class View {
  private readonly driver: ViewDriver;

  constructor(driver: ViewDriver) {
    this.driver = driver;
  }

  /** Runs a self-contained function in the page; arguments and result go as JSON. */
  async evaluate<A extends unknown[], T>(work: PageFunction<A, T>, ...args: A): Promise<T> {
    const given = args.map((arg) => JSON.stringify(arg) ?? 'undefined').join(', ');
    return (await this.driver.run(`(${work.toString()})(${given})`)) as T;
  }

  /** Runs source text in the page, for libraries that are injected whole. */
  async runSource(source: string): Promise<void> {
    await this.driver.run(`(() => { ${source}\n;return null; })()`);
  }

  /** Presses the first visible element that the selector names, once it is there and enabled. */
  async press(selector: string, limitMs = 10_000): Promise<void> {
    await this.pressWhere(`an enabled ${selector}`, selector, null, limitMs);
  }

  /** Presses the first visible button, link or field whose accessible words hold `words`. */
  async pressNamed(words: string, limitMs = 10_000): Promise<void> {
    const pressables = 'button, a[href], [role="button"], [role="menuitem"], input, select, summary, label';
    await this.pressWhere(`something named "${words}"`, pressables, words, limitMs);
  }

  /** Presses once the target has stood still for a moment: what loads above it moves it away. */
  private async pressWhere(what: string, selector: string, named: string | null, limitMs: number): Promise<void> {
    const target = `(${pressable.toString()})(${JSON.stringify(selector)}, ${JSON.stringify(named)})`;
    let last: { x: number; y: number } | null = null;
    let since = performance.now();
    const still = await until(
      what,
      async () => {
        const now = (await this.driver.run(`(${centreOf.toString()})(${target})`)) as { x: number; y: number } | null;
        if (now === null || now.x !== last?.x || now.y !== last.y) since = performance.now();
        last = now;
        return performance.now() - since > stillMs ? now : null;
      },
      limitMs,
    );
    if (this.driver.pressElement !== undefined) await this.driver.pressElement(target);
    else await this.driver.press(still.x, still.y);
  }

  async type(text: string): Promise<void> {
    await this.driver.type(text);
  }

  /** Presses a field, then types into it. */
  async fill(selector: string, text: string): Promise<void> {
    await this.press(selector);
    await this.driver.type(text);
  }

  /** The words as shown (`innerText`) of the first element that the selector names, once there. */
  async textOf(selector: string, limitMs = 10_000): Promise<string> {
    const seen = await until(
      selector,
      () =>
        this.evaluate((sel) => {
          const element = document.querySelector<HTMLElement>(sel);
          return element === null ? null : { text: element.innerText };
        }, selector),
      limitMs,
    );
    return seen.text;
  }

  /** All words that the page shows. */
  async words(): Promise<string> {
    return this.evaluate(() => document.body.innerText);
  }

  /** Waits until the page shows these words anywhere. */
  async waitForWords(words: string, limitMs = 10_000): Promise<void> {
    await until(`the words "${words}"`, async () => (await this.words()).includes(words), limitMs);
  }

  async waitFor(selector: string, limitMs = 10_000): Promise<void> {
    await until(selector, () => this.evaluate((sel) => document.querySelector(sel) !== null, selector), limitMs);
  }

  /** PNG of what the page shows. */
  async picture(): Promise<Buffer> {
    return this.driver.picture();
  }
}

/** Runs in the page: the first visible, enabled match, scrolled into view; null while there is none. */
function pressable(selector: string, words: string | null): HTMLElement | null {
  for (const element of document.querySelectorAll<HTMLElement>(selector)) {
    if (words !== null) {
      const named = [
        element.innerText,
        element.getAttribute('aria-label'),
        element.title,
        (element as HTMLInputElement).value,
      ];
      if (!named.some((name) => typeof name === 'string' && name.replace(/\s+/g, ' ').includes(words))) continue;
    }
    if ((element as HTMLButtonElement).disabled || element.closest('[inert]') !== null) continue;
    if (element.getClientRects().length === 0) continue;
    element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const box = element.getBoundingClientRect();
    if (box.width > 0 && box.height > 0) return element;
  }
  return null;
}

/** Runs in the page: where to press an element. */
function centreOf(element: HTMLElement | null): { x: number; y: number } | null {
  if (element === null) return null;
  const box = element.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
