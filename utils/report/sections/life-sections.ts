import { type Block, type Cell, entryLinks, foreign, type Inline, type Section } from '../blocks.ts';
import { accountName } from '../front-words.ts';
import type { ReportFront } from '../report-front.ts';
import { listWords, nameIn, platformName } from '../report-words.ts';

/** What it did to the person's life; null where nothing is written. */
export function impactSection({ things, facts, times, words }: ReportFront): Section | null {
  if (things.impacts.length === 0) return null;
  const labels = words.impact;
  const numbers = new Map(facts.map(({ id, number }) => [id, number]));
  const rows = things.impacts.map(({ about, body }): Cell[] => {
    const number = about === null ? undefined : numbers.get(about);
    const said: Inline[] = body.words === null ? [] : [foreign(body.words)];
    if (body.cost !== null) said.push({ text: said.length > 0 ? ' · ' : '' }, foreign(labels.cost(body.cost)));
    return [
      [foreign(times.happenedShort(body.when))],
      listWords(
        body.areas.map((area) => nameIn(words.areas, area)),
        words,
      ),
      said,
      number === undefined ? '' : entryLinks([number]),
    ];
  });
  return {
    id: 'impact',
    title: labels.title,
    blocks: [
      { block: 'text', body: labels.lead, soft: true },
      { block: 'table', head: labels.head, widths: [2, 2, 6, 1], rows },
    ],
  };
}

/** Between the pattern and what is hard to look at. */
export function warningSection({ pictures, words }: ReportFront): Section {
  return {
    id: 'warning',
    title: words.warning.title,
    apart: true,
    blocks: [
      { block: 'notice', text: words.warning.words },
      { block: 'text', body: words.warning.pictures[pictures] },
    ],
  };
}

/** Reports made and answers had, orders, and what the person did about it; null where there is none of it. */
export function contactsSection({ pattern, things, times, words }: ReportFront): Section | null {
  const labels = words.contacts;
  const { contacts, orders, marks } = things;
  if (contacts.length + orders.length + marks.length === 0) return null;
  const day = (date: string): string => times.day(`${date}T12:00:00.000Z`);
  const contactValue = (name: string, value: string): string => {
    if (name === 'riskAssessment') return nameIn(words.yesNo, value);
    if (name === 'decision') return nameIn(words.decisions, value);
    return (name === 'decidedOn' || name === 'nextBy') && /^\d{4}-\d\d-\d\d$/u.test(value) ? day(value) : value;
  };
  const blocks: Block[] = [{ block: 'text', body: labels.lead, soft: true }];
  for (const { body } of contacts) {
    const party = nameIn(words.parties, body.party);
    const head = body.direction === 'out' ? labels.out(party) : labels.in(party);
    const said = Object.entries(labels.labels).flatMap(([name, label]): [string, Cell][] => {
      const value = body[name as keyof typeof body];
      return typeof value === 'string' && value !== '' ? [[label, [foreign(contactValue(name, value))]]] : [];
    });
    blocks.push(
      {
        block: 'heading',
        text: `${times.happenedShort(body.when)} · ${head}, ${nameIn(words.channels, body.channel)}`,
      },
      { block: 'facts', rows: said },
    );
  }
  const orEmpty = (text: string | null): Cell => (text === null ? '' : [foreign(text)]);
  // `x handle:nightowl_77` is for machines: by its name where it was counted, else by what was seen of it
  const accountCell = (key: string): Cell => {
    const account = pattern.accounts.find((counted) => counted.key === key);
    if (account === undefined) return [foreign(key.slice(key.indexOf(':') + 1))];
    return [foreign(accountName(account, words)), { text: `, ${platformName(account.site, words)}`, look: 'soft' }];
  };
  if (orders.length > 0)
    blocks.push(
      { block: 'heading', text: labels.orders },
      {
        block: 'table',
        head: labels.ordersHead,
        widths: [3, 2, 2, 2, 2, 4],
        rows: orders.map(({ body }): Cell[] => [
          [
            foreign(body.name),
            { text: ` (${nameIn(words.orderKinds, body.kind)}` },
            ...(body.reference === null ? [] : [{ text: ', ' }, foreign(body.reference)]),
            { text: ')' },
          ],
          [foreign(times.happenedShort(body.when))],
          body.until === null ? labels.open : day(body.until),
          orEmpty(body.binds),
          orEmpty(body.issuedBy),
          orEmpty(body.scope),
        ]),
      },
    );
  if (marks.length > 0)
    blocks.push(
      { block: 'heading', text: labels.marks },
      {
        block: 'table',
        head: labels.marksHead,
        widths: [3, 2, 3, 4],
        rows: marks.map(({ body }): Cell[] => [
          nameIn(words.marks, body.kind),
          [foreign(times.happenedShort(body.when))],
          body.accountKey === null ? '' : accountCell(body.accountKey),
          orEmpty(body.words),
        ]),
      },
    );
  return { id: 'contacts', title: labels.title, blocks };
}
