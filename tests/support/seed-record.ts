/** Runs inside a page of the extension, bundled by `record-in-page.ts`: writes a record as captures and people would, sealed and journalled. */
import { keepCapture, measure } from '../../utils/record/captures.ts';
import { commit } from '../../utils/record/commit.ts';
import { newContentKey, sealJson } from '../../utils/record/content-key.ts';
import { entryRow } from '../../utils/record/entries.ts';
import { addThing } from '../../utils/record/things.ts';
import type { Entry, HappenedAt, KeptField } from '../../utils/record/types.ts';
import { digestOf } from '../../utils/shared/canonical-json.ts';
import { momentNow } from '../../utils/shared/clock.ts';
import { utf8 } from '../../utils/shared/bytes.ts';
import { newId } from '../../utils/shared/ids.ts';
import type { SampleThing } from './sample-source.ts';

/** One entry to be written; `handle` makes it a capture of an account, else it is from away from the screen. */
export interface EntrySeed {
  site: string;
  kind: string;
  /** UTC. */
  at: string;
  precision: HappenedAt['precision'];
  handle: string | null;
  words: string;
}

const missing: KeptField = { state: 'missing', tried: [] };
const found = (value: string): KeptField => ({ state: 'found', value, via: 'seed' });

function captureOf(seed: EntrySeed, handle: string): Entry['capture'] {
  const reading = {
    kind: 'post' as const,
    itemId: found(`${seed.site}-${newId()}`),
    permalink: missing,
    author: { name: found(handle), handle: found(handle), accountId: found(`id-${handle}`), profileUrl: missing },
    postedAt: found(seed.at),
    postedAtRaw: missing,
    decodedAt: missing,
    text: found(seed.words),
    media: [],
    replyTo: null,
    quotes: null,
    marks: [],
    counts: {},
    side: null,
    conversation: null,
    signedInAs: missing,
    facts: {},
  };
  const [startedAt, finishedAt] = [momentNow(), momentNow()];
  return {
    mode: 'post',
    state: 'complete',
    startedAt,
    finishedAt,
    page: null,
    adapter: null,
    reading,
    issues: [],
    software: { name: 'Daybook', version: '0', build: '0' },
  };
}

async function addEntries(seeds: readonly EntrySeed[]): Promise<{ id: string; number: number }[]> {
  return commit(async ({ nextNumber }) => {
    const keys = await Promise.all(seeds.map(() => newContentKey()));
    const entries = seeds.map((seed, at): Entry => ({
      id: newId(),
      number: nextNumber + at,
      source: seed.handle === null ? 'offline' : 'capture',
      kind: seed.kind,
      site: seed.handle === null ? 'offline' : seed.site,
      madeAt: momentNow(),
      happened: { from: seed.at, to: seed.at, precision: seed.precision, words: null },
      who: null,
      where: null,
      words: seed.handle === null ? seed.words : null,
      capture: seed.handle === null ? null : captureOf(seed, seed.handle),
    }));
    const rows = await Promise.all(
      entries.map(async (entry, at) => {
        const key = keys[at]!;
        return entryRow(entry, key.row.id, await sealJson(key, `entry/${entry.id}`, entry));
      }),
    );
    const journal = await Promise.all(
      entries.map(async (entry) => ({
        kind: 'entry-made' as const,
        subject: { id: entry.id, number: entry.number },
        content: await digestOf({ entry, exhibits: [] }),
      })),
    );
    return {
      change: { journal, keys: keys.map(({ row }) => row), entries: rows },
      result: entries.map(({ id, number }) => ({ id, number })),
    };
  });
}

/** Keeps a whole page of which there is nothing but this copy. */
async function addPageCopy(html: string): Promise<{ id: string; number: number }> {
  const bytes = utf8(html);
  const facts = {
    role: 'copy' as const,
    fileName: 'page.html',
    mediaType: 'text/html;charset=utf-8',
    parents: [],
    madeBy: 'seed',
    takenAt: momentNow(),
    source: null,
    ...(await measure(bytes)),
  };
  const seed = {
    site: 'web',
    kind: 'page',
    at: momentNow().utc,
    precision: 'exact' as const,
    handle: 'page',
    words: '',
  };
  const entry = {
    source: 'capture' as const,
    kind: seed.kind,
    site: seed.site,
    madeAt: momentNow(),
    happened: { from: seed.at, to: seed.at, precision: seed.precision, words: null },
    who: null,
    where: null,
    words: null,
    capture: captureOf(seed, seed.handle),
  };
  const { id, number } = await keepCapture(entry, [{ facts, bytes }], newId());
  return { id, number };
}

/** Fills a book: entries, and what a person writes around them; gives the entry and the consent with the longest words. */
async function fillBook(
  seeds: readonly EntrySeed[],
  things: readonly SampleThing[],
): Promise<{ entry: string; consent: string }> {
  const ids = (await addEntries(seeds)).map(({ id }) => id);
  let [person, consent] = ['', ''];
  for (const { kind, about, body } of things) {
    const root = about === 'person' ? person : typeof about === 'number' ? (ids[about - 1] ?? null) : null;
    const other = kind === 'entry-link' ? { ...body, other: ids[9] } : body;
    const made = await addThing(kind, root, other as never);
    if (kind === 'person') person = made.root;
    if (kind === 'consent') consent = made.root;
  }
  return { entry: ids[7] ?? '', consent };
}

const seeding = { addEntries, addPageCopy, fillBook };

export type Seeding = typeof seeding;

(globalThis as { seeding?: Seeding }).seeding = seeding;
