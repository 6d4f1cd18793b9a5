import JSZip from 'jszip';
import { openPackageSource } from '../../../../utils/package/record-source.ts';
import { writeVolumes } from '../../../../utils/package/write-package.ts';
import { type FileSink, newOwnFile } from '../../../../components/package/own-file.ts';
import { keepCapture, measure } from '../../../../utils/record/captures.ts';
import { recordDatabase } from '../../../../utils/record/database.ts';
import { openEntry } from '../../../../utils/record/entries.ts';
import { openExhibit, sealedExhibit } from '../../../../utils/record/exhibits.ts';
import { refreshKeyRing } from '../../../../utils/record/key-ring.ts';
import { allSummaries } from '../../../../utils/record/summaries.ts';
import { momentNow } from '../../../../utils/shared/clock.ts';
import { software } from '../../../../utils/shared/software.ts';
import { openStreamUnchecked } from '../../../../utils/vault/stream-seal.ts';
import { blobAccess } from '../../../../utils/verify/random-access.ts';
import { verifyPackage } from '../../../../utils/verify/verify-package.ts';

const exhibitBytes = 2e6;
const exhibitsPerEntry = 10;

let latest: Blob | null = null;

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function noise(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(exhibitBytes);
  for (let at = 0; at < bytes.length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
}

async function ownFile(): Promise<FileSink> {
  const sink = await newOwnFile();
  if (!sink) throw new Error('this browser has no files of its own');
  return sink;
}

const pageWork = {
  /** Fills the record with captures of ten exhibits of 2 MB each, as a capture keeps them. */
  async fill(megabytes: number): Promise<void> {
    for (let entry = 0; entry < megabytes / 20; entry += 1) {
      const taken = [];
      for (let exhibit = 1; exhibit <= exhibitsPerEntry; exhibit += 1) {
        const bytes = noise();
        const facts = {
          role: 'media' as const,
          fileName: `film-${exhibit}.bin`,
          mediaType: 'application/octet-stream',
          ...(await measure(bytes)),
          takenAt: momentNow(),
          parents: [],
          madeBy: 'noise',
          source: null,
        };
        taken.push({ bytes, facts });
      }
      const draft = {
        source: 'capture' as const,
        kind: 'post',
        site: 'x',
        madeAt: momentNow(),
        happened: { from: momentNow().utc, to: momentNow().utc, precision: 'exact' as const, words: null },
        who: null,
        where: null,
        words: null,
        capture: {
          mode: 'post' as const,
          state: 'complete' as const,
          startedAt: momentNow(),
          finishedAt: momentNow(),
          page: null,
          adapter: null,
          reading: null,
          issues: [],
          software,
        },
      };
      await keepCapture(draft, taken, 'none');
    }
    await refreshKeyRing();
  },

  /** The bytes of the store, sealed as they lie there, into a file, by the quickest way this page knows. */
  quickestCopy: () =>
    timed(async () => {
      const sink = await ownFile();
      for (const id of await recordDatabase().bytes.toCollection().primaryKeys()) {
        const row = await recordDatabase().bytes.get(id);
        await sink.write(new Uint8Array(await row!.sealed.arrayBuffer()));
      }
      await sink.close();
      await sink.abort();
    }),

  /** The same, opened on the way and looked at by nobody: what an export must do besides copying. */
  openedCopy: () =>
    timed(async () => {
      const sink = await ownFile();
      for (const { id } of await allSummaries()) {
        for (const exhibit of (await openEntry(id)).exhibits) {
          const { key, sealed } = await sealedExhibit(exhibit);
          await sink.write(await openStreamUnchecked(key, new Uint8Array(await sealed.arrayBuffer())));
        }
      }
      await sink.close();
      await sink.abort();
    }),

  /** The reference of the design: the sealed bytes through the browser's own stream into a file. */
  copy: () =>
    timed(async () => {
      const handle = await (await navigator.storage.getDirectory()).getFileHandle('copy', { create: true });
      const stream = await handle.createWritable();
      for (const id of await recordDatabase().bytes.toCollection().primaryKeys()) {
        const row = await recordDatabase().bytes.get(id);
        await row!.sealed.stream().pipeTo(stream, { preventClose: true });
      }
      await stream.close();
      await (await navigator.storage.getDirectory()).removeEntry('copy');
    }),

  /** The product's export, every digest checked again, into a file; without the PDF, which is set from other bytes. */
  async exported(): Promise<number> {
    const ids = (await allSummaries()).map(({ id }) => id);
    const options = { reference: null, contactName: null, zone: 'Europe/London', language: 'en' };
    let sink: FileSink | undefined;
    const took = await timed(async () => {
      await writeVolumes(await openPackageSource(ids, []), options, async () => (sink = await ownFile()), {});
    });
    latest = (await sink?.content()) ?? null;
    return took;
  },

  /** The same exhibits by JSZip, as the extension would do it with it: opened, each digest taken again, into a file. */
  jszip: () =>
    timed(async () => {
      const sink = await ownFile();
      const zip = new JSZip();
      for (const { id } of await allSummaries()) {
        const { exhibits, entry } = await openEntry(id);
        for (const exhibit of exhibits) zip.file(`${entry.number}/${exhibit.fileName}`, await openExhibit(exhibit));
      }
      const whole = await zip.generateAsync({ type: 'blob', compression: 'STORE' });
      if (whole.size < exhibitBytes) throw new Error('JSZip wrote nothing');
      for (let at = 0; at < whole.size; at += exhibitBytes)
        await sink.write(new Uint8Array(await whole.slice(at, at + exhibitBytes).arrayBuffer()));
      await sink.close();
      await sink.abort();
    }),

  async verified(): Promise<number> {
    let ok = false;
    const took = await timed(async () => {
      ({ ok } = await verifyPackage([blobAccess(latest!)]));
    });
    if (!ok) throw new Error('the package does not verify');
    return took;
  },

  /** The reference: WebCrypto's digest of the same bytes, as many at a time as an exhibit has. */
  digested: () =>
    timed(async () => {
      for (let at = 0; at < latest!.size; at += exhibitBytes)
        await crypto.subtle.digest('SHA-256', await latest!.slice(at, at + exhibitBytes).arrayBuffer());
    }),

  size: async () => latest!.size,
};

export type PageWork = typeof pageWork;
Object.assign(globalThis, { pageWork });
