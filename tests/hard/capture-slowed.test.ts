// A computer eight times slower than this one: what a page does takes long, and is drawn long after it was done.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecord } from '../support/capture-flows.ts';
import { ChromiumDaybook } from '../support/chromium.ts';
import { hostileOrigin } from '../support/hostile-pages.ts';
import { keepRestless } from '../support/keep-restless.ts';
import { comparePictures } from '../support/pixels.ts';
import { answerRestless } from '../support/restless-pages.ts';

describe('on a slow computer', () => {
  let daybook: ChromiumDaybook;

  beforeAll(async () => {
    daybook = await ChromiumDaybook.launch({ answer: answerRestless, slowness: 8 });
  });
  afterAll(() => daybook.close());

  it('a picture is of the post that was pressed, though something comes above it', async () => {
    const still = await keepRestless(daybook, 'typing', 'post');
    const pushed = [];
    for (let times = 0; times < 3; times += 1) pushed.push(await keepRestless(daybook, 'pushed', 'post'));
    const entry = await openRecord(daybook);
    const plain = await (await entry(still.number)).file('item.png');
    const any = await daybook.open(`${hostileOrigin}/wide`);
    for (const { number } of pushed) {
      const kept = await entry(number);
      expect(kept.capture.state).toBe('complete');
      const { sizes, share } = await comparePictures(any, await kept.file('item.png'), plain);
      expect({ number, same: sizes[0] === sizes[1] && share < 0.002 }).toEqual({ number, same: true });
    }
  });
});
