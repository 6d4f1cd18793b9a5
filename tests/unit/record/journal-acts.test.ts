// What the journal tells of, act by act; removal, import, backup and merge are held where they are tested.
import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { momentNow } from '../../../utils/shared/clock.ts';
import { fakeBrowser } from '../../support/fake-extension.ts';
import { keepPost, offline } from '../../support/keep-post.ts';
import { openRoom } from '../../support/record-room.ts';

const extension = fakeBrowser();
vi.mock('webextension-polyfill', () => ({ default: extension.default }));

it('tells of each act in its order, with its subject, and of nothing twice', async () => {
  const room = await openRoom();
  const { noteRead } = await import('../../../utils/record/note-read.ts');
  const { noteLockChange } = await import('../../../utils/record/note-lock.ts');
  const { notePackageMade, noteSelection } = await import('../../../utils/package/note-package.ts');
  const { id, number } = await keepPost(room, 'kept');
  const attempt = await room.attempts.beginAttempt({ mode: 'post', startedAt: momentNow(), page: null });
  const { entry, exhibits } = await room.entries.openEntry(id);
  const { id: _id, number: _number, ...draft } = entry;
  const failed = await room.captures.keepCapture(
    { ...draft, capture: { ...entry.capture!, state: 'failed' } },
    [],
    attempt,
  );
  const other = await room.entries.addOfflineEntry(offline('by the gate'));
  await noteRead({ entry, exhibits });
  await noteRead({ entry, exhibits });
  const first = await room.notes.addNote({ entryId: id, text: 'one', noticed: null, corrects: null });
  await room.notes.addNote({ entryId: id, text: 'one, put right', noticed: null, corrects: first.id });
  const { addThing, changeThing } = room.things;
  const link = await addThing('entry-link', id, { other: other.id, words: null });
  await changeThing(link, { other: other.id, words: 'the same evening' });
  await noteLockChange('passphrase-set');
  await noteSelection([id]);
  await notePackageMade({ sha256: 'a'.repeat(64) } as never);

  const lines = (await room.journal.openJournal()).map(({ kind, subject }) =>
    [kind, subject.number, subject.what].filter((part) => part !== undefined).join(' '),
  );
  expect(lines).toEqual([
    'record-made',
    `entry-made ${number}`,
    `capture-failed ${failed.number}`,
    `entry-made ${other.number}`,
    `entry-read ${number}`,
    `note-added ${number}`,
    `note-added ${number}`,
    'thing-added entry-link',
    'thing-changed entry-link',
    'lock-changed passphrase-set',
    'selected',
    'package-made',
  ]);
});
