import type { ByteSink } from '../shared/sink.ts';

/**
 * Wraps a package in a ZIP that only a passphrase opens (AES-256 by the WinZip scheme, which 7-Zip, WinZip and Keka
 * read). The package inside stays as it is, under `innerName`, and can be checked once it is taken out.
 */
export async function protectedSink(sink: ByteSink, innerName: string, passphrase: string): Promise<ByteSink> {
  const { configure, ZipWriter } = await import('@zip.js/zip.js');
  configure({ useWebWorkers: false });
  const outer = new WritableStream<Uint8Array<ArrayBuffer>>({ write: (bytes) => sink.write(bytes.slice()) });
  const zip = new ZipWriter(outer, { level: 0, zip64: true, keepOrder: true });
  const inner = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
  const writer = inner.writable.getWriter();
  // Nothing but the passphrase's strength protects it: the time is not the package's, the name says nothing.
  const added = zip.add(innerName, inner.readable, {
    password: passphrase,
    encryptionStrength: 3,
    level: 0,
    lastModDate: new Date(2026, 0, 1),
  });
  // Told by whoever writes next, or closes.
  added.catch((thrown: unknown) => writer.abort(thrown).catch(() => undefined));
  return {
    write: (bytes) => writer.write(bytes),
    close: async () => {
      await writer.close();
      await added;
      await zip.close();
      await sink.close();
    },
    abort: async () => {
      await writer.abort(new DOMException('aborted', 'AbortError')).catch(() => undefined);
      await Promise.allSettled([added]);
      await sink.abort();
    },
  };
}
