import { createSHA256 } from 'hash-wasm';
import { openStreamUnchecked } from '../vault/stream-seal.ts';
import type { OpenedReply, SealedExhibit } from './exhibit-opener.ts';

/** As many bytes at a time as stay in the processor's own memory. */
const pieceBytes = 256 << 10;

// Not awaited out here: what is sent before a worker listens is lost.
const hashing = createSHA256();

async function opened({ key, sealed }: SealedExhibit): Promise<OpenedReply> {
  try {
    const bytes = await openStreamUnchecked(key, new Uint8Array(await sealed.arrayBuffer()));
    const hash = (await hashing).init();
    for (let at = 0; at < bytes.length; at += pieceBytes) hash.update(bytes.subarray(at, at + pieceBytes));
    return { ok: true, bytes, sha256: hash.digest('hex') };
  } catch (thrown) {
    return { ok: false, message: String(thrown) };
  }
}

// One after the other, and answered in order: two at once would share the hash.
let last: Promise<void> = Promise.resolve();
addEventListener('message', ({ data }: MessageEvent<SealedExhibit>) => {
  last = last.then(async () => {
    const reply = await opened(data);
    postMessage(reply, { transfer: reply.ok ? [reply.bytes.buffer] : [] });
  });
});
