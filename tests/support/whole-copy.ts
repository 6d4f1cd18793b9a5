import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { chooseMoreInPopup, type KeptEntry } from './capture-flows.ts';
import type { ChromiumDaybook } from './chromium.ts';
import { waitForOutcome } from './flows.ts';
import { comparePictures, tallReference } from './pixels.ts';

/** Keeps the page at this address whole; gives the entry's number and how a window as tall as the page shows it. */
export async function keepWholeAt(
  daybook: ChromiumDaybook,
  address: string,
): Promise<{ number: number; reference: Buffer }> {
  const page = await daybook.open(address);
  // a copy never shows how long a secret is
  const secret = (value: string) =>
    page.evaluate((typed) => {
      for (const field of document.querySelectorAll<HTMLInputElement>('[type=password]')) field.value = typed;
    }, value);
  await secret('');
  const reference = await tallReference(page);
  await secret('typed secret');
  await chooseMoreInPopup(daybook, page, 'whole_page');
  const { number } = await waitForOutcome(page);
  await page.close();
  return { number, reference };
}

/** The copy in this entry, opened as a file with nothing beside it, looks like the page; compared in `any` page. */
export async function expectCopyLikePage(
  daybook: ChromiumDaybook,
  any: Page,
  entry: KeptEntry,
  reference: Buffer,
  folder: string,
): Promise<void> {
  const file = join(folder, `${entry.files[0]?.entryId}.html`);
  writeFileSync(file, await entry.text('page.html'));
  const copy = await daybook.open(`file://${file}`);
  const { sizes, share, rows } = await comparePictures(any, await tallReference(copy), reference);
  expect(sizes[0]).toBe(sizes[1]);
  expect({ rows, share: Math.round(share * 1000) / 1000 }).toEqual({ rows: [], share: 0 });
  expect(await copy.evaluate(() => document.scripts.length)).toBe(0);
  expect(copy.url()).toBe(`file://${file}`);
  await copy.close();
}
