import { inflateRawSync } from 'node:zlib';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import { redactedSource } from '../../../utils/package/redacted-source.ts';
import { writePackage } from '../../../utils/package/write-package.ts';
import type { Redactions } from '../../../utils/redact/redactions.ts';
import { takenOut } from '../../../utils/redact/redact-text.ts';
import { utf8 } from '../../../utils/shared/bytes.ts';
import { blobAccess } from '../../../utils/verify/random-access.ts';
import { verifyPackage } from '../../../utils/verify/verify-package.ts';
import { memorySink } from '../../support/memory-sink.ts';
import { nodePainter } from '../../support/node-painter.ts';
import { nodeTypesetter } from '../../support/node-typesetter.ts';
import { sampleOptions } from '../../support/sample-package.ts';
import { samplePicture } from '../../support/sample-picture.ts';
import { type SampleEntry, type SampleThing, sampleSource } from '../../support/sample-source.ts';
import { inTemporaryFolder, run } from '../../support/stock-tools.ts';

const secrets = ['14 Castle Street', 'maya.r@post.example', '07700 900456'];
const hidden = samplePicture(7, 600, 4);

const mhtml = utf8(
  'From: <Saved by Blink>\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>she lives at 14 Ca=\r\nstle <b>Str</b>eet</p>\r\n--b--\r\n',
);

const entries: readonly SampleEntry[] = [
  {
    at: '2026-11-01T10:00:00.000Z',
    text: 'she lives at 14  castle street, write to Maya.R@post.example',
    notes: ['My number is 07700 900456.'],
    files: [
      { role: 'screen', fileName: 'screen-1.png', mediaType: 'image/png', bytes: hidden },
      { role: 'item', fileName: 'item.png', mediaType: 'image/png', bytes: samplePicture(8) },
      { role: 'media', fileName: 'photo.jpg', mediaType: 'image/jpeg', bytes: utf8('Exif GPS 14 Castle Street') },
      { role: 'text', fileName: 'text.txt', mediaType: 'text/plain', bytes: utf8('she lives at 14 castle street') },
      { role: 'copy', fileName: 'page.mhtml', mediaType: 'multipart/related', bytes: mhtml },
    ],
  },
  // nothing of it in what was read: only the copy of the page has it
  {
    at: '2026-11-02T10:00:00.000Z',
    text: 'nothing here',
    files: [
      { role: 'item', fileName: 'item.png', mediaType: 'image/png', bytes: samplePicture(9) },
      { role: 'copy', fileName: 'page.mhtml', mediaType: 'multipart/related', bytes: mhtml },
    ],
  },
  { at: '2026-11-03T10:00:00.000Z', text: 'nothing at all' },
  { at: '2026-11-04T10:00:00.000Z', text: 'https://x.example/?q=14%20Castle%20Street&u=maya.r%40post.example' },
];
const things: readonly SampleThing[] = [
  {
    kind: 'impact',
    about: null,
    body: {
      when: { from: null, to: null, precision: 'words', words: 'since May' },
      areas: ['home'],
      words: 'I moved out of 14 Castle Street.',
      cost: null,
    },
  },
];

async function packed(redactions: Redactions) {
  const source = await sampleSource(entries, things);
  const sink = memorySink();
  const redacted = await redactedSource(source, redactions, nodePainter);
  await writePackage(redacted, { ...sampleOptions, typesetter: nodeTypesetter }, sink);
  const zip = await JSZip.loadAsync(sink.bytes());
  const names = Object.keys(zip.files).filter((name) => !zip.files[name]!.dir);
  const content = new Map<string, Uint8Array>();
  for (const name of names) content.set(name.split('/').slice(1).join('/'), await zip.files[name]!.async('uint8array'));
  return { bytes: sink.bytes(), content };
}

const first = `00000000-0000-4000-8000-000000000001`;
const place = { x: 0, y: 0, width: 1, height: 0.5 };

describe('a package with things taken out', () => {
  let made: Awaited<ReturnType<typeof packed>>;
  beforeAll(async () => {
    made = await packed({ words: secrets, pictures: new Map([[`${first}-0`, [place]]]) });
    // Work, not waiting: a report is set.
  }, 60_000);

  it('holds none of the words in any byte, nor in what its files unpack to', async () => {
    const texts = [...made.content].map(([path, bytes]) => [path, Buffer.from(bytes).toString('utf8')] as const);
    const pdf = await inTemporaryFolder(async (folder) => {
      const { writeFileSync } = await import('node:fs');
      writeFileSync(`${folder}/r.pdf`, made.content.get('data/report.pdf')!);
      return run('pdftotext', ['r.pdf', '-'], folder);
    });
    const raw = Buffer.from(made.bytes).toString('latin1');
    for (const [path, text] of [...texts, ['the PDF’s words', pdf] as const, ['the ZIP', raw] as const]) {
      const flat = text.toLowerCase().replaceAll(/\s+|%20/gu, ' ');
      for (const secret of ['14 castle street', 'maya.r@post.example', 'maya.r%40post', '07700 900456'])
        expect(flat.includes(secret), `${secret} in ${path}`).toBe(false);
    }
    expect(Buffer.from(made.content.get('data/record.json')!).toString()).toContain(takenOut);
    expect(raw.includes(Buffer.from(hidden.subarray(60, 120)).toString('latin1'))).toBe(false);
  });

  it('hands over the painted picture alone, and names the one it was made from', () => {
    const paths = [...made.content.keys()].filter((path) => path.startsWith('data/exhibits/0001'));
    expect(paths.map((path) => path.split('/').at(-1)).toSorted()).toEqual([
      'capture.json',
      'notes.json',
      'screen-1-redacted.png',
      'text.txt',
    ]);
    const record = JSON.parse(Buffer.from(made.content.get('data/record.json')!).toString()) as {
      entries: { exhibits: { fileName: string; parents: string[] }[]; redaction?: { withheld: unknown[] } }[];
    };
    const painted = record.entries[0]!.exhibits.find(({ fileName }) => fileName === 'screen-1-redacted.png')!;
    expect(painted.parents).toHaveLength(1);
    expect(record.entries[0]!.redaction!.withheld).toHaveLength(3);
    const bytes = Buffer.from(made.content.get(paths.find((path) => path.endsWith('redacted.png'))!)!);
    expect(firstRows(bytes)).toBe(true);
  });

  it('holds back a copy in which the words stand although nothing else has them', () => {
    const paths = [...made.content.keys()].filter((path) => path.startsWith('data/exhibits/0002'));
    expect(paths.map((path) => path.split('/').at(-1))).toEqual(['capture.json']);
  });

  it('leaves alone what has nothing of it', () => {
    const paths = [...made.content.keys()].filter((path) => path.startsWith('data/exhibits/0003'));
    expect(paths).toHaveLength(4);
  });

  it('verifies, and says that redacted entries cannot be held against the journal', async () => {
    const report = await verifyPackage([blobAccess(new Blob([made.bytes]))], {});
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(report.checks.find(({ id }) => id === 'record')!.detail).toContain('Of 3 redacted entries');
  });

  it('is refused where a picture cannot be painted over', async () => {
    const failing = packed({ words: [], pictures: new Map([[`${first}-2`, [place]]]) });
    await expect(failing).rejects.toMatchObject({ code: 'redaction-failed' });
  });

  it('hands a picture over as it is where somebody looked and said so', async () => {
    const { content } = await packed({ words: secrets, pictures: new Map([[`${first}-1`, []]]) });
    expect([...content.keys()].some((path) => path.endsWith('0001-2026-11-01-x-post/item.png'))).toBe(true);
  });
});

/** Whether the top half of a PNG from the test's painter is black. */
function firstRows(png: Buffer): boolean {
  const at = png.indexOf('IDAT');
  const rows = inflateRawSync(png.subarray(at + 6));
  return rows.subarray(1, 1800).every((value) => value === 0);
}
