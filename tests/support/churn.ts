/**
 * Runs inside a page of the extension, bundled by `record-in-page.ts`: writes to the record without end, and says of
 * each thing that it is kept only when the record's own code has said so. What was said must be there after a kill.
 */
import { openBackup } from '../../utils/backup/open-backup.ts';
import { restoreBackup } from '../../utils/backup/restore-backup.ts';
import { writeBackup } from '../../utils/backup/write-backup.ts';
import { givenFile } from '../../utils/import/import-file.ts';
import { keepImport } from '../../utils/import/keep-import.ts';
import { lookAt } from '../../utils/import/look.ts';
import { surveyOf } from '../../utils/import/survey.ts';
import { WallClock } from '../../utils/import/wall-clock.ts';
import { beginAttempt } from '../../utils/record/attempts.ts';
import { keepCapture, measure } from '../../utils/record/captures.ts';
import { checkRecord } from '../../utils/record/check-record.ts';
import { addOfflineEntries, openEntry } from '../../utils/record/entries.ts';
import { openExhibit } from '../../utils/record/exhibits.ts';
import { openJournal } from '../../utils/record/journal.ts';
import { addNote } from '../../utils/record/notes.ts';
import { removeEntries, removedSoFar, restoreRemoved } from '../../utils/record/remove.ts';
import { clearStaged } from '../../utils/record/staging.ts';
import { allSummaries } from '../../utils/record/summaries.ts';
import { addThing, changeThing, openThings } from '../../utils/record/things.ts';
import { lockState, setPassphrase, unlock } from '../../utils/vault/lock.ts';
import { keepPost, offline } from './keep-post.ts';

/** Something that the record said it has kept. */
export interface Said {
  what: 'entry' | 'note' | 'thing';
  id: string;
  /** The entry that it belongs to; the thing's own root. */
  of: string;
}

const modules = { attempts: { beginAttempt }, captures: { keepCapture, measure } } as Parameters<typeof keepPost>[0];

/** Sizes of files, in bytes: one chunk, several, many. */
const sizes = [2_000, 300_000, 2_500_000];

/** A chat of so many days with a picture on each, chosen and kept; gives the ids of its entries once that was said. */
async function importChat(days: number, pictureSize: number): Promise<string[]> {
  const at = (day: number) =>
    `${String((day % 28) + 1).padStart(2, '0')}/${String((Math.floor(day / 28) % 12) + 1).padStart(2, '0')}/2025`;
  const lines = Array.from({ length: days }, (_, day) => [
    `${at(day)}, 21:14 - Sam Carter: number ${day}`,
    `${at(day)}, 21:15 - Sam Carter: IMG-${day}.jpg (file attached)`,
  ]).flat();
  const picture = new Uint8Array(pictureSize).fill(7);
  picture.set([0xff, 0xd8, 0xff, 0xe0]);
  const files = [
    new File([lines.join('\n')], 'WhatsApp Chat with Sam Carter.txt'),
    ...lines.filter((_, line) => line % 2 === 1).map((_, day) => new File([picture], `IMG-${day}.jpg`)),
  ];
  const [opened] = (
    await lookAt(
      files.map((file) => givenFile(file)),
      new WallClock('UTC'),
    )
  ).sources;
  if (opened === undefined) throw new Error('no chat');
  const choice = {
    conversations: new Set(['chat']),
    leftOut: new Set<string>(),
    me: new Set<string>(),
    fromDay: null,
    toDay: null,
  };
  const settings = { zone: 'UTC', order: 'dmy' as const };
  const { conversations } = await surveyOf(opened.source, settings);
  const source = { opened, settings, choice, conversations, untimed: 0, keepOriginals: true };
  return (await keepImport({ sources: [source], items: [], zone: 'UTC' })).map(({ id }) => id);
}

async function step(turn: number, say: (said: Said) => Promise<void>): Promise<void> {
  const entry = async (id: string) => say({ what: 'entry', id, of: id });
  switch (turn % 7) {
    case 0:
    case 3:
      return entry((await keepPost(modules, `post ${turn}`, sizes[turn % sizes.length])).id);
    case 1: {
      for (const { id } of await addOfflineEntries([offline(`one ${turn}`), offline(`two ${turn}`)])) await entry(id);
      return undefined;
    }
    case 2: {
      const last = (await allSummaries()).at(-1);
      if (last === undefined) return undefined;
      const note = await addNote({ entryId: last.id, text: `note ${turn}`, noticed: null, corrects: null });
      return say({ what: 'note', id: note.id, of: last.id });
    }
    case 4: {
      const [person] = await openThings('person');
      const body = { name: `name ${turn}`, relation: null, words: null };
      const thing = person === undefined ? await addThing('person', null, body) : await changeThing(person, body);
      return say({ what: 'thing', id: thing.id, of: thing.root });
    }
    case 5: {
      for (const id of await importChat(2, 200_000)) await entry(id);
      return undefined;
    }
    default: {
      const [first] = await allSummaries();
      if (first === undefined) return undefined;
      await removeEntries([first.id]);
      return restoreRemoved([first.id]);
    }
  }
}

const churn = {
  setPassphrase,
  /** Brings in a chat; how many entries it made, once all of them are kept. */
  async bringIn(days: number, pictureSize: number): Promise<number> {
    return (await importChat(days, pictureSize)).length;
  },
  /** Writes until the page ends. */
  async run(from: number, say: (said: Said) => Promise<void>): Promise<never> {
    for (let turn = from; ; turn += 1) await step(turn, say);
  },
  /** What is wrong with the record, and what of `said` is not there. */
  async check(said: readonly Said[]): Promise<string[]> {
    await clearStaged();
    const wrong = (await checkRecord(() => {})).findings.map(({ what, table, id }) => `${what} ${table}/${id}`);
    await openJournal();
    const things = new Set((await openThings('person')).map(({ root }) => root));
    for (const { what, id, of } of said) {
      if (what === 'thing') {
        if (!things.has(of)) wrong.push(`thing ${of} is gone`);
        continue;
      }
      try {
        const { notes, exhibits } = await openEntry(of);
        if (what === 'note' && !notes.some((note) => note.id === id)) wrong.push(`note ${id} is gone`);
        if (what === 'entry') for (const exhibit of exhibits) await openExhibit(exhibit);
      } catch (thrown) {
        wrong.push(`${what} ${id}: ${String(thrown)}`);
      }
    }
    return wrong;
  },
  async removedMeanwhile(): Promise<string[]> {
    const ids = (await removedSoFar()).map(({ id }) => id);
    if (ids.length > 0) await restoreRemoved(ids);
    return ids;
  },
  async unlockIfLocked(passphrase: string): Promise<void> {
    if ((await lockState()).locked) await unlock(passphrase);
  },
  async count(): Promise<number> {
    return (await allSummaries()).length;
  },
  /** A backup as base64, for a file that a test holds. */
  async backup(): Promise<string> {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const sink = {
      write: async (bytes: Uint8Array<ArrayBuffer>) => void parts.push(bytes.slice()),
      close: async () => {},
      abort: async () => {},
    };
    await writeBackup(sink, null, () => {});
    const url = await new Promise<string>((resolve) => {
      const reader = new FileReader();
      reader.addEventListener('load', () => resolve(String(reader.result)));
      reader.readAsDataURL(new Blob(parts));
    });
    return url.slice(url.indexOf(',') + 1);
  },
  async restore(base64: string, passphrase: string): Promise<number> {
    const file = new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))]);
    return (await restoreBackup(await openBackup(file, { passphrase }), file.size, () => {})).entries;
  },
};

export type Churn = typeof churn;

(globalThis as { churn?: Churn }).churn = churn;
