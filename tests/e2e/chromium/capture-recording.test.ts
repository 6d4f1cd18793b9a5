// *Record what plays*: asked for in place, explained first; picture and sound of the tab as a film that plays.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { allowInPopup, chooseMoreInPopup, type KeptEntry, keptEntry } from '../../support/capture-flows.ts';
import { answerCapturePages, captureAddress } from '../../support/capture-pages.ts';
import { ChromiumDaybook } from '../../support/chromium.ts';
import { killBrowser } from '../../support/kill-chromium.ts';
import { launched } from '../../support/launched.ts';
import { playFilm, playingPage } from '../../support/playing-page.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { until } from '../../support/until.ts';
import { words } from '../../support/words.ts';
import { openAttempts } from '../../support/worker-steps.ts';

const answer = answerCapturePages({ playing: playingPage });
const daybook = launched({ answer, agreedTo: ['tabCapture'] });
const folder = tempFolder();

/** Opens the page and lets it play with sound, as a person's click does. */
async function openPlaying(): Promise<Page> {
  const page = await daybook().open(captureAddress('playing'));
  await page.mouse.click(300, 500);
  return page;
}

/** In the popup, which may ask the background. */
declare const chrome: {
  runtime: { sendMessage(message: object): Promise<{ value: { parts: number } | null }> };
};

/** Opens the popup over the page, which stays in front, and waits until so many parts lie in the store. */
async function popupAfter(page: Page, parts: number, browser = daybook()) {
  const popup = await browser.pressToolbar(page);
  const stored = () =>
    popup.evaluate(async () => {
      const { value } = await chrome.runtime.sendMessage({ name: 'recording/state', request: {} });
      return value?.parts ?? 0;
    });
  await until(`${parts} parts`, async () => (await stored()) >= parts, 60_000);
  return popup;
}

interface FilmPart {
  takenAt: { utc: string };
  sha256: string;
  sizeBytes: number;
}

/** The parts of an entry's first film, as they came. */
async function partsOf(entry: KeptEntry): Promise<FilmPart[]> {
  const { films } = JSON.parse(await entry.text('film.json')) as { films: { file: string; parts: FilmPart[] }[] };
  return films[0]?.parts ?? [];
}

/** A film is its parts, one after the other, each with the digest that it had when it came. */
function expectParts(film: Buffer, parts: readonly FilmPart[]): void {
  let at = 0;
  for (const part of parts) {
    const bytes = film.subarray(at, (at += part.sizeBytes));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(part.sha256);
  }
  expect(at).toBe(film.length);
}

describe('a recording', () => {
  it('is explained and asked for in place, runs until it is stopped, and plays', async () => {
    const before = await openPlaying();
    const popup = await daybook().pressToolbar(before);
    await popup.press('.more-ways summary');
    await popup.pressNamed(words('popup_record'));
    await popup.waitForWords(words('popup_record_why'));
    await popup.pressNamed(words('popup_record_allow'));
    await popup.waitForWords(words('popup_record_allowed'));
    await popup.runSource('close()').catch(() => undefined);
    await before.close();
    const page = await openPlaying();
    await chooseMoreInPopup(daybook(), page, 'record');
    // its words, and two parts of the film
    const again = await popupAfter(page, 3);
    await again.pressNamed(words('popup_recording_stop'));
    await again.waitForWords(words('notice_kept', 1), 30_000);

    const entry = await keptEntry(daybook(), 1);
    expect(entry.capture).toMatchObject({ mode: 'recording', state: 'complete', issues: [] });
    expect(entry.capture.page?.url).toBe(captureAddress('playing'));
    expect(await entry.text('text.txt')).toContain('plays on');
    const film = await entry.file('media/film-1.webm');
    const played = await playFilm(page, film, 2);
    expect(played.seconds).toBeGreaterThan(3);
    expect([played.width, played.height]).toEqual([1280, 800]);
    // how many pictures a second come is the machine's affair: that it moves and changes is ours
    expect(played.grounds.length).toBeGreaterThan(1);
    expect(played.places).toBeGreaterThan(2);
    // a browser that a driver starts is muted: its film has a track of sound with silence in it; without one, playFilm fails
    await page.close();

    // each part was hashed as it came: the film is those parts, one after the other
    const parts = await partsOf(entry);
    expect(parts.length).toBeGreaterThanOrEqual(2);
    expectParts(film, parts);
  });

  it('goes on when the worker is ended, and is kept when its tab is closed', async () => {
    const page = await openPlaying();
    await chooseMoreInPopup(daybook(), page, 'record');
    const popup = await popupAfter(page, 2);
    await popup.runSource('close()').catch(() => undefined);
    await daybook().killWorker();
    await page.close();
    await until('the film to be kept', async () => (await openAttempts(daybook())) === 0, 60_000);
    const entry = await keptEntry(daybook(), 2);
    expect(entry.capture.state).toBe('complete');
    const any = await daybook().open(captureAddress('plain'));
    expect((await playFilm(any, await entry.file('media/film-1.webm'), 4)).seconds).toBeGreaterThan(1);
    await any.close();
  });

  it('keeps, as partial, what it had stored when the browser was killed', async () => {
    const profile = join(folder, 'killed');
    const first = await ChromiumDaybook.launch({ profile, answer, agreedTo: ['tabCapture'] });
    const before = await first.open(captureAddress('plain'));
    await allowInPopup(first, before, 'record');
    await before.close();
    const page = await first.open(captureAddress('playing'));
    await page.mouse.click(300, 500);
    await chooseMoreInPopup(first, page, 'record');
    // its words, and three parts of the film
    await popupAfter(page, 4, first);
    await killBrowser(first, profile);
    const again = await ChromiumDaybook.launch({ profile, answer });
    await until('what there was to be kept', async () => (await openAttempts(again)) === 0, 60_000);
    const entry = await keptEntry(again, 1);
    expect(entry.capture.state).toBe('partial');
    expect(entry.capture.issues.map(({ code }) => code)).toEqual(['interrupted']);
    // each part that was said to be stored is there, byte for byte
    const film = await entry.file('media/film-1.webm');
    const parts = await partsOf(entry);
    expect(parts.length).toBeGreaterThanOrEqual(3);
    expectParts(film, parts);
    const any = await again.open(captureAddress('plain'));
    const played = await playFilm(any, film, 4);
    // it plays as far as the recorder had come when the last part but one was ended
    const between = Date.parse(parts.at(-2)?.takenAt.utc ?? '') - Date.parse(parts[0]?.takenAt.utc ?? '');
    expect(played.seconds).toBeGreaterThan(between / 1000);
    await again.close();
  });
});
