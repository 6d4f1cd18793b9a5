import { whileInForce } from '../../pattern/while-in-force.ts';
import { type Block, type Cell, entryLinks, foreign } from '../blocks.ts';
import type { ReportFront } from '../report-front.ts';

/** So many entries are named beside an order; the rest are counted. */
const mostNamed = 24;

/** What came while each notice or order ran; nothing where none has a known beginning. */
export function orderBlocks({ facts, things, times, words }: ReportFront): Block[] {
  const labels = words.pattern;
  const rows = whileInForce(facts, things.orders).map(({ order: { body }, numbers }): Cell[] => {
    // Several messages of one conversation have its number.
    const entries = [...new Set(numbers)].toSorted((a, b) => a - b);
    const more = entries.length - mostNamed;
    return [
      [foreign(body.name)],
      [foreign(times.happenedShort(body.when))],
      body.until === null ? labels.noEnd : times.day(`${body.until}T12:00:00.000Z`),
      String(numbers.length),
      entries.length === 0
        ? '–'
        : [
            ...entryLinks(entries.slice(0, mostNamed)),
            ...(more > 0 ? [{ text: ` ${words.front.andMore(more)}` }] : []),
          ],
    ];
  });
  if (rows.length === 0) return [];
  return [
    { block: 'heading', text: labels.orders },
    { block: 'text', body: labels.ordersLead, soft: true },
    { block: 'table', head: labels.ordersHead, widths: [3.4, 2, 2, 1.4, 3.4], rows },
  ];
}
