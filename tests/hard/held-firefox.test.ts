// Pages that ask before they are left, in Firefox: who leaves in a hurry is asked nothing.
import { afterAll, beforeAll, describe, it } from 'vitest';
import { FirefoxDaybook } from '../support/firefox.ts';
import { answerHeld, heldAddress, heldPages } from '../support/held-pages.ts';
import { until } from '../support/until.ts';
import { words } from '../support/words.ts';

let daybook: FirefoxDaybook;
beforeAll(async () => {
  daybook = await FirefoxDaybook.launch({ answer: answerHeld, preferences: { 'dom.disable_beforeunload': false } });
});
afterAll(() => daybook.close());

describe('a page that asks before it is left', () => {
  it.each(Object.keys(heldPages))('is left all the same: %s', async (name) => {
    const tab = await daybook.open(heldAddress(name));
    const field = await tab.evaluate(() => {
      const { x, y } = document.querySelector('input, iframe')?.getBoundingClientRect() ?? new DOMRect();
      return { x: x + 40, y: y + 15 };
    });
    // a browser asks only for pages in which something was done
    await tab.pressAt(field.x, field.y);
    await tab.keys('h', 'i');
    const popup = await daybook.pressToolbar(tab);
    await popup.pressNamed(words('leave'));
    // no page answers while the browser asks
    await until('the calendar', () => tab.evaluate(() => location.pathname === '/calendar.html'));
    await tab.close();
  });
});
