import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { beginNewLog } from '../../../utils/vault/new-log.ts';
import { fakeBrowser } from '../../support/fake-extension.ts';

const extension = fakeBrowser();
const opened = vi.spyOn(indexedDB, 'open');
const fillings = () => opened.mock.calls.filter(([name]) => name === 'log').length;

function asIn(runtime: object): void {
  vi.stubGlobal('chrome', { runtime, storage: extension.default.storage });
}

beforeEach(async () => {
  vi.stubGlobal('navigator', { locks: { request: (_name: string, work: () => Promise<void>) => work() } });
  await new Promise((resolve) => (indexedDB.open('daybook').onsuccess = resolve));
  opened.mockClear();
});
afterEach(() => {
  extension.forget();
  vi.unstubAllGlobals();
});

describe('a new log', () => {
  it('is begun once after each start of the browser, and leaves nothing behind', async () => {
    asIn({});
    await beginNewLog();
    await beginNewLog();
    expect(fillings()).toBe(1);
    extension.forget();
    await beginNewLog();
    expect(fillings()).toBe(2);
    expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['daybook']);
  });

  it('is not begun in Firefox, nor outside a browser', async () => {
    asIn({ getBrowserInfo: () => null });
    await beginNewLog();
    vi.unstubAllGlobals();
    await beginNewLog();
    expect(fillings()).toBe(0);
  });
});
