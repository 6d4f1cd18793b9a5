// Pages that never finish loading, in Firefox: what is there is kept all the same, and they can be left.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FirefoxDaybook } from '../support/firefox.ts';
import { capturePost, captureScreen, keepMore, makePackage } from '../support/firefox-flows.ts';
import { postWords } from '../support/hostile-pages.ts';
import { answerLoading, loadingAddress, loadingPages } from '../support/loading-pages.ts';
import { openPackage, type PackageContent } from '../support/package-content.ts';
import { entryOf } from '../support/package-entry.ts';
import { until } from '../support/until.ts';
import { words } from '../support/words.ts';

const ways = ['screen', 'post', 'page'] as const;
const names = Object.keys(loadingPages);
let daybook: FirefoxDaybook;
let content: PackageContent;
const notices = new Map<string, string>();

beforeAll(async () => {
  daybook = await FirefoxDaybook.launch({ answer: answerLoading });
  for (const name of names) {
    const tab = await daybook.open(loadingAddress(name), 'none');
    await until('the post', () => tab.evaluate((said) => document.body?.textContent.includes(said), postWords));
    const putAway = () => tab.pressAt(1200, 780);
    notices.set(`${name} screen`, await captureScreen(daybook, tab));
    await putAway();
    notices.set(`${name} post`, await capturePost(daybook, tab, 'article'));
    await putAway();
    notices.set(`${name} page`, await keepMore(daybook, tab, 'whole_page'));
    await putAway();
    const popup = await daybook.pressToolbar(tab);
    await popup.pressNamed(words('leave'));
    await until('the calendar', () => tab.evaluate(() => location.pathname === '/calendar.html'));
    await tab.close();
  }
  const casebook = await daybook.openOwn('casebook.html');
  await casebook.waitForWords(words('entries_title'));
  content = await openPackage(await makePackage(daybook, casebook));
}, 300_000);
afterAll(() => daybook.close());

describe.each(names)('of a page that is loading for ever: %s', (name) => {
  it.each(ways)('%s', async (way) => {
    const { capture, text } = await entryOf(content, Number(/\d+/.exec(notices.get(`${name} ${way}`) ?? '')?.[0]));
    expect(capture.issues.map(({ code }) => code)).toEqual(loadingPages[name]?.said[way] ?? []);
    expect(await text('text.txt')).toContain(postWords);
  });
});
