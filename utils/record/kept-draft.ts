import browser from 'webextension-polyfill';
import { fromBase64, toBase64 } from '../shared/bytes.ts';
import { DaybookError } from '../shared/errors.ts';
import { unwrapKey } from '../vault/key-wrap.ts';
import { openingKeys } from '../vault/vault.ts';
import { newContentKey, openJsonWith, sealJson } from './content-key.ts';

/**
 * Forms that take more than one sitting, half written: sealed as everything else that the person writes, outside of the
 * journal, since nothing of them is kept yet. Only the opened record reads them.
 */
const storedAs = 'halfway';

interface SealedDraft {
  keyId: string;
  wrapped: string;
  sealed: string;
}

const subjectOf = (form: string) => `draft/${form}`;

async function allDrafts(): Promise<Record<string, SealedDraft>> {
  return ((await browser.storage.local.get(storedAs))[storedAs] as Record<string, SealedDraft> | undefined) ?? {};
}

/** Puts a draft in the place of the one before it; null takes it away. */
export async function keepDraft(form: string, value: unknown): Promise<void> {
  const { [form]: _, ...others } = await allDrafts();
  if (value === null) {
    await browser.storage.local.set({ halfway: others });
    return;
  }
  const key = await newContentKey();
  const sealed = await sealJson(key, subjectOf(form), value);
  const draft = { keyId: key.row.id, wrapped: toBase64(key.row.wrapped), sealed: toBase64(sealed) };
  await browser.storage.local.set({ halfway: { ...others, [form]: draft } });
}

/** The draft, opened; null where there is none, or where it was written into a record that is no longer this one. Throws `record-locked`. */
export async function openDraft(form: string): Promise<unknown> {
  const draft = (await allDrafts())[form];
  if (draft === undefined) return null;
  const keys = await openingKeys();
  try {
    const raw = await unwrapKey(keys, fromBase64(draft.wrapped), draft.keyId);
    return await openJsonWith<unknown>(raw, subjectOf(form), fromBase64(draft.sealed));
  } catch (thrown) {
    if (!(thrown instanceof DaybookError) || thrown.code !== 'seal-broken') throw thrown;
    await keepDraft(form, null);
    return null;
  }
}
