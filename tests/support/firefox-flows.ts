import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FirefoxDaybook } from './firefox.ts';
import type { FirefoxTab } from './firefox-tab.ts';
import { until } from './until.ts';
import { words } from './words.ts';

/** Names of single keys as WebDriver writes them. */
export const keyCodes = { escape: '\uE00C', enter: '\uE007', down: '\uE015', space: ' ', shift: '\uE008' } as const;

/** Presses the toolbar button and one of the two ways to keep something; back when the popup is gone. */
export async function chooseInPopup(daybook: FirefoxDaybook, tab: FirefoxTab, way: 'post' | 'screen'): Promise<void> {
  const popup = await daybook.pressToolbar(tab);
  await popup.pressNamed(words(way === 'post' ? 'popup_capture_post' : 'popup_this_screen'));
  await until('the popup to close', async () => !(await daybook.popupIsOpen())).catch(async (cause: unknown) => {
    throw new Error(`the popup stayed and says: ${await popup.words()}`, { cause });
  });
}

/** Words of Daybook's layers over a page; the browser's own window may look into closed shadow roots. */
export async function overlayWords(daybook: FirefoxDaybook, tab: FirefoxTab): Promise<string[]> {
  return daybook.lookFromWindow(tab, () =>
    // at the end of the document, or of a dialog that is open
    [...document.querySelectorAll(':root > *, dialog[open] > *')].flatMap((child) => {
      const root = (child as HTMLElement & { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
      if (root === null || root === undefined || child.localName === 'body') return [];
      const said = [...root.querySelectorAll('[data-words]')].map((one) => one.getAttribute('data-words'));
      return [said.filter(Boolean).join('\n')];
    }),
  );
}

/** Keeps one post: toolbar button, *Capture a post*, a press on it, the notice; gives the notice. */
export async function capturePost(daybook: FirefoxDaybook, tab: FirefoxTab, selector: string): Promise<string> {
  await tab.evaluate((sel) => {
    const post = document.querySelector(sel);
    if (post === null) throw new Error(`nothing matches ${sel}`);
    const { top, bottom } = post.getBoundingClientRect();
    if (top > innerHeight - 80 || bottom < 80) post.scrollIntoView({ block: 'center' });
  }, selector);
  await chooseInPopup(daybook, tab, 'post');
  await until('the picker', async () =>
    (await overlayWords(daybook, tab)).some((text) => text.includes(words('picker_hint'))),
  );
  const box = await tab.evaluate((sel) => {
    const { x, y, width, height } = document.querySelector(sel)?.getBoundingClientRect() ?? new DOMRect();
    return { x: x + width / 2, y: (Math.max(y, 70) + Math.min(y + height, innerHeight - 10)) / 2 };
  }, selector);
  await tab.point(box.x - 3, box.y - 3);
  await tab.pressAt(box.x, box.y);
  return waitForNotice(daybook, tab);
}

/** Opens *More ways to keep* and presses one; where something is to be chosen, presses it. Gives the notice. */
export async function keepMore(
  daybook: FirefoxDaybook,
  tab: FirefoxTab,
  way: string,
  at: { x: number; y: number } | null = null,
): Promise<string> {
  const popup = await daybook.pressToolbar(tab);
  await popup.press('.more-ways summary');
  await popup.pressNamed(words(`popup_${way}`));
  await until('the popup to close', async () => !(await daybook.popupIsOpen())).catch(async (cause: unknown) => {
    throw new Error(`the popup stayed and says: ${await popup.words()}`, { cause });
  });
  if (at !== null) {
    await until('the picker', async () =>
      (await overlayWords(daybook, tab)).some((text) => text.includes(words('picker_hint'))),
    );
    await tab.point(at.x - 3, at.y - 3);
    await tab.pressAt(at.x, at.y);
  }
  return until(
    'the notice',
    async () => (await overlayWords(daybook, tab)).find((text) => /^(Kept|Not kept)/.test(text)),
    60_000,
  );
}

/** Keeps what the window shows; gives the notice. */
export async function captureScreen(daybook: FirefoxDaybook, tab: FirefoxTab): Promise<string> {
  await chooseInPopup(daybook, tab, 'screen');
  return waitForNotice(daybook, tab);
}

/** Waits for the notice that ends a capture. */
export async function waitForNotice(daybook: FirefoxDaybook, tab: FirefoxTab): Promise<string> {
  return until(
    'the notice',
    async () => (await overlayWords(daybook, tab)).find((text) => /^(Kept|Not kept)/.test(text)),
    30_000,
  );
}

/** Makes a package of everything in the casebook and gives the path of the file that the browser saved. */
export async function makePackage(daybook: FirefoxDaybook, casebook: FirefoxTab): Promise<string> {
  await casebook.evaluate((hash) => void (location.hash = hash), '#/package');
  const before = new Set(readdirSync(daybook.downloads));
  await casebook.pressNamed(words('package_save'));
  await casebook.waitForWords(words('result_title'), 60_000);
  const name = await until('the download', () => {
    const now = readdirSync(daybook.downloads);
    // Firefox holds the place with an empty file before the first byte is there.
    const whole = (file: string): boolean => !before.has(file) && statSync(join(daybook.downloads, file)).size > 0;
    return now.some((file) => file.endsWith('.part')) ? null : now.find(whole);
  });
  return join(daybook.downloads, name);
}

/** Where the button to leave stands in our layer over a page, how it is offered to a screen reader, and how many presses it counts. */
export async function leaveControl(
  daybook: FirefoxDaybook,
  tab: FirefoxTab,
): Promise<{ x: number; y: number; name: string; told: string; dots: number } | null> {
  return daybook.lookFromWindow(tab, () => {
    const rootOf = (element: Element) =>
      (element as HTMLElement & { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot ?? null;
    const queue: ParentNode[] = [document.documentElement];
    for (let root = queue.shift(); root !== undefined; root = queue.shift()) {
      const button = root instanceof ShadowRoot || 'host' in root ? root.querySelector('button') : null;
      if (button !== null) {
        const { x, y, width, height } = button.getBoundingClientRect();
        const dots = [...button.querySelectorAll<HTMLElement>('div div')].filter(
          ({ style }) => style.background !== '' && !style.background.includes('transparent'),
        );
        return {
          x: x + width / 2,
          y: y + height / 2,
          name: button.getAttribute('data-words') ?? '',
          told: root.querySelector('[role="status"]')?.getAttribute('data-words') ?? '',
          dots: dots.length,
        };
      }
      for (const element of root.querySelectorAll('*')) {
        const inner = rootOf(element);
        if (inner !== null) queue.push(inner);
      }
    }
    return null;
  });
}
