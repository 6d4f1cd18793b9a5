import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { KeptEntry } from './capture-flows.ts';
import { captureAddress } from './capture-pages.ts';
import type { ChromiumDaybook } from './chromium.ts';
import { until } from './until.ts';

/** Opens the page and lets it play with sound, as a person's click does. */
export async function openPlaying(daybook: ChromiumDaybook): Promise<Page> {
  const page = await daybook.open(captureAddress('playing'));
  await page.mouse.click(300, 500);
  return page;
}

/** In the popup, which may ask the background. */
declare const chrome: {
  runtime: { sendMessage(message: object): Promise<{ value: { parts: number } | null }> };
};

/** Opens the popup over the page, which stays in front, and waits until so many parts lie in the store. */
export async function popupAfter(page: Page, parts: number, daybook: ChromiumDaybook) {
  const popup = await daybook.pressToolbar(page);
  const stored = () =>
    popup.evaluate(async () => {
      const { value } = await chrome.runtime.sendMessage({ name: 'recording/state', request: {} });
      return value?.parts ?? 0;
    });
  await until(`${parts} parts`, async () => (await stored()) >= parts, 60_000);
  return popup;
}

/** A part of a film as `film.json` has it. */
export interface FilmPart {
  takenAt: { utc: string };
  sha256: string;
  sizeBytes: number;
}

/** The parts of an entry's first film, as they came. */
export async function partsOf(entry: KeptEntry): Promise<FilmPart[]> {
  const { films } = JSON.parse(await entry.text('film.json')) as { films: { file: string; parts: FilmPart[] }[] };
  return films[0]?.parts ?? [];
}

/** A film is its parts, one after the other, each with the digest that it had when it came. */
export function expectParts(film: Buffer, parts: readonly FilmPart[]): void {
  let at = 0;
  for (const part of parts) {
    const bytes = film.subarray(at, (at += part.sizeBytes));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(part.sha256);
  }
  expect(at).toBe(film.length);
}
