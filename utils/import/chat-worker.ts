import { sealedContent } from '../record/sealed-content.ts';
import { blobStream } from '../shared/blob-stream.ts';
import { DaybookError, type Failure, toFailure } from '../shared/errors.ts';
import { release } from '../shared/release.ts';
import { SideBySide } from '../shared/side-by-side.ts';
import { chatSource } from './chat-reader.ts';
import type { DayDraft } from './day-draft.ts';
import type { ImportFile } from './import-file.ts';
import type { ChatFiles } from './message-source.ts';
import { readDays } from './read-days.ts';
import type { ReadAsked, ReadReply, Room, ToReader } from './read-elsewhere.ts';

/** So many days are sealed while the next is read. */
const sealedAtOnce = 3;

const say = (reply: ReadReply, transfer: Transferable[] = []) => postMessage(reply, { transfer });

/** What waits for the next piece of the text. */
let waitsForPiece: { done(piece: Uint8Array<ArrayBuffer> | null): void; failed(reason: unknown): void } | null = null;
/** Room that the page has for days, and who waits for more. */
const rooms: Room[] = [];
let onRoom = (): void => undefined;

function piece(fromStart: boolean): Promise<Uint8Array<ArrayBuffer> | null> {
  return new Promise((done, failed) => {
    waitsForPiece = { done, failed };
    say({ what: 'piece', fromStart });
  });
}

/** The chat's text as the page reads it for us: only it can open an archive. */
const textOfPage: Pick<ImportFile, 'stream'> = {
  stream: async function* () {
    for (let at = 0; ; at += 1) {
      const next = await piece(at === 0);
      if (next === null) return;
      yield next;
    }
  },
};

/** Here a file that came with the chat is only known to be there; the page reads it. */
const there: ChatFiles extends ReadonlyMap<string, infer File> ? File : never = {
  sizeBytes: 0,
  stream: () => {
    throw new DaybookError('import-unreadable', 'read in the page');
  },
};

async function nextRoom(): Promise<Room> {
  for (;;) {
    const room = rooms.shift();
    if (room !== undefined) return room;
    await new Promise<void>((resolve) => {
      onRoom = resolve;
    });
  }
}

/** Sends a day to the page; sealed, where all of its text is known. */
async function hand({ attachments, pieces, ...draft }: DayDraft, { id, key }: Room): Promise<void> {
  const [whole] = pieces;
  if (whole !== undefined && attachments.length === 0) {
    // a blob already here: making one takes a fifth of the page's own time, and to hand it over takes none
    const messages = await sealedContent(key, id, whole);
    release(whole);
    say({ what: 'day', draft, files: [], messages, pieces: [], room: id });
    return;
  }
  const files = attachments.map(({ name }) => name);
  say(
    { what: 'day', draft, files, messages: null, pieces, room: id },
    pieces.map(({ buffer }) => buffer),
  );
}

async function read({ text: file, facts, files, wanted }: ReadAsked): Promise<void> {
  const text = file === null ? textOfPage : { stream: () => blobStream(file) };
  const source = chatSource(facts, text, new Map(files.map((name) => [name, there])));
  const sealing = new SideBySide(sealedAtOnce);
  for await (const draft of readDays(source, wanted)) {
    const room = await nextRoom();
    await sealing.add(() => hand(draft, room));
  }
  await sealing.end();
}

const failed = (failure: Failure): void => waitsForPiece?.failed(new DaybookError(failure.code, failure.detail));

addEventListener('message', ({ data }: MessageEvent<ToReader>) => {
  switch (data.what) {
    case 'read':
      void read(data.asked).then(
        () => say({ what: 'end' }),
        (thrown: unknown) => say({ what: 'failed', failure: toFailure(thrown, 'import-unreadable') }),
      );
      break;
    case 'piece':
      if ('failure' in data) failed(data.failure);
      else waitsForPiece?.done(data.piece);
      break;
    case 'room':
      rooms.push(data.room);
      onRoom();
  }
});
