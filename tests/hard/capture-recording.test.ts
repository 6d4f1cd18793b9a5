// *Record what plays*, ended in the middle: the worker, the tab, the browser.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allowInPopup, chooseMoreInPopup, keptEntry } from '../support/capture-flows.ts';
import { answerCapturePages, captureAddress } from '../support/capture-pages.ts';
import { ChromiumDaybook } from '../support/chromium.ts';
import { killBrowser } from '../support/kill-chromium.ts';
import { launched } from '../support/launched.ts';
import { playFilm, playingPage } from '../support/playing-page.ts';
import { expectParts, openPlaying, partsOf, popupAfter } from '../support/recording-flows.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';
import { openAttempts } from '../support/worker-steps.ts';

const answer = answerCapturePages({ playing: playingPage });
const daybook = launched({ answer, agreedTo: ['tabCapture'] });
const folder = tempFolder();

describe('a recording', () => {
  it('goes on when the worker is ended, and is kept when its tab is closed', async () => {
    const before = await daybook().open(captureAddress('plain'));
    await allowInPopup(daybook(), before, 'record');
    await before.close();
    const page = await openPlaying(daybook());
    await chooseMoreInPopup(daybook(), page, 'record');
    const popup = await popupAfter(page, 2, daybook());
    await popup.runSource('close()').catch(() => undefined);
    await daybook().killWorker();
    await page.close();
    await until('the film to be kept', async () => (await openAttempts(daybook())) === 0, 60_000);
    const entry = await keptEntry(daybook(), 1);
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
    const page = await openPlaying(first);
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
