import type { ContactBody, LiveThing, MarkBody, OrderBody } from '../record/thing-types.ts';
import type { HappenedAt } from '../record/types.ts';
import { countAccounts } from './accounts.ts';
import { countedFacts } from './counted-facts.ts';
import type { EntryFacts } from './entry-facts.ts';

/** Something on the axis: a moment, or a span where `to` is later than `from`. */
export interface AxisEvent {
  /** UTC. */
  from: string;
  to: string;
  /** The day is not known; it lies somewhere in the span. */
  approximate: boolean;
  /** An order without a last day: it runs on past what is drawn. */
  open: boolean;
  /** Numbers of the entries behind it. */
  entries: number[];
  /** Root of the thing behind it. */
  thing: string | null;
}

/** `kind` entries of one kind; `tag` entries that the person tagged so; `account` from the first to the last sight of an account; then what was done about it. */
export type AxisGroup = 'kind' | 'tag' | 'account' | 'mark' | 'order' | 'report';

export interface AxisLane {
  group: AxisGroup;
  /** The kind, tag or mark; an account as it was shown, empty for all the further ones; empty for the others. */
  name: string;
  /** Of an account: its platform. */
  site?: string;
  events: AxisEvent[];
}

/** What happened, what was done about it, and what followed, in one time. */
export interface Axis {
  from: string;
  to: string;
  lanes: AxisLane[];
}

export interface AxisInput {
  facts: readonly EntryFacts[];
  /** Tags of an entry by its id. */
  tagsOf: ReadonlyMap<string, readonly string[]>;
  marks: readonly LiveThing<'mark'>[];
  orders: readonly LiveThing<'order'>[];
  contacts: readonly LiveThing<'contact'>[];
  /** UTC; where an open order's line ends. */
  now: string;
}

/** Kinds that have a lane of their own; the rest share one. */
const mostKinds = 6;
/** Accounts that have a lane of their own. */
const mostAccounts = 8;

/** Lanes in the order in which they are drawn; a lane with nothing in it is left out. Null where nothing has a date. */
export function axisOf(input: AxisInput): Axis | null {
  const { counted } = countedFacts(input.facts);
  const dated = counted.filter((fact) => fact.at !== null);
  const lanes = [
    ...kindLanes(dated),
    ...tagLanes(dated, input.tagsOf),
    ...accountLanes(dated),
    ...markLanes(input.marks),
    { group: 'order' as const, name: '', events: input.orders.flatMap((order) => orderEvent(order, input.now)) },
    {
      group: 'report' as const,
      name: '',
      events: reportsMade(input.contacts).flatMap((contact) => thingEvent(contact.root, contact.body)),
    },
  ].filter(({ events }) => events.length > 0);
  // An order may run for years on: what happened would be squeezed into a corner, so its line ends where the axis does.
  const ends = lanes.flatMap(({ group, events }) =>
    events.map(({ from, to }) => (group === 'order' && to > input.now ? (from > input.now ? from : input.now) : to)),
  );
  const moments = [...lanes.flatMap(({ events }) => events.map(({ from }) => from)), ...ends].toSorted();
  const [from, to] = [moments[0], moments.at(-1)];
  return from === undefined || to === undefined ? null : { from, to, lanes };
}

function factEvent(fact: EntryFacts): AxisEvent {
  const at = fact.at ?? '';
  return { from: at, to: at, approximate: fact.knows === 'coarse', open: false, entries: [fact.number], thing: null };
}

function kindLanes(facts: readonly EntryFacts[]): AxisLane[] {
  const lanes = lanesBy(facts, (fact) => [fact.kind]).map(([name, events]) => ({
    group: 'kind' as const,
    name,
    events,
  }));
  if (lanes.length <= mostKinds + 1) return lanes;
  const rest = lanes.slice(mostKinds).flatMap(({ events }) => events);
  return [...lanes.slice(0, mostKinds), { group: 'kind', name: 'other', events: rest }];
}

function tagLanes(facts: readonly EntryFacts[], tagsOf: AxisInput['tagsOf']): AxisLane[] {
  return lanesBy(facts, (fact) => tagsOf.get(fact.id) ?? []).map(([name, events]) => ({ group: 'tag', name, events }));
}

function lanesBy(
  facts: readonly EntryFacts[],
  namesOf: (fact: EntryFacts) => readonly string[],
): [string, AxisEvent[]][] {
  const lanes = new Map<string, AxisEvent[]>();
  for (const fact of facts) {
    for (const name of new Set(namesOf(fact))) {
      const events = lanes.get(name) ?? [];
      lanes.set(name, events);
      events.push(factEvent(fact));
    }
  }
  return [...lanes].toSorted((a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0]));
}

/**
 * Accounts in the order in which they were first seen, each from its first to its last entry, so that it can be seen
 * which one begins when another is blocked. Those with the fewest entries share one lane of first sights.
 */
function accountLanes(facts: readonly EntryFacts[]): AxisLane[] {
  const seen = countAccounts(facts.filter(({ account }) => account?.site !== 'offline'));
  const events = seen.slice(0, mostAccounts).flatMap((account) => {
    const { first: from, last: to, entries } = account;
    if (from === null || to === null) return [];
    const name = account.handles.at(-1) ?? account.names.at(-1) ?? account.accountId ?? '';
    return [{ name, site: account.site, event: { from, to, approximate: false, open: false, entries, thing: null } }];
  });
  const lanes = events
    .toSorted((a, b) => a.event.from.localeCompare(b.event.from))
    .map(({ name, site, event }): AxisLane => ({ group: 'account', name, site, events: [event] }));
  const rest = seen.slice(mostAccounts).flatMap(({ first, entries }): AxisEvent[] => {
    if (first === null) return [];
    return [{ from: first, to: first, approximate: false, open: false, entries, thing: null }];
  });
  return rest.length === 0 ? lanes : [...lanes, { group: 'account', name: '', events: rest }];
}

function thingEvent(thing: string, { when }: { when: HappenedAt }): AxisEvent[] {
  if (when.from === null) return [];
  const exact = when.precision !== 'month' && when.precision !== 'year' && when.precision !== 'words';
  const to = exact ? when.from : (when.to ?? when.from);
  return [{ from: when.from, to, approximate: !exact, open: false, entries: [], thing }];
}

function markLanes(marks: readonly LiveThing<'mark'>[]): AxisLane[] {
  const kinds: MarkBody['kind'][] = [...new Set(marks.map(({ body }) => body.kind))];
  return kinds.map((name) => ({
    group: 'mark',
    name,
    events: marks.filter(({ body }) => body.kind === name).flatMap(({ root, body }) => thingEvent(root, body)),
  }));
}

function orderEvent({ root, body }: LiveThing<'order'>, now: string): AxisEvent[] {
  const end = body.until === null ? now : `${body.until}T23:59:59.999Z`;
  return thingEvent(root, body).map((event) => ({
    ...event,
    to: end > event.from ? end : event.from,
    open: body.until === null,
  }));
}

/** Contacts that told somebody of it: what the person reported, not what was answered. */
export function reportsMade(contacts: readonly LiveThing<'contact'>[]): LiveThing<'contact'>[] {
  return contacts.filter(({ body }: { body: ContactBody }) => body.direction === 'out');
}

/** Orders that were in force at some time between two moments (UTC). */
export function ordersBetween(orders: readonly LiveThing<'order'>[], from: string, to: string): LiveThing<'order'>[] {
  return orders.filter(({ body }: { body: OrderBody }) => {
    const begins = body.when.from;
    const ends = body.until === null ? null : `${body.until}T23:59:59.999Z`;
    return begins !== null && begins <= to && (ends === null || ends >= from);
  });
}
