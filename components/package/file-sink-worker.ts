import { release } from '../../utils/shared/release.ts';
import type { SinkReply, SinkRequest } from './own-file.ts';

/** `createSyncAccessHandle` exists in workers only, so the types of pages do not know it. */
interface SyncFile {
  write(bytes: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

let file: SyncFile | null = null;
let at = 0;

async function done({ kind, name, bytes }: SinkRequest): Promise<void> {
  if (kind === 'open') {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('outgoing', { create: true });
    const handle = await folder.getFileHandle(name, { create: true });
    file = await (handle as unknown as { createSyncAccessHandle(): Promise<SyncFile> }).createSyncAccessHandle();
  } else if (kind === 'write') {
    for (let written = 0; written < bytes.length;) {
      const count = file!.write(written === 0 ? bytes : bytes.subarray(written), { at });
      if (count <= 0) throw new DOMException('no room', 'QuotaExceededError');
      written += count;
      at += count;
    }
    release(new Uint8Array(bytes.buffer));
  } else {
    if (kind === 'abort') file?.truncate(0);
    else file?.flush();
    file?.close();
    file = null;
  }
}

// One after the other, and answered in order: the page counts the answers.
let last: Promise<void> = Promise.resolve();
addEventListener('message', ({ data }: MessageEvent<SinkRequest>) => {
  last = last.then(async () => {
    let reply: SinkReply = { ok: true };
    try {
      await done(data);
    } catch (thrown) {
      reply = { ok: false, name: thrown instanceof Error ? thrown.name : 'Error', message: String(thrown) };
    }
    postMessage(reply);
  });
});
