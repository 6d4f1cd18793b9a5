// @vitest-environment jsdom
// What is missing (a passphrase, a part of the browser) is said once, with the next best way.
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { browserWithWords, messages } from './browser-with-words.ts';

vi.mock('webextension-polyfill', () => {
  const made = browserWithWords();
  return { ...made, default: { ...made.default, permissions: { contains: async () => false } } };
});
const lock = vi.hoisted(() => ({ lockState: vi.fn<() => Promise<{ hasPassphrase: boolean }>>() }));
vi.mock('../../../utils/vault/lock.ts', () => lock);
const staging = vi.hoisted(() => ({ clearStaged: vi.fn<() => Promise<number>>() }));
vi.mock('../../../utils/record/staging.ts', () => staging);

const { BrokenOff } = await import('../../../components/casebook/BrokenOff.tsx');
const { PauseScreen } = await import('../../../components/safety/PauseScreen.tsx');
const { KeptForGoodSettings } = await import('../../../components/settings/KeptForGoodSettings.tsx');

const said = (key: string) => messages[key]?.message ?? key;

/** The screen once it has read what it needs; `ready` names a word that it shows then. */
async function show(screen: preact.ComponentChild, ready: string): Promise<HTMLElement> {
  render(null, document.body);
  await act(() => render(screen, document.body));
  await expect.poll(() => document.body.textContent).toContain(said(ready));
  return document.body;
}

describe('enough for today', () => {
  it('says that the book is closed where it has a passphrase, and offers none', async () => {
    lock.lockState.mockResolvedValue({ hasPassphrase: true });
    const body = await show(<PauseScreen />, 'pause_kept');
    expect(body.querySelector('a[href="#/settings"]')).toBe(null);
  });

  it('says that a book without one cannot be locked, and where to set one', async () => {
    lock.lockState.mockResolvedValue({ hasPassphrase: false });
    const body = await show(<PauseScreen />, 'pause_kept_open');
    expect(body.textContent).not.toContain(said('pause_kept'));
    expect(body.querySelector('a[href="#/settings"]')?.textContent).toBe(said('passphrase_set'));
  });
});

describe('a promise to keep the book', () => {
  const storage = (value: object) => Object.defineProperty(navigator, 'storage', { value, configurable: true });

  it('is asked for where the browser can give it', async () => {
    storage({
      persisted: async () => false,
      persist: async () => true,
      estimate: async () => ({ usage: 5e6, quota: 1e9 }),
    });
    const body = await show(<KeptForGoodSettings />, 'storage_not_kept');
    expect(body.querySelector('button')?.textContent).toBe(said('storage_ask'));
  });

  it('is not asked for where it cannot: a backup is the next best way', async () => {
    storage({});
    const body = await show(<KeptForGoodSettings />, 'storage_never_kept');
    expect(body.textContent).toBe(said('storage_never_kept'));
    expect(body.querySelector('button')).toBe(null);
  });
});

describe('what was broken off', () => {
  it('is said once it is taken away', async () => {
    staging.clearStaged.mockResolvedValue(1);
    await show(<BrokenOff />, 'broken_off');
  });

  it('is told in one sentence where the store cannot be read', async () => {
    staging.clearStaged.mockRejectedValue(new Error('no'));
    const body = await show(<BrokenOff />, 'error_storage_failed');
    expect(body.textContent).not.toContain(said('broken_off'));
  });
});
