import { digestOf } from '../shared/canonical-json.ts';
import { momentNow } from '../shared/clock.ts';
import { DaybookError } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import { type Change, commit } from './commit.ts';
import { openContentKey, openJsonWith, sealJson } from './content-key.ts';
import { newContentSalt } from './content-salt.ts';
import { type RemovedRow, type ThingRow, recordDatabase } from './database.ts';
import { longestText } from './limits.ts';
import type { LiveThing, Thing, ThingBodies, ThingKind } from './thing-types.ts';
import type { JournalKind } from './types.ts';
import { onForget } from '../vault/session.ts';
import { writtenBy } from './writer.ts';

/** Every text inside, so that none is too long and none has half a character. */
function wellFormed<T>(value: T): T {
  if (typeof value === 'string') {
    if (value.length > longestText) throw new DaybookError('text-too-long');
    return value.toWellFormed() as T;
  }
  if (Array.isArray(value)) return value.map(wellFormed) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, wellFormed(inner)])) as T;
}

async function write<K extends ThingKind>(
  journal: JournalKind,
  thing: Thing<K>,
  besides: (keyId: string) => Promise<Pick<Change, 'takesOut' | 'putsBack'>> = async () => ({}),
): Promise<Thing<K>> {
  return commit(async ({ key }) => {
    const sealed = await sealJson(key, `thing/${thing.id}`, thing);
    const { id, kind, about, replaces } = thing;
    return {
      change: {
        journal: { kind: journal, subject: { id, what: kind }, content: await digestOf(thing) },
        things: [{ id, kind, about, replaces, keyId: key.row.id, sealed }],
        ...(await besides(key.row.id)),
      },
      result: thing,
    };
  });
}

/** A version never changes once written, so each is opened once while the record is open. */
const opened = new Map<string, Thing>();
onForget(() => opened.clear());

/** Adds a thing; works while the record is locked. */
export async function addThing<K extends ThingKind>(
  kind: K,
  about: string | null,
  body: ThingBodies[K],
): Promise<LiveThing<K>> {
  const id = newId();
  const said = { writtenAt: momentNow(), ...writtenBy(), salt: newContentSalt(), body: wellFormed(body) };
  const thing: Thing<K> = { id, kind, about, replaces: null, root: id, ...said };
  return (await write('thing-added', thing)) as LiveThing<K>;
}

/** The version that follows `former`, but for what it says. */
function nextVersion<K extends ThingKind>({ id, kind, about, root }: Thing<K>): Omit<Thing<K>, 'body'> {
  const said = { writtenAt: momentNow(), ...writtenBy(), salt: newContentSalt() };
  return { id: newId(), kind, about, replaces: id, root, ...said };
}

/** Says a thing anew; the former version stays in the record and in the journal. */
export async function changeThing<K extends ThingKind>(
  former: Thing<K>,
  body: ThingBodies[K],
  about: string | null = former.about,
): Promise<LiveThing<K>> {
  const next = { ...nextVersion(former), about, body: wellFormed(body) };
  const besides = async () => ({ putsBack: await stillErasable(former.root) });
  return (await write('thing-changed', next, former.body === null ? besides : undefined)) as LiveThing<K>;
}

/** What is noted to be erased of a thing that was taken away. */
async function stillErasable(root: string): Promise<RemovedRow[]> {
  const rows = await recordDatabase().removed.where('subject').equals(root).toArray();
  return rows.filter(({ row }) => row === null);
}

/** All versions of a thing, to be erased in a day. */
async function toErase(last: Thing, keyId: string): Promise<NonNullable<Change['takesOut']>> {
  const rows = await recordDatabase().things.where('kind').equals(last.kind).toArray();
  const versions: { thing: Thing; keyId: string }[] = [{ thing: last, keyId }];
  for (let former = last.replaces; former !== null;) {
    const row = rows.find(({ id }) => id === former);
    if (row === undefined) break;
    versions.push({ thing: await openThing(row), keyId: row.keyId });
    former = row.replaces;
  }
  return Promise.all(
    versions.map(async ({ thing, keyId: key }) => ({
      id: `things/${thing.id}`,
      table: 'things' as const,
      rowId: thing.id,
      keyId: key,
      row: null,
      subject: thing.root,
      at: last.writtenAt.utc,
      told: { what: thing.kind, content: await digestOf(thing) },
    })),
  );
}

/**
 * Takes a thing out of sight. {@link changeThing} on the version given back undoes it; after a day all that it ever
 * said is erased.
 */
export async function removeThing<K extends ThingKind>(former: Thing<K>): Promise<Thing<K>> {
  const next = { ...nextVersion(former), body: null };
  return write('thing-removed', next, async (keyId) => ({ takesOut: await toErase(next, keyId) }));
}

export async function openThing(row: ThingRow): Promise<Thing> {
  return openJsonWith<Thing>(await openContentKey(row.keyId), `thing/${row.id}`, row.sealed);
}

function byTime(a: Thing, b: Thing): number {
  return a.writtenAt.utc.localeCompare(b.writtenAt.utc) || a.id.localeCompare(b.id);
}

/** Every version of every thing ever written, oldest first; throws `record-locked`, `seal-broken`. */
export async function openThingHistory(): Promise<Thing[]> {
  const things = await Promise.all((await recordDatabase().things.toArray()).map(openThing));
  return things.toSorted(byTime);
}

/**
 * Things of these kinds as they stand now, oldest first by their first writing. Where two pages changed the same
 * version at once both are kept, and the later one is what stands.
 */
export async function openThings<K extends ThingKind>(...kinds: readonly K[]): Promise<LiveThing<K>[]> {
  const rows = await recordDatabase()
    .things.where('kind')
    .anyOf([...kinds])
    .toArray();
  return standing((await openKnown(rows)) as Thing<K>[]);
}

async function openKnown(rows: readonly ThingRow[]): Promise<Thing[]> {
  return Promise.all(
    rows.map(async (row) => {
      const known = opened.get(row.id) ?? (await openThing(row));
      opened.set(row.id, known);
      return known;
    }),
  );
}

/** Something that was taken away, and what it said before. */
export interface RemovedThing<K extends ThingKind = ThingKind> {
  /** The version that took it away: {@link changeThing} on it puts it back. */
  tombstone: Thing<K>;
  last: LiveThing<K>;
}

/** Things of these kinds that were taken away after `sinceUtc` and not put back, latest first. */
export async function openRemovedThings<K extends ThingKind>(
  sinceUtc: string,
  ...kinds: readonly K[]
): Promise<RemovedThing<K>[]> {
  const rows = await recordDatabase()
    .things.where('kind')
    .anyOf([...kinds])
    .toArray();
  const versions = (await openKnown(rows)) as Thing<K>[];
  const byId = new Map(versions.map((thing) => [thing.id, thing]));
  const replaced = new Set(versions.map(({ replaces }) => replaces));
  return versions
    .filter((thing) => thing.body === null && !replaced.has(thing.id) && thing.writtenAt.utc > sinceUtc)
    .toSorted((a, b) => byTime(b, a))
    .flatMap((tombstone) => {
      const last = tombstone.replaces === null ? undefined : byId.get(tombstone.replaces);
      return last === undefined || last.body === null ? [] : [{ tombstone, last: last as LiveThing<K> }];
    });
}

/** The versions that stand, out of all versions given. */
export function standing<K extends ThingKind>(versions: readonly Thing<K>[]): LiveThing<K>[] {
  const replaced = new Set(versions.map(({ replaces }) => replaces));
  const latest = new Map<string, Thing<K>>();
  const begun = new Map<string, string>();
  for (const thing of versions.toSorted(byTime)) {
    if (!begun.has(thing.root)) begun.set(thing.root, thing.writtenAt.utc);
    if (!replaced.has(thing.id)) latest.set(thing.root, thing);
  }
  return [...latest.values()]
    .filter((thing): thing is LiveThing<K> => thing.body !== null)
    .toSorted((a, b) => begun.get(a.root)!.localeCompare(begun.get(b.root)!));
}
