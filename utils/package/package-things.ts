import type { LiveThing, ThingKind } from '../record/thing-types.ts';

/** What the person may hand over or keep back as one, besides entries: keys of `ReportWords.leftOut.thingNames`. */
export const thingGroups = {
  people: ['person', 'account-link'],
  contacts: ['contact'],
  orders: ['order', 'mark'],
  impact: ['impact'],
  law: ['element-link'],
  attestations: ['attestation'],
  tags: ['tag', 'entry-link', 'circumstance'],
  advocate: ['consent'],
} satisfies Record<string, readonly ThingKind[]>;

export type ThingGroup = keyof typeof thingGroups;

export const thingGroupNames = Object.keys(thingGroups) as ThingGroup[];

/**
 * The things that go with the chosen entries. What tells of an entry that was left out goes with it, as does whatever
 * hangs on a person that is not here; contacts with advocates and lawyers are never handed over, and kinds that are in
 * no group neither.
 */
export function packageThings(
  things: readonly LiveThing[],
  groups: readonly ThingGroup[],
  isLeftOut: (entryId: string) => boolean,
): LiveThing[] {
  const kinds = new Set<ThingKind>(groups.flatMap((group) => thingGroups[group]));
  return things.filter((thing) => {
    if (!kinds.has(thing.kind) || (thing.about !== null && isLeftOut(thing.about))) return false;
    if (isOfKind(thing, 'contact')) return thing.body.party !== 'advocate';
    return !isOfKind(thing, 'entry-link') || !isLeftOut(thing.body.other);
  });
}

/** Groups of which there is something in the record and which were not chosen. */
export function leftOutGroups(things: readonly LiveThing[], groups: readonly ThingGroup[]): ThingGroup[] {
  return thingGroupNames.filter(
    (group) =>
      group !== 'advocate' &&
      !groups.includes(group) &&
      things.some(({ kind }) => (thingGroups[group] as readonly ThingKind[]).includes(kind)),
  );
}

/** Narrows a thing to its kind. */
export function isOfKind<K extends ThingKind>(thing: LiveThing, kind: K): thing is LiveThing<K> {
  return thing.kind === kind;
}
