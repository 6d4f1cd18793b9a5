import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { writePackage } from '../../../utils/package/write-package.ts';
import { sha256Hex } from '../../../utils/shared/sha256.ts';
import { blobAccess } from '../../../utils/verify/random-access.ts';
import { verifyPackage } from '../../../utils/verify/verify-package.ts';
import { memorySink } from '../../support/memory-sink.ts';
import { sampleOptions, samplePackage } from '../../support/sample-package.ts';
import { caseOfMaya, hostileCase, sampleSource } from '../../support/sample-source.ts';
import { zipParts } from '../../support/zip-parts.ts';
import { inTemporaryFolder, run, unpack } from '../../support/stock-tools.ts';

const cases = [
  ['of one person', caseOfMaya],
  ['of hostile texts and names', hostileCase],
] as const;

describe.each(cases)('a package %s', (_, samples) => {
  it('is found whole by our verifier', async () => {
    const { zip, result } = await samplePackage(samples);
    const report = await verifyPackage([blobAccess(new Blob([zip]))], { key: result.keyFingerprint });
    expect(report.checks.filter((check) => !check.ok)).toEqual([]);
    expect(report.package).toMatchObject({
      entries: result.entries,
      exhibits: result.exhibits,
      key: result.keyFingerprint,
      digest: result.digest,
      topFolder: result.topFolder,
    });
    expect(zip.length).toBe(result.sizeBytes);
  });

  it('passes unzip, sha256sum and openssl, as READ-ME-FIRST tells it', async () => {
    const { zip, result } = await samplePackage(samples);
    await inTemporaryFolder((folder) => {
      const bag = unpack(zip, folder);
      expect(run('unzip', ['-t', 'package.zip'], folder)).toContain('No errors detected');
      run('sha256sum', ['-c', '--strict', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'], bag);
      const verify = ['dgst', '-sha256', '-verify', 'signing-key.pub.pem', '-signature', 'tagmanifest-sha256.txt.sig'];
      expect(run('openssl', [...verify, 'tagmanifest-sha256.txt'], bag)).toContain('Verified OK');
      const key = run(
        'sh',
        ['-c', 'openssl pkey -pubin -in signing-key.pub.pem -outform DER | openssl dgst -sha256'],
        bag,
      );
      expect(key).toContain(result.keyFingerprint);
      const files = readdirSync(bag, { recursive: true, encoding: 'utf8' }).filter((path) =>
        statSync(join(bag, path)).isFile(),
      );
      const readMe = readFileSync(join(bag, 'READ-ME-FIRST.txt'), 'utf8');
      expect(readMe).toContain(`There are ${files.length} files.`);
      expect(files.filter((path) => `${result.topFolder}/${path}`.length > 100)).toEqual([]);
      expect(files.filter((path) => !/^[A-Za-z0-9._/-]+$/u.test(path))).toEqual([]);
    });
  });

  it('opens in JSZip with every exhibit byte for byte', async () => {
    const { zip, source } = await samplePackage(samples);
    const opened = await JSZip.loadAsync(zip, { checkCRC32: true });
    const record = JSON.parse(await opened.file(/data\/record\.json$/u)[0]!.async('string')) as {
      entries: { files: { exhibit: string; path: string }[] }[];
    };
    const top = Object.keys(opened.files)[0]!.split('/')[0]!;
    let compared = 0;
    for (const [at, id] of source.entryIds.entries()) {
      for (const exhibit of (await source.openEntry(id)).exhibits) {
        const path = record.entries[at]!.files.find((file) => file.exhibit === exhibit.id)!.path;
        const bytes = await opened.file(`${top}/${path}`)!.async('uint8array');
        expect(await sha256Hex(bytes.slice())).toBe(exhibit.sha256);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(20);
  });
});

describe('writePackage', () => {
  it('gives READ-ME-FIRST in the report’s language, with the same commands in each', async () => {
    const readMe = async (language: string): Promise<string> => {
      const sink = memorySink();
      await writePackage(await sampleSource(caseOfMaya.slice(0, 2)), { ...sampleOptions, language }, sink);
      const { bytes } = zipParts(sink.bytes()).find(({ name }) => name.endsWith('/READ-ME-FIRST.txt'))!;
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    };
    const [english, spanish] = [await readMe('en-GB'), await readMe('es')];
    const commands = (text: string): string[] =>
      text.split('\r\n').filter((line) => /sha256|openssl|\$|find/u.test(line));
    expect(english).toMatch(/^[\r\n -~]+$/u);
    expect(spanish).toMatch(/^\uFEFFLÉAME PRIMERO\r\n[\s\S]*Hay 22 archivos\./u);
    const own = commands(english).filter((line) => /^ +(?:Linux|macOS|Windows|shasum|foreach|if|\$h)/u.test(line));
    expect(own.length).toBeGreaterThan(10);
    for (const line of own) if (!line.includes('the same, where')) expect(spanish).toContain(line);
  });

  it('keeps every word in record.json, whatever it holds', async () => {
    const { zip, source } = await samplePackage(hostileCase);
    const opened = await JSZip.loadAsync(zip);
    const record = JSON.parse(await opened.file(/data\/record\.json$/u)[0]!.async('string')) as {
      entries: { entry: unknown }[];
    };
    for (const [at, id] of source.entryIds.entries()) {
      expect(record.entries[at]!.entry).toEqual((await source.openEntry(id)).entry);
    }
  });

  it('leaves nothing and names the entry where an exhibit was damaged', async () => {
    const source = await sampleSource();
    const sink = memorySink();
    const broken = {
      ...source,
      openExhibit: async (exhibit: Parameters<typeof source.openExhibit>[0]) => {
        const bytes = (await source.openExhibit(exhibit)).slice();
        if (exhibit.entryId === source.entryIds[3] && exhibit.role === 'item') bytes[100]! ^= 1;
        return bytes;
      },
    };
    await expect(writePackage(broken, sampleOptions, sink)).rejects.toMatchObject({
      code: 'exhibit-damaged',
      detail: 'entry 4, item',
    });
    expect(sink.state).toBe('aborted');
    expect(sink.bytes()).toHaveLength(0);
  });

  it.each([
    ['nothing is chosen', { entryIds: [] }, 'nothing-selected'],
    ['the signature cannot be made', { sign: () => Promise.reject(new Error('no key')) }, 'package-not-written'],
    ['an entry does not open', { openEntry: () => Promise.reject(new Error('gone')) }, 'package-not-written'],
  ])('aborts where %s', async (_, change, code) => {
    const sink = memorySink();
    await expect(writePackage({ ...(await sampleSource()), ...change }, sampleOptions, sink)).rejects.toMatchObject({
      code,
    });
    expect(sink.state).toBe('aborted');
  });

  it('refuses a journal that was changed', async () => {
    const source = await sampleSource();
    const journal = source.journal.map((line) => (line.seq === 5 ? { ...line, at: '2026-01-01T00:00:00.000Z' } : line));
    await expect(writePackage({ ...source, journal }, sampleOptions, memorySink())).rejects.toMatchObject({
      code: 'journal-broken',
      detail: 'line 5',
    });
  });

  it('aborts where the sink fails, and says so', async () => {
    const sink = memorySink();
    const full = Object.assign(memorySink(), {
      write: () => Promise.reject(new Error('disk full')),
      abort: sink.abort,
    });
    await expect(writePackage(await sampleSource(), sampleOptions, full)).rejects.toMatchObject({
      code: 'package-not-written',
    });
    expect(sink.state).toBe('aborted');
  });

  it('writes the same into a sink that takes the buffers away', async () => {
    const source = await sampleSource();
    const sink = memorySink();
    const write = (bytes: Uint8Array<ArrayBuffer>) => sink.write(structuredClone(bytes, { transfer: [bytes.buffer] }));
    const openExhibit: typeof source.openExhibit = async (exhibit) => (await source.openExhibit(exhibit)).slice();
    await writePackage({ ...source, openExhibit }, sampleOptions, Object.assign({}, sink, { write }));
    expect((await verifyPackage([blobAccess(new Blob([sink.bytes()]))])).ok).toBe(true);
  });

  it('tells its progress entry by entry', async () => {
    const told = { reading: new Set<number>(), writing: new Set<number>() };
    await writePackage(await sampleSource(), sampleOptions, memorySink(), ({ phase, entries }) =>
      told[phase].add(entries),
    );
    expect([...told.reading]).toEqual(Array.from({ length: 14 }, (_, at) => at + 1));
    expect([...told.writing]).toEqual(Array.from({ length: 15 }, (_, at) => at));
  });

  it('leaves a note to the next package that its journal does not know', async () => {
    const source = await sampleSource();
    const late = { ...(await source.openEntry(source.entryIds[7]!)).notes[0]!, id: 'written-meanwhile', text: 'late' };
    const openEntry = async (id: string) => {
      const view = await source.openEntry(id);
      return id === source.entryIds[7] ? { ...view, notes: [...view.notes, late] } : view;
    };
    const sink = memorySink();
    await writePackage({ ...source, openEntry }, sampleOptions, sink);
    const report = await verifyPackage([blobAccess(new Blob([sink.bytes()]))]);
    expect(report.ok).toBe(true);
  });
});

describe('an entry with private pictures', () => {
  const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 7, 7, 7, 7, 42, 42, 42, 42]);
  const words = new TextEncoder().encode('words that may be handed over');

  it.each(['private', 'young'] as const)(
    '(%s) goes out without their bytes, with their digests, and checks out',
    async (care) => {
      const { zip, result } = await samplePackage([
        {
          text: 'words that may be handed over',
          at: '2026-11-03T21:14:09.000Z',
          care,
          files: [
            { role: 'screen', fileName: 'screen-1.png', mediaType: 'image/png', bytes: picture },
            { role: 'text', fileName: 'text.txt', mediaType: 'text/plain', bytes: words },
          ],
        },
      ]);
      const report = await verifyPackage([blobAccess(new Blob([zip]))]);
      expect(report.checks.filter((check) => !check.ok)).toEqual([]);
      expect(result.exhibits).toBe(1);
      expect(report.package.exhibits).toBe(1);
      expect(Buffer.from(zip).includes(Buffer.from(picture))).toBe(false);
      expect(Buffer.from(zip).includes(Buffer.from(words))).toBe(true);
      const opened = await JSZip.loadAsync(zip);
      const paths = Object.keys(opened.files);
      expect(paths.filter((path) => path.endsWith('.png'))).toEqual([]);
      const text = (name: string) => opened.file(paths.find((path) => path.endsWith(name)) ?? '')!.async('string');
      expect(await text('data/record.json')).toContain(await sha256Hex(picture));
      expect(await text('data/report.html')).toContain('Pictures of this entry are not in this package.');
    },
  );
});
