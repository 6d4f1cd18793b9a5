import type { Page } from 'playwright-core';
import type { MadePage } from './capture-pages.ts';

/** A page that plays: a white square that runs across a ground whose colour changes each second, and a tone. */
export const playingPage: MadePage = {
  style: 'canvas{display:block}',
  body: '<canvas width="640" height="400"></canvas><p>plays on</p>',
  script: `
    const context = document.querySelector('canvas').getContext('2d');
    const grounds = ['#c00', '#0a0', '#00c'];
    (function draw() {
      const ms = performance.now();
      context.fillStyle = grounds[Math.floor(ms / 1000) % 3];
      context.fillRect(0, 0, 640, 400);
      context.fillStyle = 'white';
      context.fillRect((ms / 4) % 600, 180, 40, 40);
      requestAnimationFrame(draw);
    })();
    const sound = new AudioContext(), tone = sound.createOscillator();
    tone.frequency.value = 440;
    tone.connect(sound.destination);
    tone.start();
    addEventListener('click', () => sound.resume());`,
};

/** What a film shows and plays, told by playing it in a page. */
export interface Played {
  seconds: number;
  width: number;
  height: number;
  /** Which of red, green and blue were the ground of some frame. */
  grounds: string[];
  /** In how many different places the square was seen. */
  places: number;
  /** Loudest sample of its sound, 0–1. */
  loudest: number;
}

/** Plays a WebM to its end in `page` (any page will do), so many times as fast, and looks at every frame that the browser shows of it. */
export async function playFilm(page: Page, film: Buffer, speed = 1): Promise<Played> {
  return page.evaluate(
    async ([base64, rate]) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const video = document.createElement('video');
      video.muted = true;
      video.playbackRate = rate;
      video.src = URL.createObjectURL(new Blob([bytes], { type: 'video/webm' }));
      document.body.append(video);
      const canvas = new OffscreenCanvas(64, 40);
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (context === null) throw new Error('no canvas');
      const grounds = new Set<string>();
      const places = new Set<number>();
      const look = () => {
        context.drawImage(video, 0, 0, 64 * (video.videoWidth / 640), 40 * (video.videoHeight / 400));
        const { data } = context.getImageData(0, 0, 64, 40);
        const at = (x: number, y: number) => Array.from(data.subarray((y * 64 + x) * 4, (y * 64 + x) * 4 + 3));
        const ground = at(5, 5);
        const strongest = Math.max(...ground);
        if (strongest > 90) grounds.add(['red', 'green', 'blue'][ground.indexOf(strongest)] ?? '');
        for (let x = 0; x < 60; x += 1) if (at(x, 20).every((value) => value > 190)) places.add(Math.floor(x / 4));
        video.requestVideoFrameCallback(look);
      };
      video.requestVideoFrameCallback(look);
      await new Promise((resolve, reject) => {
        video.addEventListener('ended', resolve);
        video.addEventListener('error', () => reject(new Error(`the film does not play: ${video.error?.message}`)));
        video.play().catch(reject);
      });
      const sound = await new OfflineAudioContext(1, 48_000, 48_000).decodeAudioData(bytes.buffer);
      const loudest = sound.getChannelData(0).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const { currentTime, videoWidth, videoHeight } = video;
      video.remove();
      return {
        seconds: currentTime,
        width: videoWidth,
        height: videoHeight,
        grounds: [...grounds].toSorted(),
        places: places.size,
        loudest,
      };
    },
    [film.toString('base64'), speed] as const,
  );
}
