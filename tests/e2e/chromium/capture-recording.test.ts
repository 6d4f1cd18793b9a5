// *Record what plays*: asked for in place, explained first; picture and sound of the tab as a film that plays.
// Ended in the middle, each way: tests/hard/capture-recording.test.ts.
import { describe, expect, it } from 'vitest';
import { chooseMoreInPopup, keptEntry } from '../../support/capture-flows.ts';
import { answerCapturePages, captureAddress } from '../../support/capture-pages.ts';
import { launched } from '../../support/launched.ts';
import { playFilm, playingPage } from '../../support/playing-page.ts';
import { expectParts, openPlaying, partsOf, popupAfter } from '../../support/recording-flows.ts';
import { words } from '../../support/words.ts';

const answer = answerCapturePages({ playing: playingPage });
const daybook = launched({ answer, agreedTo: ['tabCapture'] });

describe('a recording', () => {
  it('is explained and asked for in place, runs until it is stopped, and plays', async () => {
    const before = await openPlaying(daybook());
    const popup = await daybook().pressToolbar(before);
    await popup.press('.more-ways summary');
    await popup.pressNamed(words('popup_record'));
    await popup.waitForWords(words('popup_record_why'));
    await popup.pressNamed(words('popup_record_allow'));
    await popup.waitForWords(words('popup_record_allowed'));
    await popup.runSource('close()').catch(() => undefined);
    await before.close();
    const page = await openPlaying(daybook());
    await chooseMoreInPopup(daybook(), page, 'record');
    // its words, and two parts of the film
    const again = await popupAfter(page, 3, daybook());
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

    // it can be looked at where it is kept, without a copy on the disk, and begins at a press alone
    const casebook = await daybook().openOwn('casebook.html#/');
    await casebook.locator('.timeline-row').first().click();
    const play = casebook.getByRole('button', { name: words('played_show') });
    await play.waitFor();
    expect(await casebook.locator('video').count()).toBe(0);
    await play.click();
    const video = casebook.locator('video');
    await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.readyState)).toBe(4);
    expect(await video.evaluate(({ paused, videoWidth }: HTMLVideoElement) => ({ paused, videoWidth }))).toEqual({
      paused: true,
      videoWidth: 1280,
    });
    await casebook.getByRole('button', { name: words('played_hide') }).click();
    await expect.poll(() => video.count()).toBe(0);
    await casebook.close();
  });
});
