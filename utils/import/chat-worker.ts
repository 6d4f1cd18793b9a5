import { DaybookError, type Failure, toFailure } from '../shared/errors.ts';
import type { ReadAsked, ReadReply, ToReader } from './read-elsewhere.ts';
import { chatSource } from './chat-reader.ts';
import type { DayDraft } from './day-draft.ts';
import type { ImportFile } from './import-file.ts';
import type { ChatFiles } from './message-source.ts';
import { readDays } from './read-days.ts';

/** So many days wait for the page; then reading waits. */
const mostWaiting = 12;

const say = (reply: ReadReply, transfer: Transferable[] = []) => postMessage(reply, { transfer });

/** What waits for the next piece of the text. */
let waitsForPiece: { done(piece: Uint8Array<ArrayBuffer> | null): void; failed(reason: unknown): void } | null = null;
/** Days that the page has not taken yet, and who waits until it has taken one. */
let notTaken = 0;
let onTaken = (): void => undefined;

function piece(fromStart: boolean): Promise<Uint8Array<ArrayBuffer> | null> {
  return new Promise((done, failed) => {
    waitsForPiece = { done, failed };
    say({ what: 'piece', fromStart });
  });
}

/** The chat's text, which the page reads for us: only it can open an archive or a file that was dropped. */
const text: Pick<ImportFile, 'stream'> = {
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

async function hand({ attachments, ...draft }: DayDraft): Promise<void> {
  const files = attachments.map(({ name }) => name);
  say(
    { what: 'day', draft, files },
    draft.pieces.map(({ buffer }) => buffer),
  );
  notTaken += 1;
  if (notTaken < mostWaiting) return;
  await new Promise<void>((resolve) => {
    onTaken = resolve;
  });
}

async function read({ facts, files, wanted }: ReadAsked): Promise<void> {
  const source = chatSource(facts, text, new Map(files.map((name) => [name, there])));
  for await (const draft of readDays(source, wanted)) await hand(draft);
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
    case 'taken':
      notTaken -= 1;
      onTaken();
  }
});
