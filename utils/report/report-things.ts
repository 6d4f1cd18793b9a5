import type { LiveThing, ThingKind } from '../record/thing-types.ts';

/** What the person wrote around the entries, as far as it goes into the package. */
export interface ReportThings {
  people: LiveThing<'person'>[];
  links: LiveThing<'account-link'>[];
  contacts: LiveThing<'contact'>[];
  orders: LiveThing<'order'>[];
  marks: LiveThing<'mark'>[];
  impacts: LiveThing<'impact'>[];
  tags: LiveThing<'tag'>[];
  entryLinks: LiveThing<'entry-link'>[];
  elementLinks: LiveThing<'element-link'>[];
  attestations: LiveThing<'attestation'>[];
  consents: LiveThing<'consent'>[];
  circumstances: LiveThing<'circumstance'>[];
}

/** Sorts things by what they are; kinds that a report does not know stay out of it. */
export function reportThings(things: readonly LiveThing[]): ReportThings {
  const of = <K extends ThingKind>(kind: K): LiveThing<K>[] =>
    things.filter((thing): thing is LiveThing<K> => thing.kind === kind);
  const byWhen = <T extends { body: { when: { from: string | null } } }>(list: T[]): T[] =>
    list.toSorted((a, b) => (a.body.when.from ?? '9').localeCompare(b.body.when.from ?? '9'));
  return {
    people: of('person'),
    links: of('account-link'),
    contacts: byWhen(of('contact')),
    orders: byWhen(of('order')),
    marks: byWhen(of('mark')),
    impacts: byWhen(of('impact')),
    tags: of('tag'),
    entryLinks: of('entry-link'),
    elementLinks: of('element-link'),
    attestations: of('attestation'),
    consents: of('consent'),
    circumstances: of('circumstance'),
  };
}
