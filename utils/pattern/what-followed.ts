import type { LiveThing } from '../record/thing-types.ts';
import { countedFacts } from './counted-facts.ts';
import type { EntryFacts } from './entry-facts.ts';

/** What the entries show after one thing that was done about it. One after the other, never "because of". */
export interface Followed {
  kind: 'mark' | 'order' | 'report';
  thing: LiveThing<'mark'> | LiveThing<'order'> | LiveThing<'contact'>;
  /** UTC. */
  at: string;
  /** Numbers of the counted entries before and after. */
  before: number[];
  after: number[];
  /** Whole days to the first entry after it; null where there is none. */
  daysToNext: number | null;
  /** Accounts first seen in the weeks after it. */
  newAccounts: { key: string; shownAs: string; firstEntry: number; days: number }[];
}

const dayMs = 86_400_000;
/** How long after it a first sight is told with it. */
const newAccountDays = 28;

/** For every mark, order and report with a known day: what is recorded before and after it, in time order. */
export function whatFollowed(
  facts: readonly EntryFacts[],
  things: {
    marks: readonly LiveThing<'mark'>[];
    orders: readonly LiveThing<'order'>[];
    reports: readonly LiveThing<'contact'>[];
  },
): Followed[] {
  const dated = countedFacts(facts)
    .counted.filter((fact) => fact.at !== null && fact.knows !== 'coarse')
    .toSorted((a, b) => (a.at ?? '').localeCompare(b.at ?? ''));
  const firstSight = new Map<string, EntryFacts>();
  for (const fact of dated) {
    if (fact.account !== null && fact.account.site !== 'offline' && !firstSight.has(fact.account.key)) {
      firstSight.set(fact.account.key, fact);
    }
  }
  const all = [
    ...things.marks.map((thing) => ({ kind: 'mark' as const, thing, at: thing.body.when.from })),
    ...things.orders.map((thing) => ({ kind: 'order' as const, thing, at: thing.body.when.from })),
    ...things.reports.map((thing) => ({ kind: 'report' as const, thing, at: thing.body.when.from })),
  ];
  return all
    .flatMap(({ kind, thing, at }) => {
      const { precision } = thing.body.when;
      if (at === null || precision === 'month' || precision === 'year' || precision === 'words') return [];
      const after = dated.filter((fact) => (fact.at ?? '') > at);
      const days = (fact: EntryFacts) => Math.floor((Date.parse(fact.at ?? '') - Date.parse(at)) / dayMs);
      const [next] = after;
      return [
        {
          kind,
          thing,
          at,
          before: dated.filter((fact) => (fact.at ?? '') <= at).map(({ number }) => number),
          after: after.map(({ number }) => number),
          daysToNext: next === undefined ? null : days(next),
          newAccounts: [...firstSight].flatMap(([key, fact]) =>
            (fact.at ?? '') > at && days(fact) <= newAccountDays
              ? [{ key, shownAs: shownAs(fact), firstEntry: fact.number, days: days(fact) }]
              : [],
          ),
        },
      ];
    })
    .toSorted((a, b) => a.at.localeCompare(b.at));
}

function shownAs({ account }: EntryFacts): string {
  return account?.handle ?? account?.name ?? account?.accountId ?? '';
}
