// What the shipped reader reads in Firefox: a platform's page, and what stands in frames and closed shadow roots.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticeBoardAddress, notices } from '../../practice/nested-pages.ts';
import { plainPageAddress } from '../../practice/other-pages.ts';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { FirefoxDaybook } from '../../support/firefox.ts';
import { readInPopup } from '../../support/read-in-popup.ts';
import { until } from '../../support/until.ts';

let daybook: FirefoxDaybook;
beforeAll(async () => {
  daybook = await FirefoxDaybook.launch();
});
afterAll(async () => {
  const asked = [...daybook.refused, ...daybook.reachedForNetwork];
  await daybook.close();
  expect(asked, 'requests that left the browser').toEqual([]);
});

async function readAt(address: string) {
  const tab = await daybook.open(address);
  const popup = await daybook.pressToolbar(tab);
  const output = await readInPopup(popup);
  await popup.evaluate(() => void setTimeout(() => close()));
  await until('the popup to close', async () => !(await daybook.popupIsOpen()));
  await tab.close();
  return output;
}

describe('the reader', () => {
  it('gets the adapter of the platform', async () => {
    const output = await readAt(xPermalink(xPosts.watched));
    expect(output.site).toBe('x');
    expect(output.items.find(({ permalink }) => permalink === xPermalink(xPosts.watched))?.text).toBe(
      xPosts.watched.text,
    );
  });

  it('reads a closed shadow root and a frame of the page, and says which frame it may not read', async () => {
    const output = await readAt(noticeBoardAddress);
    expect(output.items.map(({ text }) => text).toSorted()).toEqual(
      Object.values(notices)
        .map(({ text }) => text)
        .toSorted(),
    );
    expect(output.unreadable).toEqual([plainPageAddress]);
  });
});
