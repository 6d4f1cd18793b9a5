import type { ClockStart } from '../../utils/law/clocks.ts';
import { countedFacts } from '../../utils/pattern/counted-facts.ts';
import { type Book, thingsOf } from '../data/use-book.ts';
import { localDay } from '../time/local-day.ts';

/** The days from which periods run: the latest incident, and what was decided. A rough date counts from its earliest day. */
export function clockStarts(book: Book): ClockStart[] {
  const { counted } = countedFacts(book.facts);
  const incidents = counted.flatMap((fact): ClockStart[] => {
    const from = book.entries.get(fact.id)?.happened.from ?? null;
    return from === null ? [] : [{ starts: 'latest-incident', day: localDay(from), of: fact.id }];
  });
  const decisions = thingsOf(book, 'contact').flatMap(({ root, body }): ClockStart[] => {
    const { decision, decidedOn, party } = body;
    if (decidedOn === null) return [];
    if (decision === 'complaint-answered') return [{ starts: 'complaint-answered', day: decidedOn, of: root }];
    if (decision !== 'no-charge') return [];
    if (party === 'police') return [{ starts: 'no-charge-police', day: decidedOn, of: root }];
    return party === 'prosecutor' ? [{ starts: 'no-charge-prosecutor', day: decidedOn, of: root }] : [];
  });
  return [...incidents, ...decisions];
}
