import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeVolumes } from '../../../utils/package/write-package.ts';
import type { BegunPackage } from '../../../utils/package/write-package.ts';
import type { PackageResult, VolumeResult } from '../../../utils/package/source.ts';
import { blobAccess } from '../../../utils/verify/random-access.ts';
import { verifyBag } from '../../../utils/verify/verify-bag.ts';
import { Problems } from '../../../utils/verify/problem-codes.ts';
import { verifyPackage } from '../../../utils/verify/verify-package.ts';
import { openZipTree } from '../../../utils/verify/zip-tree.ts';
import { memorySink } from '../../support/memory-sink.ts';
import { sampleOptions } from '../../support/sample-package.ts';
import { type SampleEntry, sampleSource } from '../../support/sample-source.ts';
import { innerPath, joinParts, type ZipPart, zipParts } from '../../support/zip-parts.ts';
import { inTemporaryFolder, run, unpack } from '../../support/stock-tools.ts';

const kib = 1024;
const limit = 512 * kib;

/** Eight entries, each with a file that lets two of them into one volume. */
const heavy: SampleEntry[] = Array.from({ length: 8 }, (_, at) => ({
  at: `2026-11-0${at + 1}T10:00:00.000Z`,
  files: [
    {
      role: 'media',
      fileName: 'film.bin',
      mediaType: 'application/octet-stream',
      bytes: Uint8Array.from({ length: 200 * kib }, (__, index) => (index * 31 + at) % 251),
    },
  ],
}));

async function written(volumeBytes: number | null, samples = heavy) {
  const sinks = new Map<string, ReturnType<typeof memorySink>>();
  const source = await sampleSource(samples);
  const result = await writeVolumes(source, { ...sampleOptions, volumeBytes }, async (name) => {
    const sink = memorySink();
    sinks.set(name, sink);
    return sink;
  });
  return { result, source, zips: [...sinks.values()].map((sink) => sink.bytes()), names: [...sinks.keys()] };
}

const verify = (zips: readonly Uint8Array<ArrayBuffer>[]) =>
  verifyPackage(zips.map((zip) => blobAccess(new Blob([zip]))));
const codes = (report: Awaited<ReturnType<typeof verify>>) =>
  report.checks.flatMap((check) => check.problems?.map(({ code }) => code) ?? []);

describe('a package in volumes', () => {
  let zips: Uint8Array<ArrayBuffer>[];
  let names: string[];
  let result: PackageResult;
  beforeAll(async () => {
    ({ zips, names, result } = await written(limit));
  });

  it('keeps the limit, names its volumes, and verifies in any order', async () => {
    expect(zips.length).toBeGreaterThan(2);
    expect(zips.every(({ length }) => length <= limit)).toBe(true);
    expect(names).toEqual(
      zips.map((_, at) => expect.stringMatching(`^notes-[0-9-]+-${at + 1}of${zips.length}[.]zip$`)),
    );
    const report = await verify(zips.toReversed());
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(report.package).toMatchObject({ entries: 8, exhibits: 8, digest: result.digest });
    expect(report.package.volumes.map(({ digest }) => digest)).toEqual(result.volumes.map(({ digest }) => digest));
  });

  it('has in each volume a bag that stands alone: sha256sum, openssl, the file count, RFC 8493', async () => {
    // the first, which has the reports, and one that has not
    for (const zip of [zips[0]!, zips.at(-1)!]) {
      const { files } = await openZipTree(blobAccess(new Blob([zip])), new Problems(), true);
      expect((await verifyBag(files)).ok).toBe(true);
      await inTemporaryFolder((folder) => {
        const bag = unpack(zip, folder);
        run('sha256sum', ['-c', '--strict', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'], bag);
        const signature = ['-verify', 'signing-key.pub.pem', '-signature', 'tagmanifest-sha256.txt.sig'];
        expect(run('openssl', ['dgst', '-sha256', ...signature, 'tagmanifest-sha256.txt'], bag)).toContain('OK');
        const count = readdirSync(bag, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length;
        expect(run('cat', ['READ-ME-FIRST.txt'], bag)).toContain(`There are ${count} files.`);
        expect(run('cat', ['bag-info.txt'], bag)).toMatch(/Bag-Group-Identifier: \S+\nBag-Count: \d of \d/u);
      });
    }
  });

  it('tells which volume is missing', async () => {
    const report = await verify(zips.slice(0, -1));
    expect(report.ok).toBe(false);
    expect(report.checks.find(({ id }) => id === 'completeness')).toMatchObject({
      code: 'volume-missing',
      where: `${zips.length} of ${zips.length}`,
    });
    expect(codes(await verify(zips.slice(1)))).toContain('volume-missing');
  });

  it('takes no volume of another package, and none twice', async () => {
    const other = await written(limit);
    expect(codes(await verify([...zips.slice(0, -1), other.zips.at(-1)!]))).toContain('volumes-differ');
    expect(codes(await verify([...zips.slice(0, -1), zips[0]!]))).toContain('volumes-differ');
    const whole = await written(null);
    expect(codes(await verify([whole.zips[0]!, zips[1]!]))).toContain('volumes-differ');
  });

  it('finds a file that went from one volume to another, and a timestamp where none is looked at', async () => {
    const [one, other] = [zips[1]!, zips[2]!].map(zipParts) as [ZipPart[], ZipPart[]];
    const moved = one.find((part) => innerPath(part).endsWith('film.bin'))!;
    const top = (parts: readonly ZipPart[]): string => parts[0]!.name.split('/')[0]!;
    const taken = joinParts(one.filter((part) => part !== moved));
    const given = joinParts([...other, { ...moved, name: `${top(other)}/${innerPath(moved)}` }]);
    expect(codes(await verify([zips[0]!, taken, given, ...zips.slice(3)]))).toEqual(
      expect.arrayContaining(['file-missing', 'file-added', 'payload-size-differs']),
    );
    const reply = { name: `${top(one)}/tagmanifest-sha256.txt.tsr`, bytes: new TextEncoder().encode('anything') };
    expect(codes(await verify(zips.with(1, joinParts([...one, reply]))))).toEqual(['file-added']);
  });

  it('finds a byte changed in a later volume, and says in which file', async () => {
    const last = zips.at(-1)!;
    const report = await verify(zips.with(zips.length - 1, last.with(last.length >> 1, last[last.length >> 1]! ^ 1)));
    const hashes = report.checks.find(({ id }) => id === 'hashes');
    expect(hashes).toMatchObject({ code: 'file-changed', where: expect.stringMatching(`^file ${zips.length}: data/`) });
  });
});

describe('a limit that cannot be kept', () => {
  it('makes one ZIP where all fits into one', async () => {
    const { names } = await written(100 * kib * kib);
    expect(names).toEqual([expect.stringMatching(/^notes-[0-9-]+\.zip$/u)]);
  });

  it('is refused with the entry that is too large, or the number of volumes, and leaves nothing', async () => {
    await expect(written(200 * kib)).rejects.toMatchObject({ code: 'volume-too-small', detail: 'entry 1' });
    const many = Array.from({ length: 32 }, (_, at) => heavy[at % 8]!);
    await expect(written(limit, many)).rejects.toMatchObject({ code: 'too-many-volumes' });
  });

  it('aborts every volume where one of them fails', async () => {
    const sinks: ReturnType<typeof memorySink>[] = [];
    const open = async () => {
      const sink = memorySink();
      sinks.push(sink);
      return sinks.length < 3 ? sink : Object.assign(sink, { write: () => Promise.reject(new Error('disk full')) });
    };
    const options = { ...sampleOptions, volumeBytes: limit };
    await expect(writeVolumes(await sampleSource(heavy), options, open)).rejects.toMatchObject({
      code: 'package-not-written',
    });
    expect(sinks.map(({ state }) => state)).toEqual(['aborted', 'aborted', 'aborted']);
  });

  it('is gone on with: volumes that are whole are not made again, and another record is refused', async () => {
    const options = { ...sampleOptions, volumeBytes: limit };
    const source = await sampleSource(heavy);
    const stop = new AbortController();
    const first = new Map<string, Uint8Array<ArrayBuffer>>();
    let begun: BegunPackage | undefined;
    const done: VolumeResult[] = [];
    const sinks = new Map<string, ReturnType<typeof memorySink>>();
    const open = async (name: string) => {
      const sink = memorySink();
      sinks.set(name, sink);
      return sink;
    };
    const ended = writeVolumes(source, options, open, {
      signal: stop.signal,
      onBegun: async (told) => void (begun = told),
      onVolume: async (volume) => {
        done.push(volume);
        first.set(volume.fileName, sinks.get(volume.fileName)!.bytes());
        if (done.length === 2) stop.abort();
      },
    });
    await expect(ended).rejects.toMatchObject({ code: 'package-stopped' });
    const began = begun!;
    sinks.clear();
    const result = await writeVolumes(source, options, open, { resumes: { begun: began, done } });
    expect([...sinks.keys()]).toEqual(result.volumes.slice(2).map(({ fileName }) => fileName));
    expect(result.volumes.slice(0, 2)).toEqual(done);
    const report = await verify([...first.values(), ...[...sinks.values()].map((sink) => sink.bytes())]);
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    const other = writeVolumes(await sampleSource(heavy.slice(1)), options, open, { resumes: { begun: began, done } });
    await expect(other).rejects.toMatchObject({ code: 'package-changed' });
  });

  it('ends when it is told to, and leaves nothing', async () => {
    const stop = new AbortController();
    const sink = memorySink();
    const done = writeVolumes(await sampleSource(heavy), sampleOptions, async () => sink, {
      signal: stop.signal,
      onProgress: ({ phase, entries }) => phase === 'writing' && entries === 3 && stop.abort(),
    });
    await expect(done).rejects.toMatchObject({ code: 'package-stopped' });
    expect(sink.state).toBe('aborted');
  });
});
