import { touchedPoints } from '../../law/touched-points.ts';
import { type Block, type Cell, entryLinks, foreign, type Section } from '../blocks.ts';
import type { ReportFront } from '../report-front.ts';
import { nameIn } from '../report-words.ts';

/** Questions of the law with the entries that the person put beside them; null where nothing was. */
export function lawSection({ packs, things, facts, times, words }: ReportFront): Section | null {
  const labels = words.law;
  const numbers = new Map(facts.map(({ id, number }) => [id, number]));
  const blocks: Block[] = [];
  for (const pack of packs) {
    const links = things.elementLinks.filter(({ body }) => body.pack === pack.id);
    const touched = touchedPoints(
      pack,
      links.map(({ about, body }) => ({ element: body.element, entryId: about })),
    ).filter(({ withSomething }) => withSomething > 0);
    if (touched.length === 0) continue;
    blocks.push({
      block: 'text',
      body: labels.pack(pack.name, times.day(`${pack.lawAsOf}T12:00:00.000Z`)),
      soft: true,
    });
    for (const { offence, elements } of touched) {
      blocks.push(
        { block: 'heading', text: offence.name },
        {
          block: 'text',
          body: `${labels.where(offence.statute, offence.section)} · ${nameIn(labels.confidence, offence.confidence)}`,
          soft: true,
        },
        {
          block: 'table',
          head: [labels.question, labels.entries],
          widths: [5, 3],
          rows: elements.map(({ element, entries, pattern }): Cell[] => {
            const shown = entries.flatMap((id) => numbers.get(id) ?? []).toSorted((a, b) => a - b);
            const said = links.flatMap(({ body }) =>
              body.element === element.id && body.words !== null ? [{ text: ' · ' }, foreign(body.words, 'soft')] : [],
            );
            if (shown.length === 0 && !pattern) return [element.text, [{ text: labels.nothing, look: 'soft' }]];
            return [
              element.text,
              [
                ...(pattern ? [{ text: labels.whole }, ...(shown.length > 0 ? [{ text: ', ' }] : [])] : []),
                ...entryLinks(shown),
                ...said,
              ],
            ];
          }),
        },
      );
    }
  }
  if (blocks.length === 0) return null;
  return { id: 'law', title: labels.title, apart: true, blocks: [{ block: 'notice', text: labels.lead }, ...blocks] };
}
