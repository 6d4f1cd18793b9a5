import { type Block, type Cell, entryLinks, foreign, type Section } from '../blocks.ts';
import { accountName } from '../front-words.ts';
import type { ReportFront } from '../report-front.ts';
import { listWords, nameIn, platformName } from '../report-words.ts';

/** Every account and what is known of it; then who the person believes is behind which, with their reasons. */
export function accountSection({ pattern, things, times, words }: ReportFront): Section {
  const labels = words.accounts;
  const day = (utc: string | null): string => (utc === null ? '–' : times.day(utc));
  const rows = pattern.accounts.map((account): Cell[] => {
    const name = accountName(account, words);
    const others = [...new Set([...account.handles, ...account.names])].filter((one) => one !== name);
    return [
      others.length === 0
        ? [foreign(name)]
        : [foreign(name), { text: ' ' }, foreign(labels.also(others.join(', ')), 'soft')],
      platformName(account.site, words),
      account.accountId === null
        ? words.notKnown
        : [
            foreign(account.accountId),
            ...(account.made === null
              ? []
              : [{ text: ` (${labels.made(times.day(account.made))})`, look: 'soft' as const }]),
          ],
      day(account.first),
      day(account.last),
      entryLinks(account.entries),
    ];
  });
  const { front } = words;
  const blocks: Block[] = [
    { block: 'text', body: labels.lead, soft: true },
    {
      block: 'table',
      head: [front.account, front.platform, front.id, front.first, front.last, front.entryNumbers],
      widths: [4, 2, 2.4, 2, 2, 2],
      rows,
    },
  ];
  const linked = things.people.flatMap((person) =>
    things.links
      .filter(({ about }) => about === person.root)
      .map(({ body }): Cell[] => [
        [foreign(body.shownAs), { text: `, ${platformName(body.site, words)}`, look: 'soft' }],
        [
          foreign(person.body.name),
          ...(person.body.relation === null ? [] : [{ text: ', ' }, foreign(person.body.relation, 'soft')]),
          { text: `; ${nameIn(labels.role, body.role)}`, look: 'soft' },
        ],
        nameIn(words.sure, body.sure),
        body.reasonsFor === null ? [{ text: labels.noReasons, look: 'soft' }] : [foreign(body.reasonsFor)],
        body.reasonsAgainst === null ? [{ text: labels.noReasons, look: 'soft' }] : [foreign(body.reasonsAgainst)],
      ]),
  );
  const told = things.people.filter(({ body }) => body.words !== null);
  if (things.people.length > 0)
    blocks.push(
      { block: 'heading', text: labels.people },
      { block: 'text', body: labels.peopleLead, soft: true },
      { block: 'table', head: labels.head, widths: [3, 3, 1.4, 4, 4], rows: linked },
      ...told.map(({ body }): Block => ({
        block: 'facts',
        rows: [[listWords([body.name], words), [foreign(body.words!)]]],
      })),
    );
  return { id: 'accounts', title: labels.title, blocks };
}
