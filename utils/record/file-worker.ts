import { blobStream } from '../shared/blob-stream.ts';
import { toFailure } from '../shared/errors.ts';
import { release } from '../shared/release.ts';
import type { FileAsked, FileReply } from './file-work.ts';
import { measuredSeal } from './measured-seal.ts';
import { storedDigest } from './stored-digest.ts';

/** A file's pieces, given back when the next is asked for: nobody else has them. */
async function* givenBack(pieces: AsyncIterable<Uint8Array<ArrayBuffer>>) {
  for await (const piece of pieces) {
    yield piece;
    release(piece);
  }
}

/** The page's next message on this port. */
function nextMessage(port: MessagePort): Promise<Uint8Array<ArrayBuffer> | null> {
  return new Promise((resolve) => {
    port.addEventListener('message', ({ data }: MessageEvent<Uint8Array<ArrayBuffer> | null>) => resolve(data), {
      once: true,
    });
  });
}

/** Pieces of a file that the page reads for us, asked for one by one; null at its end. */
async function* piecesFrom(port: MessagePort, say: (reply: FileReply) => void) {
  for (;;) {
    const coming = nextMessage(port);
    say({ what: 'more' });
    const piece = await coming;
    if (piece === null) return;
    yield piece;
  }
}

async function work(asked: FileAsked, port: MessagePort): Promise<void> {
  const say = (reply: FileReply, transfer: Transferable[] = []) => port.postMessage(reply, transfer);
  try {
    if (asked.what === 'digest') {
      say({ what: 'digest', sha256: await storedDigest(asked.key, asked.id, asked.sealed) });
      return;
    }
    const sealing = measuredSeal(
      asked.key,
      asked.id,
      givenBack(asked.file === null ? piecesFrom(port, say) : blobStream(asked.file)),
    );
    for (;;) {
      const { done, value } = await sealing.next();
      if (done === true) {
        say({ what: 'sealed', measured: value });
        return;
      }
      const taken = asked.file === null ? null : nextMessage(port);
      say({ what: 'chunk', chunk: value }, [value.buffer]);
      // A file is read faster here than the page can write it down: without this all of it would wait there.
      await taken;
    }
  } catch (thrown) {
    say({ what: 'failed', failure: toFailure(thrown, 'storage-failed') });
  }
}

addEventListener('message', ({ data, ports: [port] }: MessageEvent<FileAsked>) => {
  if (port === undefined) return;
  port.start();
  void work(data, port);
});
