import { isPackId, loadPack } from '../law/packs.ts';
import { software } from '../shared/software.ts';
import { publicVault, sign } from '../vault/vault.ts';
import { openEntry } from '../record/entries.ts';
import { openExhibit, sealedExhibit, streamUnchecked } from '../record/exhibits.ts';
import { openJournal } from '../record/journal.ts';
import { openThings } from '../record/things.ts';
import type { LiveThing, ThingKind } from '../record/thing-types.ts';
import { allSummaries } from '../record/summaries.ts';
import type { EntrySummary } from '../record/types.ts';
import { conversationKey } from '../report/conversation-parts.ts';
import { oneSidedConversations, type SidedMessage } from '../report/one-sided.ts';
import { isOfKind, leftOutGroups, packageThings, type ThingGroup, thingGroups } from './package-things.ts';
import type { PackageSource, PackedView } from './source.ts';

/**
 * The chosen entries as the package writer reads them: one at a time, each exhibit checked as it is opened. With
 * `journalLines` the journal ends there, and what came later is not known: as a package that was begun then had it.
 */
export async function openPackageSource(
  entryIds: readonly string[],
  groups: readonly ThingGroup[],
  journalLines?: number,
): Promise<PackageSource> {
  const chosen = new Set(entryIds);
  const kinds = Object.values(thingGroups).flat() as ThingKind[];
  // The journal first: what is written while the rest is read belongs to the next package.
  const journal = (await openJournal()).slice(0, journalLines);
  const [summaries, vault, things] = await Promise.all([allSummaries(), publicVault(), openThings(...kinds)]);
  const told = new Set(journal.map(({ subject }) => subject.id));
  const byNumber = summaries.filter(({ id }) => told.has(id)).toSorted((a, b) => a.number - b.number);
  const leftOut = byNumber.filter(({ id }) => !chosen.has(id));
  const leftOutIds = new Set(leftOut.map(({ id }) => id));
  const known = things.filter(({ id }) => told.has(id));
  const own = packageThings(known, groups, (id) => leftOutIds.has(id));
  return {
    recordId: vault.recordId,
    software,
    entryIds: byNumber.filter(({ id }) => chosen.has(id)).map(({ id }) => id),
    numbers: new Map(byNumber.filter(({ id }) => chosen.has(id)).map(({ id, number }) => [id, number])),
    openEntry: openToHand,
    openExhibit,
    sealedExhibit,
    streamExhibit: streamUnchecked,
    leftOut,
    things: own,
    redactedThings: [],
    leftOutThings: leftOutGroups(known, groups),
    packs: await packsOf(own),
    oneSided: leftOut.length === 0 ? [] : await oneSided(byNumber, chosen),
    journal,
    sign,
    publicKeySpki: vault.signingPublicKey,
  };
}

/** An entry without what its keeper wrote for a lawyer or adviser alone. */
async function openToHand(id: string): Promise<PackedView> {
  const view = await openEntry(id);
  const apart = view.notes.filter((note) => note.apart);
  return { ...view, notes: view.notes.filter((note) => !note.apart), notesApart: apart.map((note) => note.id) };
}

async function packsOf(things: readonly LiveThing[]) {
  const ids = new Set(things.flatMap((thing) => (isOfKind(thing, 'element-link') ? [thing.body.pack] : [])));
  return Promise.all([...ids].filter(isPackId).map(loadPack));
}

/** Which conversations have a side that was left out; opens the messages of the record, no other entry. */
async function oneSided(summaries: readonly EntrySummary[], chosen: ReadonlySet<string>): Promise<string[]> {
  const messages: SidedMessage[] = [];
  for (const { id, kind } of summaries) {
    if (kind !== 'message' && kind !== 'email') continue;
    const view = await openEntry(id);
    const key = conversationKey(view);
    if (key !== null) messages.push({ key, side: view.entry.capture?.reading?.side ?? null, chosen: chosen.has(id) });
  }
  return oneSidedConversations(messages);
}
