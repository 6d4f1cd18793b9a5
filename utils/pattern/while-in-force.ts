import type { LiveThing } from '../record/thing-types.ts';
import { countedFacts } from './counted-facts.ts';
import type { EntryFacts } from './entry-facts.ts';

/** For every notice and order with a known beginning: the entries whose day lies while it ran. Says nothing of whether one broke it. */
export function whileInForce(
  facts: readonly EntryFacts[],
  orders: readonly LiveThing<'order'>[],
): { order: LiveThing<'order'>; numbers: number[] }[] {
  const dated = countedFacts(facts).counted.filter(({ knows }) => knows !== 'coarse');
  return orders.flatMap((order) => {
    const { from } = order.body.when;
    if (from === null) return [];
    const end = order.body.until === null ? null : `${order.body.until}T23:59:59.999Z`;
    const inside = dated.filter(({ at }) => at !== null && at >= from && (end === null || at <= end));
    return [{ order, numbers: inside.map(({ number }) => number) }];
  });
}
