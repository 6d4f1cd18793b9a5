import { documentOf } from '../../tests/support/jsdom-page.ts';
import { siteFixtures } from '../../tests/support/site-fixtures.ts';
import type { Adapter, Field, Reading } from '../../utils/sites/contract.ts';
import { lastAdapter } from '../../utils/sites/choose-adapter.ts';
import { adapterFor, adapters } from '../../utils/sites/registry.ts';

/** Fields of the table, in its order: heading, and where it stands in a reading. */
const columns: [string, (reading: Reading) => Field<string>][] = [
  ['name', ({ author }) => author.name],
  ['handle', ({ author }) => author.handle],
  ['account id', ({ author }) => author.accountId],
  ['profile', ({ author }) => author.profileUrl],
  ['item id', ({ itemId }) => itemId],
  ['link', ({ permalink }) => permalink],
  ['time (UTC)', ({ postedAt }) => postedAt],
  ['time in id', ({ decodedAt }) => decodedAt],
  ['time as shown', ({ postedAtRaw }) => postedAtRaw],
  ['text', ({ text }) => text],
];

interface Seen {
  name: string;
  kind: string;
  readings: Reading[];
  pages: Set<string>;
}

function readAll(): Seen[] {
  const seen = new Map<string, Seen>();
  for (const fixture of siteFixtures()) {
    const document = documentOf(fixture.html, fixture.url.href);
    const adapter = adapterFor(fixture.url, document);
    for (const element of adapter.items(document, fixture.url)) {
      const reading = adapter.read(element, fixture.url);
      const key = `${adapter.name} ${reading.kind}`;
      const row = seen.get(key) ?? { name: adapter.name, kind: reading.kind, readings: [], pages: new Set() };
      row.readings.push(reading);
      row.pages.add(`${fixture.platform}/${fixture.name}`);
      seen.set(key, row);
    }
  }
  return [...seen.values()].toSorted(
    (a, b) => a.name.localeCompare(b.name, 'en') || a.kind.localeCompare(b.kind, 'en'),
  );
}

function cell(readings: readonly Reading[], field: (reading: Reading) => Field<string>): string {
  const found = readings.filter((reading) => field(reading).state === 'found').length;
  return found === readings.length ? 'yes' : found === 0 ? '–' : `${found}/${readings.length}`;
}

/** Why a field is never found: what was tried, or the sentence that says that there is nothing to try. */
function reasons(row: Seen): string[] {
  return columns.flatMap(([heading, field]) => {
    const fields = row.readings.map(field);
    if (fields.some(({ state }) => state === 'found')) return [];
    const tried = new Set(fields.flatMap((one) => (one.state === 'missing' ? one.tried : [])));
    const said =
      tried.size === 0
        ? 'nothing on these pages says it'
        : [...tried].map((way) => (/[[\]#.@>:(]/u.test(way) ? `\`${way}\`` : way)).join('; ');
    return [`  - ${heading}: ${said}`];
  });
}

/** What an adapter's table rests on: real pages, by the months in which they were seen, or notes of others only. */
function groundOf({ name, selectors }: Adapter): string {
  const rows = Object.entries(selectors);
  const seen = rows.flatMap(([, { seen: month }]) => (month.endsWith('?') ? [] : [month])).toSorted();
  const noted = rows.flatMap(([row, { seen: month }]) => (month.endsWith('?') ? [row] : []));
  const months = seen.length === 0 ? '–' : seen[0] === seen.at(-1) ? seen[0] : `${seen[0]} to ${seen.at(-1)}`;
  const notes = noted.length === rows.length ? '**all**' : noted.length === 0 ? '–' : noted.join(', ');
  return `| ${name} | ${seen.length}/${rows.length} | ${months} | ${notes} |`;
}

/** What `scripts/accuracy.ts` said of pages that do not lie in the project, when it was last asked. */
const heldAgainst =
  'On 27 November 2026 the shipped build read 31 saved pieces of pages of 14 platforms (X, Facebook with Messenger, Instagram, Threads, TikTok, YouTube, Reddit, Mastodon, Truth Social, LinkedIn, Discord, WhatsApp, Telegram, Twitch) that do not lie in the repository and have the structure of real pages with other words: 119 items, in Chromium, held against a key that was written by eye without a look at Daybook. Name, handle, link, time and text were all right in 99 items. In the other 20 one field was read that the key does not have: the telephone number out of the id of a WhatsApp message, as its handle (17), and the address of a Telegram message made of its chat and number (3). The number is the account’s id alone now, so 116 items are right; the addresses are kept, since they lead there. No item was missed, none was read that is none. `node scripts/run.mjs accuracy` asks the same of other pages.';

/**
 * Software that anybody can run was run, filled with invented content and rendered in Chromium; what was put in is the
 * key. `first`: items right before what was seen led to a change of the adapter.
 */
const installs: { software: string; pages: number; items: number; first: number; right: number }[] = [
  {
    software:
      'WordPress 6.1.9 with the themes Twenty Twenty-One, Twenty Twenty-Two and Twenty Twenty-Three, underscores, and the comment list of WordPress itself; English, German, Arabic, Japanese, Spanish',
    pages: 55,
    items: 440,
    first: 413,
    right: 440,
  },
  {
    software:
      'Roundcube 1.6.5 with the skins Elastic, Larry and Classic: messages, previews, pages for printing, all headers, sources; English, German, Arabic, Japanese',
    pages: 194,
    items: 194,
    first: 91,
    right: 194,
  },
  {
    software:
      'NodeBB 4: the templates of the themes Harmony 3.3.4 and Persona 15.3.3, drawn without the forum itself; English, German',
    pages: 4,
    items: 32,
    first: 20,
    right: 32,
  },
];

/** The whole of docs/platforms.md, out of the fixtures. */
export function platformTable(): string {
  const rows = readAll();
  const head = ['platform', 'kind', 'pages', 'items', ...columns.map(([heading]) => heading)];
  const lines = [
    '# What Daybook reads on which platform',
    '',
    "Made from the pages of `tests/fixtures/sites` by `node scripts/run.mjs platform-table`; a test holds it up to date. The people in those pages are invented, the structure is the platforms'.",
    '`yes`: found in every item of the fixtures; `3/4`: in three of four; `–`: never, for the reasons below the table.',
    "A time is in UTC only where an attribute of the page says so. A time in an id stands beside it and never takes its place; a time as shown is kept in the page's words and zone.",
    '',
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...rows.map(
      (row) =>
        `| ${[row.name, row.kind, row.pages.size, row.readings.length, ...columns.map(([, field]) => cell(row.readings, field))].join(' | ')} |`,
    ),
    '',
    '## Why not',
    '',
  ];
  for (const row of rows) {
    const why = reasons(row);
    if (why.length > 0) lines.push(`- **${row.name}, ${row.kind}**`, ...why);
  }
  lines.push(
    '',
    '## How sure',
    '',
    'Each thing that an adapter looks for carries the month in which a real page was last seen to have it. What rests only on the source code of the software or on notes and programs of other developers was never seen by us on a page: it is tried, and where it fails the capture says what is missing. No adapter was tried on a live site, and how often the fields are right on whole saved pages of real people was not measured here: such pages do not belong in the repository. What was held against real pages is their structure, piece by piece.',
    '',
    heldAgainst,
    '',
    'On the same day software was installed and run, filled with invented people and words, and its whole pages, as Chromium had them after their scripts ran, were held against what had been put in. Right is an item whose name, handle, link, time and text are all right. These pages show what the software does by itself, not what plugins, settings and themes of real sites make of it.',
    '',
    '| software | pages | items | right at first | right now |',
    '| --- | --- | --- | --- | --- |',
    ...installs.map((row) => `| ${row.software} | ${row.pages} | ${row.items} | ${row.first} | ${row.right} |`),
    '',
    '| platform | seen on real pages | when | from source code of the software or notes only |',
    '| --- | --- | --- | --- |',
    ...[...adapters, lastAdapter].toSorted((a, b) => a.name.localeCompare(b.name, 'en')).map(groundOf),
  );
  return `${lines.join('\n')}\n`;
}
