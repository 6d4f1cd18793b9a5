import { isPackId, loadPack } from '../../utils/law/packs.ts';
import type { LawPack } from '../../utils/law/pack-schema.ts';
import { isOfKind } from '../../utils/package/package-things.ts';
import type { PackageSource } from '../../utils/package/source.ts';
import type { LiveThing, ThingBodies, ThingKind } from '../../utils/record/thing-types.ts';
import type {
  CaptureIssue,
  Care,
  Entry,
  EntrySummary,
  EntryView,
  Exhibit,
  ExhibitRole,
  JournalKind,
  JournalLine,
  KeptField,
  KeptReading,
  Note,
} from '../../utils/record/types.ts';
import { utf8 } from '../../utils/shared/bytes.ts';
import { digestOf } from '../../utils/shared/canonical-json.ts';
import type { Moment } from '../../utils/shared/clock.ts';
import { crc32 } from '../../utils/shared/crc32.ts';
import { sha256Hex } from '../../utils/shared/sha256.ts';
import { samplePicture } from './sample-picture.ts';
import { sampleWay } from './sample-ways.ts';

/** What a test says of an entry; the rest is filled in. */
export interface SampleEntry {
  site?: string;
  kind?: string;
  at?: string | null;
  precision?: Entry['happened']['precision'];
  name?: string | null;
  handle?: string | null;
  accountId?: string | null;
  itemId?: string | null;
  text?: string;
  side?: 'in' | 'out' | null;
  notes?: string[];
  issues?: CaptureIssue[];
  files?: { role: ExhibitRole; fileName: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> }[];
  /** Offline entries have these in place of a reading. */
  offline?: { who: string; where: string; words: string };
  /** Its pictures are handed to nobody; said when it was kept. */
  care?: Care;
  /** Not chosen for the package. */
  leftOut?: boolean;
}

const software = {
  name: 'Daybook',
  version: '0.1.0',
  // SHA-256 of “a sample, made by no build”
  build: '9af10996a7dcb3add6919f5670b115c2414226c60dbaa191c1ed3d8a3e8825a3',
} as const;

export function sampleMoment(utc: string): Moment {
  return { utc, offsetMinutes: 0, zone: 'Europe/London', monotonicMs: Date.parse(utc) % 100_000 };
}

function field(value: string | null | undefined, via: string): KeptField {
  return value === null || value === undefined ? { state: 'missing', tried: [via] } : { state: 'found', value, via };
}

function sampleReading(sample: SampleEntry, number: number): KeptReading {
  const way = sampleWay(sample.site);
  const { via } = way;
  const at = sample.at ?? null;
  const itemId = sample.itemId === undefined ? at && way.itemId(at, number) : sample.itemId;
  const handle = sample.handle === undefined ? 'nightowl_77' : sample.handle;
  const missing = new Set(sample.issues?.flatMap((issue) => issue.missing ?? []));
  const link = itemId && !missing.has('permalink') ? way.permalink?.(handle ?? '', itemId) : null;
  return {
    kind: (sample.kind ?? 'post') as KeptReading['kind'],
    itemId: field(itemId, via.itemId),
    permalink: field(link, via.permalink),
    author: {
      name: field(sample.name === undefined ? 'Night Owl 🦉' : sample.name, via.name),
      handle: field(handle, via.handle),
      accountId: field(sample.accountId === undefined ? '44196397' : sample.accountId, via.accountId),
      profileUrl: field(handle && way.profile?.(handle), via.profileUrl),
    },
    postedAt: field(way.exact ? at : null, via.postedAt),
    postedAtRaw: field(at && way.shown(at, sample), via.postedAtRaw),
    decodedAt: field(way.decoded ? at : null, via.decodedAt),
    text: field(sample.text ?? 'I can see your light is on.', via.text),
    media: [],
    replyTo: null,
    quotes: null,
    marks: [],
    counts: way.counts,
    side: sample.side ?? null,
    conversation: null,
    signedInAs: field(sample.site === 'whatsapp' ? null : 'maya_r', via.signedInAs),
    facts: {},
  };
}

/** What the person wrote around the entries: `about` is an entry's number, or the kind of the thing it hangs on. */
export type SampleThing = {
  [K in ThingKind]: { kind: K; about: number | ThingKind | null; body: ThingBodies[K] };
}[ThingKind];

export function entryId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

async function packsOf(things: readonly LiveThing[]): Promise<LawPack[]> {
  const ids = new Set(things.flatMap((thing) => (isOfKind(thing, 'element-link') ? [thing.body.pack] : [])));
  return Promise.all([...ids].filter(isPackId).map(loadPack));
}

function sampleEntry(sample: SampleEntry, number: number): Entry {
  const keptAt = sample.at === null || sample.at === undefined ? '2026-11-20T10:00:00.000Z' : after(sample.at, 40);
  const site = sample.offline ? 'offline' : (sample.site ?? 'x');
  const at = sample.at ?? null;
  const url = `https://${site}.example/home`;
  return {
    id: entryId(number),
    number,
    source: sample.offline ? 'offline' : 'capture',
    kind: sample.kind ?? 'post',
    site,
    madeAt: sampleMoment(keptAt),
    happened: {
      from: at,
      to: at,
      precision: sample.precision ?? (at === null ? 'words' : 'exact'),
      words: at === null ? 'around the start of November' : null,
    },
    who: sample.offline?.who ?? null,
    where: sample.offline?.where ?? null,
    words: sample.offline?.words ?? null,
    capture: sample.offline
      ? null
      : {
          mode: 'post',
          state: sample.issues?.length ? 'partial' : 'complete',
          startedAt: sampleMoment(keptAt),
          finishedAt: sampleMoment(after(keptAt, 0.01)),
          page: {
            url,
            canonicalUrl: null,
            title: { text: sampleWay(sample.site).title },
            viewport: { width: 1280, height: 800 },
            scroll: { x: 0, y: 240 },
            documentSize: { width: 1280, height: 9000 },
            devicePixelRatio: 2,
            visualZoom: 1,
            language: 'en',
            direction: 'ltr',
            loadedAt: keptAt,
            userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0',
          },
          adapter: { id: site, version: 3 },
          reading: sampleReading(sample, number),
          issues: sample.issues ?? [],
          software,
        },
    ...(sample.care === undefined ? {} : { care: sample.care }),
  };
}

function after(utc: string, minutes: number): string {
  return new Date(Date.parse(utc) + minutes * 60_000).toISOString();
}

/** A record in memory, with its journal as the record would have written it, ready to be packed. */
export async function sampleSource(
  samples: readonly SampleEntry[] = caseOfMaya,
  sampleThings: readonly SampleThing[] = [],
): Promise<PackageSource> {
  const views = new Map<string, EntryView>();
  const bytesOf = new Map<string, Uint8Array<ArrayBuffer>>();
  const journal: JournalLine[] = [];
  const leftOut: EntrySummary[] = [];
  const note = async (kind: JournalKind, subject: JournalLine['subject'], content: string): Promise<void> => {
    const line = {
      seq: journal.length + 1,
      at: '2026-11-20T10:00:00.000Z',
      kind,
      subject,
      content,
      prev: journal.at(-1)?.digest ?? '0'.repeat(64),
    };
    journal.push({ ...line, digest: await digestOf(line) });
  };
  const recordId = '7c9b1a52-0000-4000-8000-000000000001';
  await note('record-made', { id: recordId }, await digestOf({ record: recordId }));

  for (const [at, sample] of samples.entries()) {
    const entry = sampleEntry(sample, at + 1);
    const exhibits: Exhibit[] = [];
    for (const [index, file] of (sample.files ?? usualFiles(sample, at + 1)).entries()) {
      const id = `${entry.id}-${index}`;
      bytesOf.set(id, file.bytes);
      exhibits.push({
        id,
        entryId: entry.id,
        order: index + 1,
        role: file.role,
        fileName: file.fileName,
        mediaType: file.mediaType,
        sizeBytes: file.bytes.length,
        sha256: await sha256Hex(file.bytes),
        crc32: crc32(file.bytes),
        takenAt: entry.madeAt,
        parents: file.role === 'item' && exhibits[0] ? [exhibits[0].sha256] : [],
        madeBy:
          file.role === 'item'
            ? 'crop of screen-1.png'
            : file.role === 'text'
              ? 'words as read'
              : 'captureVisibleTab, PNG',
        source: null,
      });
    }
    const notes: Note[] = (sample.notes ?? []).map((text, index) => ({
      id: `${entry.id}-note-${index}`,
      entryId: entry.id,
      text,
      writtenAt: sampleMoment(after(entry.madeAt.utc, 5 + index)),
      noticed: null,
      corrects: null,
      salt: `5a17${String(index).padStart(28, '0')}`,
    }));
    await note('entry-made', { id: entry.id, number: entry.number }, await digestOf({ entry, exhibits }));
    for (const one of notes) await note('note-added', { id: one.id, number: entry.number }, await digestOf(one));
    if (sample.leftOut) {
      const { id, number, site, kind, source } = entry;
      leftOut.push({
        id,
        number,
        site,
        kind,
        source,
        state: 'complete',
        at: entry.happened.from ?? entry.madeAt.utc,
        precision: entry.happened.precision,
      });
    } else views.set(entry.id, { entry, exhibits, notes, care: entry.care ?? null });
  }

  const things: LiveThing[] = [];
  for (const [at, { kind, about, body }] of sampleThings.entries()) {
    const id = `10000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
    const target =
      typeof about === 'number'
        ? entryId(about)
        : about === null
          ? null
          : things.find((one) => one.kind === about)!.root;
    const writtenAt = sampleMoment('2026-11-19T18:00:00.000Z');
    const thing = { id, kind, about: target, replaces: null, root: id, writtenAt, body } as LiveThing;
    things.push(thing);
    await note('thing-added', { id, what: kind }, await digestOf(thing));
  }

  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  return {
    recordId,
    software,
    entryIds: [...views.keys()],
    numbers: new Map([...views].map(([id, { entry }]) => [id, entry.number])),
    things,
    redactedThings: [],
    leftOutThings: [],
    packs: await packsOf(things),
    oneSided: [],
    openEntry: async (id) => views.get(id)!,
    openExhibit: async (exhibit) => bytesOf.get(exhibit.id)!,
    leftOut,
    journal,
    sign: async (bytes) =>
      new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, bytes)),
    publicKeySpki: new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey)),
  };
}

function usualFiles(sample: SampleEntry, number: number): NonNullable<SampleEntry['files']> {
  if (sample.offline) return [];
  const words = utf8((sample.text ?? 'I can see your light is on.').toWellFormed());
  return [
    { role: 'screen', fileName: 'screen-1.png', mediaType: 'image/png', bytes: samplePicture(number, 900, 12) },
    { role: 'item', fileName: 'item.png', mediaType: 'image/png', bytes: samplePicture(number + 100) },
    { role: 'text', fileName: 'text.txt', mediaType: 'text/plain;charset=utf-8', bytes: words },
  ];
}

const sam = { name: 'Sam K', handle: 'samk_private', accountId: '98113' };
const reddit = { site: 'reddit', kind: 'comment', name: null, handle: 'throwaway_lamp_3', accountId: 't2_9x1ab' };
const whatsapp = {
  site: 'whatsapp',
  kind: 'message',
  name: 'Unknown +44 7700 900123',
  handle: null,
  accountId: '447700900123',
};

/** Invented people; the course of events of one autumn. */
export const caseOfMaya: readonly SampleEntry[] = [
  { at: '2026-10-02T20:11:00.000Z', text: 'You looked tired today. The blue coat suits you better.' },
  { at: '2026-10-09T21:40:12.000Z', text: 'Why did you block the other account? I only want to talk.' },
  {
    at: '2026-10-17T22:05:00.000Z',
    ...sam,
    text: '@maya_r nice that you’re home early 🙂',
    notes: ['I had come home at ten to eleven. Nobody knew.'],
  },
  { at: '2026-10-18T21:14:09.000Z', ...reddit, text: 'she works at the library on Castle Street, closes at 8' },
  { at: '2026-10-24T23:31:00.000Z', ...whatsapp, text: 'pick up\n\npick up\n\nPICK UP' },
  { at: '2026-10-24T23:33:00.000Z', ...whatsapp, side: 'out', text: 'Stop contacting me.' },
  { at: '2026-10-24T23:34:00.000Z', ...whatsapp, text: 'or what 😂😂' },
  {
    at: '2026-10-30T18:30:00.000Z',
    precision: 'minute',
    kind: 'visit',
    offline: {
      who: 'Sam Keller',
      where: 'Outside the library, Castle Street',
      words:
        'He stood by the bus stop opposite the entrance from half past six until I left with Jo at eight. He did not get on any bus.',
    },
    notes: [
      'Jo saw him as well and says she would tell the police so.',
      'Correction: it was 18:20, I looked at the till receipt.',
    ],
  },
  { at: '2026-11-01T22:50:00.000Z', text: 'Everyone should know what kind of person Maya R is. Thread 🧵 1/7' },
  { at: '2026-11-03T21:14:09.000Z', ...sam, text: 'I can see your light is on.' },
  {
    at: '2026-11-03T21:19:44.000Z',
    ...sam,
    text: 'you can’t hide 👁️',
    issues: [{ code: 'bad-input', step: 'quality', missing: ['permalink'] }],
  },
  { at: '2026-11-07T00:02:00.000Z', ...reddit, text: 'أنا أعرف أين تسكنين، رقم 14 في الشارع' },
  {
    at: null,
    kind: 'call',
    offline: {
      who: '',
      where: 'Mobile',
      words: 'Silent calls, about five of them, always after the eleven o’clock news.',
    },
  },
  {
    at: '2026-11-12T21:58:30.000Z',
    site: 'mastodon',
    name: 'owl',
    handle: 'owl@night.example',
    accountId: '110223',
    text: 'Last warning. You know what I mean. 🔪',
  },
  {
    at: '2026-11-14T12:00:00.000Z',
    kind: 'letter',
    precision: 'day',
    leftOut: true,
    offline: { who: '', where: 'Home', words: 'a letter nobody shall see' },
  },
];

/** Texts and names that break tools which join strings. */
export const hostileCase: readonly SampleEntry[] = [
  {
    at: '2026-11-03T21:14:09.000Z',
    text: '</script><script>alert(1)</script><img src=x onerror=alert(1)>',
    name: '"><svg onload=alert(1)>',
  },
  {
    at: '2026-11-03T21:15:09.000Z',
    text: '=HYPERLINK("http://evil.example","x")',
    name: "@SUM(1+1)*cmd|' /C calc'!A0",
    handle: '-2+3',
  },
  {
    at: '2026-11-03T21:16:09.000Z',
    text: `NUL\u0000, bell\u0007, escape\u001B[31m, C1\u0085, BOM\uFEFF, not a character \uFFFE`,
  },
  {
    at: '2026-11-03T21:17:09.000Z',
    text: 'abc\u202Etxt.exe\u2066 unclosed',
    name: '\u202Eevil',
    notes: ['=1+1', 'line 1\r\nline 2\rline 3'],
  },
  { at: '2026-11-03T21:18:09.000Z', text: `${'All work and no play. '.repeat(47_000)}` },
  {
    at: '2026-11-03T21:19:09.000Z',
    site: '../../ETC',
    kind: 'CON/..\\x',
    files: [
      '../../etc/passwd',
      'CON',
      'a.PNG',
      'A.png',
      'a:b|c?.png',
      '…',
      '.htaccess',
      `${'long'.repeat(60)}.jpeg`,
      'файл.txt',
      '-rf',
      'capture.json',
      'x.tar.gz',
      'end.',
    ].map((fileName, at) => ({
      role: at % 3 === 0 ? ('media' as const) : ('file' as const),
      fileName,
      mediaType: 'application/octet-stream',
      bytes: utf8(`file ${at}`),
    })),
  },
  {
    at: '2026-11-03T21:20:09.000Z',
    files: [{ role: 'media', fileName: 'empty.bin', mediaType: 'application/octet-stream', bytes: new Uint8Array(0) }],
    text: '',
  },
  { at: '2026-11-03T21:21:09.000Z', text: 'שלום 👩‍👩‍👧‍👦 नमस्ते こんにちは Ω 𝔘𝔫𝔦', handle: 'ünï.cødé', name: '名無し' },
];
