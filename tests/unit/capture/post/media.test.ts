import { describe, expect, it, vi } from 'vitest';
import type { ReaderLink } from '../../../../utils/capture/reader/reader-link.ts';
import { toBase64, utf8 } from '../../../../utils/shared/bytes.ts';
import { DaybookError } from '../../../../utils/shared/errors.ts';
import { sha256Hex } from '../../../../utils/shared/sha256.ts';
import type { MediaRef } from '../../../../utils/sites/contract.ts';

vi.mock('webextension-polyfill', () => ({ default: {} }));
const { takeMedia } = await import('../../../../utils/capture/post/media.ts');

const medium = (kind: MediaRef['kind'], url: string, posterUrl: string | null = null): MediaRef => ({
  kind,
  url,
  alt: null,
  posterUrl,
});

/** A page that serves these files and refuses the rest. */
function pageWith(files: Record<string, { body: string; mediaType: string }>): { link: ReaderLink; asked: string[] } {
  const asked: string[] = [];
  const ask = async (_name: string, { url }: { url: string }) => {
    asked.push(url);
    const file = files[url];
    if (file === undefined) return { why: 'the site answered 404' };
    const headers: [string, string][] = [['content-type', file.mediaType]];
    return { base64: toBase64(utf8(file.body)), mediaType: file.mediaType, status: 200, headers };
  };
  return { link: { tabId: 1, ask: ask as ReaderLink['ask'], end: () => {} }, asked };
}

describe('media of an item', () => {
  it('keeps the bytes as served, with their address and digest', async () => {
    const { link } = pageWith({ 'https://x.com/a.jpg': { body: 'jpeg', mediaType: 'image/jpeg' } });
    const { files, missing } = await takeMedia([medium('image', 'https://x.com/a.jpg')], link, true);
    expect(missing).toEqual([]);
    expect(new TextDecoder().decode(files[0]?.bytes)).toBe('jpeg');
    expect(files[0]?.facts).toMatchObject({
      role: 'media',
      fileName: 'media-1.jpg',
      mediaType: 'image/jpeg',
      source: 'https://x.com/a.jpg',
      parents: [],
      sha256: await sha256Hex('jpeg'),
    });
  });

  it('keeps the still of a film and says that the film itself is not there', async () => {
    const { link } = pageWith({ 'https://x.com/still.png': { body: 'png', mediaType: 'image/png' } });
    const { files, missing } = await takeMedia(
      [medium('video', 'blob:https://x.com/1', 'https://x.com/still.png')],
      link,
      true,
    );
    expect(files.map(({ facts }) => facts.fileName)).toEqual(['media-1.png', 'media.json']);
    expect(missing).toEqual(['blob:https://x.com/1: a stream, not a file']);
  });

  it('keeps films and voices that are files, with what the site answered', async () => {
    const { link } = pageWith({
      'https://x.com/a.mp4': { body: 'film', mediaType: 'video/mp4' },
      'https://x.com/list': { body: '#EXTM3U', mediaType: 'application/vnd.apple.mpegurl' },
    });
    const { files, missing } = await takeMedia(
      [medium('video', 'https://x.com/a.mp4'), medium('audio', 'https://x.com/list')],
      link,
      true,
    );
    expect(files.map(({ facts }) => facts.fileName)).toEqual(['media-1.mp4', 'media.json']);
    expect(missing).toEqual(['https://x.com/list: a stream: its parts are no one file']);
    expect(JSON.parse(new TextDecoder().decode(files[1]?.bytes))).toMatchObject({
      files: [
        { url: 'https://x.com/a.mp4', file: 'media-1.mp4', status: 200, headers: [['content-type', 'video/mp4']] },
        { url: 'https://x.com/list', file: null, notAvailable: 'a stream: its parts are no one file' },
      ],
    });
  });

  it('asks for nothing where the person wants no requests, and lists every address', async () => {
    const { link, asked } = pageWith({ 'https://x.com/a.png': { body: 'png', mediaType: 'image/png' } });
    const { missing } = await takeMedia([medium('image', 'https://x.com/a.png')], link, false);
    expect(asked).toEqual([]);
    expect(missing).toEqual(['https://x.com/a.png: no requests, by the setting']);
  });

  it('lists what the site does not give out, and keeps the rest', async () => {
    const { link } = pageWith({ 'https://x.com/b.png': { body: 'png', mediaType: 'image/png' } });
    const { files, missing } = await takeMedia(
      [medium('image', 'https://x.com/a.png'), medium('image', 'https://x.com/b.png')],
      link,
      true,
    );
    expect(files.map(({ facts }) => facts.source)).toEqual(['https://x.com/b.png', null]);
    expect(missing).toEqual(['https://x.com/a.png: the site answered 404']);
  });

  it('asks for each file once, for twenty at most, and lists the others', async () => {
    const many = Array.from({ length: 25 }, (_, index) => medium('image', `https://x.com/${index}.png`));
    const { link, asked } = pageWith({});
    const { missing } = await takeMedia([...many, ...many], link, true);
    expect(asked.length).toBe(20);
    expect(missing.filter((line) => line.endsWith('more than 20 files')).length).toBe(5);
  });

  it('gives files of an unknown kind a plain ending, and never one that runs', async () => {
    const { link } = pageWith({ 'https://x.com/a': { body: 'MZ', mediaType: 'application/x-msdownload' } });
    const { files } = await takeMedia([medium('image', 'https://x.com/a')], link, true);
    expect(files[0]?.facts.fileName).toBe('media-1.bin');
  });

  it('names no more of a data: address than that it is one', async () => {
    const url = `data:image/png;base64,${'A'.repeat(5000)}`;
    const { link } = pageWith({ [url]: { body: 'png', mediaType: 'image/png' } });
    expect((await takeMedia([medium('image', url)], link, true)).files[0]?.facts.source).toBe(
      'data: address in the page',
    );
  });

  it('ends with the page', async () => {
    const link: ReaderLink = { tabId: 1, ask: () => Promise.reject(new DaybookError('page-gone')), end: () => {} };
    await expect(takeMedia([medium('image', 'https://x.com/a')], link, true)).rejects.toMatchObject({
      code: 'page-gone',
    });
  });
});
