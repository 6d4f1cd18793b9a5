// Archives and folders of very many files: read as far as anybody looks through them, refused beyond.
import { describe, expect, it } from 'vitest';
import { lookAt } from '../../utils/import/look.ts';
import { WallClock } from '../../utils/import/wall-clock.ts';
import { givenAs } from '../support/import-room.ts';
import { chatText, tinyJpeg } from '../support/import-samples.ts';
import { zipBy } from '../support/zip-by-hand.ts';

const clock = new WallClock('UTC');
const lookIn = (zip: Uint8Array) => lookAt([givenAs('a.zip', zip)], clock);
const empty = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: `${at}.x`, content: new Uint8Array(0) }));

describe('very many files', () => {
  it('in an archive: its chat is found among more than the short list of a ZIP can count', async () => {
    const chat = { name: 'WhatsApp Chat with Sam.txt', content: Buffer.from(chatText) };
    const { sources } = await lookIn(zipBy([...empty(66_000), chat]));
    expect(sources.map(({ source }) => source.format)).toEqual(['whatsapp']);
  });

  it('in an archive: more than anybody looks through, and more than memory should hold, are refused', async () => {
    for (const count of [6000, 101_000]) {
      const { refused } = await lookIn(zipBy(empty(count)));
      expect(refused.map(({ failure }) => failure.code)).toEqual(['import-too-big']);
    }
  });

  it('in a folder: 5 000 pictures are looked at, one more is not', async () => {
    const picture = givenAs('', tinyJpeg);
    const folder = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ ...picture, path: `shots/Screenshot_20261103-${100_000 + at}.jpg` }));
    const { items, refused } = await lookAt(folder(5000), clock);
    expect([items.length, refused.length]).toEqual([5000, 0]);
    await expect(lookAt(folder(5001), clock)).rejects.toMatchObject({ code: 'import-too-big' });
  });
});
