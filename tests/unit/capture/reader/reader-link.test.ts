// A page that goes between our script and its connection: said, and the tab is not waited for for ever.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { acceptReader, injectReader } from '../../../../utils/capture/reader/reader-link.ts';
import { readerPortName } from '../../../../utils/capture/reader/reader-protocol.ts';

vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: { id: 'own' },
    tabs: { get: () => Promise.resolve({ url: 'https://x.com/home' }) },
    scripting: { executeScript: () => Promise.resolve([{ result: undefined }]) },
  },
}));

afterEach(() => {
  vi.useRealTimers();
});

describe('a reader that was put into a page', () => {
  it('and never connects is of a page that has gone; the next one is taken', async () => {
    vi.useFakeTimers();
    const gone = expect(injectReader(7)).rejects.toMatchObject({ code: 'page-gone' });
    await vi.advanceTimersByTimeAsync(6000);
    await gone;
    const next = injectReader(7);
    const listening = { addListener: () => {} };
    await vi.advanceTimersByTimeAsync(10);
    acceptReader({
      name: readerPortName,
      sender: { id: 'own', frameId: 0, tab: { id: 7 } },
      onMessage: listening,
      onDisconnect: listening,
      disconnect: () => {
        throw new Error('not taken');
      },
    } as never);
    expect(await next).toMatchObject({ tabId: 7 });
  });
});
