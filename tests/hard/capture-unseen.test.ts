// *This post* where some of its words are not to be seen: what the picture cannot show is said, and nothing where it can.
import { beforeAll, describe, expect, it } from 'vitest';
import { type KeptEntry, openRecord } from '../support/capture-flows.ts';
import { answerCapturePages, captureAddress } from '../support/capture-pages.ts';
import { capturePost } from '../support/flows.ts';
import { launched } from '../support/launched.ts';
import { cut, folded, notCome, seen, translated, unseen } from '../support/unseen-pages.ts';
import { words } from '../support/words.ts';

const pages = { ...unseen, ...folded, ...cut, ...translated, ...notCome, ...seen };
const daybook = launched({ answer: answerCapturePages(pages) });
const entries = new Map<string, KeptEntry>();
const notices = new Map<string, string>();

beforeAll(async () => {
  const numbers = new Map<string, number>();
  for (const name of Object.keys(pages)) {
    const page = await daybook().open(captureAddress(name));
    const { number, notice } = await capturePost(daybook(), page, page.locator('article'));
    numbers.set(name, number);
    notices.set(name, notice);
    await page.close();
  }
  const record = await openRecord(daybook());
  for (const [name, number] of numbers) entries.set(name, await record(number));
}, 300_000);

const saidOf = (name: string) => entries.get(name)?.capture.issues.map(({ code }) => code);

describe('a post with words that nobody sees', () => {
  it.each(Object.keys(unseen))('says so: %s', (name) => {
    expect(saidOf(name)).toContain('reading-differs');
  });
});

describe('a post of which its site shows the first words', () => {
  it.each(Object.keys(folded))('says so, and keeps the words whole: %s', async (name) => {
    expect(saidOf(name)).toEqual(['item-folded']);
    expect(notices.get(name)).toContain(words('error_item_folded'));
    expect(await entries.get(name)?.text('text.txt')).toContain('Sentence number 39 of a long post.');
  });
});

describe('a post of which its page has the first words', () => {
  it.each(Object.keys(cut))('says so while it can be opened: %s', (name) => {
    expect(saidOf(name)).toEqual(['words-cut']);
    expect(notices.get(name)).toContain(words('error_words_cut'));
  });
});

describe('a post that was translated', () => {
  it.each(Object.keys(translated))('says so while there is a way back: %s', (name) => {
    expect(saidOf(name)).toEqual(['words-translated']);
    expect(notices.get(name)).toContain(words('error_words_translated'));
  });
});

describe('a post of which a part has not come', () => {
  it.each(Object.keys(notCome))('says so: %s', (name) => {
    expect(saidOf(name)).toEqual([notCome[name]?.said]);
    expect(notices.get(name)).toContain(words(`error_${notCome[name]?.said.replaceAll('-', '_')}`));
  });
});

describe('a post with words that can be seen', () => {
  it.each(Object.keys(seen))('says nothing: %s', (name) => {
    expect(saidOf(name)).toEqual([]);
  });
});
