// *This post* in Firefox where some of its words are not to be seen: said as in Chromium, and nothing where all can.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerCapturePages, captureAddress } from '../support/capture-pages.ts';
import type { KeptEntry } from '../support/capture-flows.ts';
import { FirefoxDaybook } from '../support/firefox.ts';
import { capturePost, makePackage } from '../support/firefox-flows.ts';
import { openPackage } from '../support/package-content.ts';
import { entryOf } from '../support/package-entry.ts';
import { cut, folded, notCome, seen, translated, unseen } from '../support/unseen-pages.ts';
import { words } from '../support/words.ts';

const pages = { ...unseen, ...folded, ...cut, ...translated, ...notCome, ...seen };
const entries = new Map<string, KeptEntry>();
let daybook: FirefoxDaybook;

beforeAll(async () => {
  daybook = await FirefoxDaybook.launch({ answer: answerCapturePages(pages) });
  const numbers = new Map<string, number>();
  for (const name of Object.keys(pages)) {
    const tab = await daybook.open(captureAddress(name));
    numbers.set(name, Number(/\d+/.exec(await capturePost(daybook, tab, 'article'))?.[0]));
    await tab.close();
  }
  const casebook = await daybook.openOwn('casebook.html');
  await casebook.waitForWords(words('entries_title'));
  const content = await openPackage(await makePackage(daybook, casebook));
  for (const [name, number] of numbers) entries.set(name, await entryOf(content, number));
}, 500_000);
afterAll(() => daybook.close());

const saidOf = (name: string) => entries.get(name)?.capture.issues.map(({ code }) => code);

describe('a post in Firefox', () => {
  it.each(Object.keys(unseen))('says that nobody sees some of its words: %s', (name) => {
    expect(saidOf(name)).toContain('reading-differs');
  });

  it.each(Object.keys(folded))('says that a part shows: %s', (name) => {
    expect(saidOf(name)).toEqual(['item-folded']);
  });

  it.each(Object.keys(cut))('says that the page has the first words alone: %s', (name) => {
    expect(saidOf(name)).toEqual(['words-cut']);
  });

  it.each(Object.keys(translated))('says that the words are not those that were written: %s', (name) => {
    expect(saidOf(name)).toEqual(['words-translated']);
  });

  it.each(Object.keys(notCome))('says that a part has not come: %s', (name) => {
    expect(saidOf(name)).toEqual([notCome[name]?.said]);
  });

  it.each(Object.keys(seen))('says nothing where all can be seen: %s', (name) => {
    expect(saidOf(name)).toEqual([]);
  });
});
