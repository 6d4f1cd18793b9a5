// Pages that ask before they are left, as where a reply was begun: who leaves in a hurry is asked nothing.
import { describe, expect, it } from 'vitest';
import { answerHeld, heldAddress, heldPages } from '../../support/held-pages.ts';
import { launched } from '../../support/launched.ts';
import { words } from '../../support/words.ts';

const daybook = launched({ answer: answerHeld });

describe('a page that asks before it is left', () => {
  it.each(Object.keys(heldPages))('is left all the same: %s', async (name) => {
    const page = await daybook().open(heldAddress(name));
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    // a browser asks only for pages in which something was done
    await (name.startsWith('in-a-frame') ? page.frameLocator('iframe') : page).locator('input').fill('a reply');
    const popup = await daybook().pressToolbar(page);
    await popup.pressNamed(words('leave'));
    const left = page.waitForURL(/\/calendar\.html$/);
    await Promise.race([left, page.waitForEvent('dialog')]);
    expect(asked).toEqual([]);
    await left;
    await page.close();
  });
});
