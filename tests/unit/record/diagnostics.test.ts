// The text for a maintainer tells counts and codes, and not one word of what was kept.
import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { software } from '../../../utils/shared/software.ts';
import { fakeBrowser } from '../../support/fake-extension.ts';
import { keepPost, offline } from '../../support/keep-post.ts';
import { openRoom } from '../../support/record-room.ts';

const extension = fakeBrowser();
vi.mock('webextension-polyfill', () => ({ default: extension.default }));

it('counts what is there and holds nothing of it', async () => {
  extension.forget();
  const room = await openRoom();
  await keepPost(room, 'Zanzibar at dawn');
  await room.entries.addOfflineEntry(offline('he stood at the willow'));
  const { diagnosticsText } = await import('../../../utils/record/diagnostics.ts');
  const text = await diagnosticsText(true);
  expect(text).toMatch(/entries 2\b/u);
  expect(text).toMatch(/captures by state: complete 1, none 1/u);
  expect(text).toMatch(/issues by step and code: none/u);
  for (const kept of ['Zanzibar', 'willow', 'neighbour', 'gate', '2026-11-03', '21:14'])
    expect(text).not.toContain(kept);
  // but for the build's own, which says nothing of a person
  expect(text.replace(software.build, '')).not.toMatch(/[0-9a-f]{64}/u);
});

it('says that codes are not known while the record is locked', async () => {
  extension.forget();
  await openRoom();
  const { diagnosticsText } = await import('../../../utils/record/diagnostics.ts');
  expect(await diagnosticsText(false)).toContain('not known while locked');
});
