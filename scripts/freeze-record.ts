import 'fake-indexeddb/auto';
import { writeFile } from 'node:fs/promises';
import { freezeDatabases } from '../tests/support/frozen-record.ts';
import { toldOptions } from './support/told-options.ts';

toldOptions({});

/**
 * Writes an invented record with the code as it stands to `tests/fixtures/record/schema-N.json`: run once for each
 * released schema, so that later ones can be tested against what was really written. Passphrase: "frozen".
 */
const kept = new Map<string, unknown>();
Object.assign(globalThis, {
  chrome: { runtime: { id: 'freeze' } },
  browser: {
    runtime: { id: 'freeze' },
    storage: {
      session: {
        get: async (name: string) => (kept.has(name) ? { [name]: kept.get(name) } : {}),
        set: async (values: object) => Object.entries(values).forEach(([name, value]) => kept.set(name, value)),
        remove: async (name: string) => kept.delete(name),
      },
    },
  },
  __BUILD_DIGEST__: '0'.repeat(64),
});

const { schemaVersion } = await import('../utils/record/database.ts');
const { addOfflineEntries, addOfflineEntry } = await import('../utils/record/entries.ts');
const { refreshKeyRing } = await import('../utils/record/key-ring.ts');
const { addNote } = await import('../utils/record/notes.ts');
const { addThing, changeThing, removeThing } = await import('../utils/record/things.ts');
const { keepPost, offline } = await import('../tests/support/keep-post.ts');
const { makeRecoveryKey } = await import('../utils/vault/recovery.ts');
const { setPassphrase } = await import('../utils/vault/lock.ts');
const { passphraseCost } = await import('../utils/vault/passphrase-key.ts');
// What it costs to open stands in the record; tests open it often.
Object.assign(passphraseCost, { memoryKib: 8, passes: 1 });

const room = {
  attempts: await import('../utils/record/attempts.ts'),
  captures: await import('../utils/record/captures.ts'),
};
await setPassphrase('frozen');
const post = await keepPost(room, 'the words of the post');
const visit = await addOfflineEntry(offline('at the gate'));
await addOfflineEntries(['one', 'two', 'three'].map(offline));
await addNote({ entryId: post.id, text: 'a first note', noticed: null, corrects: null });
await addNote({ entryId: visit.id, text: 'a second note', noticed: null, corrects: null });
const person = await addThing('person', null, { name: 'R.', relation: null, words: null });
await changeThing(person, { name: 'Robin', relation: 'unknown', words: null });
await removeThing(await addThing('tag', post.id, { tag: 'threat' }));
await addThing('tag', visit.id, { tag: 'visit' });
await refreshKeyRing();
await addOfflineEntry(offline('after the ring'));
await makeRecoveryKey();

const file = new URL(`../tests/fixtures/record/schema-${schemaVersion}.json`, import.meta.url);
await writeFile(file, `${JSON.stringify(await freezeDatabases(['keys', 'daybook']))}\n`);
process.exit(0);
