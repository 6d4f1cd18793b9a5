import type { AccountCount } from '../pattern/accounts.ts';
import { type Html, html } from './html-template.ts';
import type { ReportFront } from './report-front.ts';
import { countOfKind, listWords, platformName, plural } from './report-words.ts';
import { type WeekBars, weekBars } from './week-bars.ts';

const mostAccountsOnPageOne = 5;
const mostPlatformsOnPageOne = 6;

/** Page 1: the pattern, so that a reader has the whole before the first entry. */
export function htmlFront(front: ReportFront): Html {
  const { pattern, times } = front;
  const bars = weekBars(pattern, times);
  return html`<section class="sheet" id="page-1">
    <div class="top">
      <span>Record of events, kept by the person they happened to</span
      ><span>${front.reference === null ? null : html`Reference <bdi>${front.reference}</bdi>`}</span>
    </div>
    <h1>${headline(front)}</h1>
    <p class="lead">${subline(front)}</p>
    <dl class="figures">
      ${figure(pattern.counted, pattern.counted === 1 ? 'entry' : 'entries')}
      ${figure(pattern.span?.days ?? '–', 'days from first to last')}
      ${figure(pattern.mostInWeek?.count ?? '–', pattern.mostInWeek ? `in the fullest week, of ${times.shortDate(pattern.mostInWeek.monday)}` : 'in the fullest week')}
      ${figure(pattern.accounts.length, pattern.accounts.length === 1 ? 'account or name' : 'accounts or names')}
    </dl>
    ${
      bars
        ? html`<h3>Entries by ${bars.unit}</h3>
            ${drawing(bars)}`
        : null
    }
    <h3>Who, what, when</h3>
    <dl class="facts">
      ${factRows(front).map(
        ([label, value]) =>
          html`<dt>${label}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    <div class="pair">
      <div>
        <h3>By platform</h3>
        <table>
          <thead>
            <tr>
              <th scope="col">Platform</th>
              <th scope="col" class="num">Entries</th>
            </tr>
          </thead>
          <tbody>
            ${pattern.platforms.slice(0, mostPlatformsOnPageOne).map(
              (one) =>
                html`<tr>
                  <td><bdi>${platformName(one.site)}</bdi></td>
                  <td class="num">${one.count}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <div>
        <h3>By account</h3>
        ${accountTable(front)}
      </div>
    </div>
    ${digests(front)}
    <p class="notice">The pages after this one show words and pictures as they were, some of them abusive.</p>
  </section>`;
}

function headline({ pattern }: ReportFront): string {
  const entries = plural(pattern.counted, 'entry', 'entries');
  return pattern.span ? `${entries} in ${plural(pattern.span.days, 'day', 'days')}` : entries;
}

function subline({ pattern, times }: ReportFront): string {
  const places = listWords(pattern.platforms.map((one) => platformName(one.site)));
  const [first, last] = pattern.span ? [times.day(pattern.span.first), times.day(pattern.span.last)] : ['', ''];
  const span = first === last ? first : `${first} to ${last}`;
  return [span, places].filter((part) => part !== '').join(' · ');
}

function figure(value: string | number, label: string): Html {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}

function factRows(front: ReportFront): [string, string | Html][] {
  const { pattern, times } = front;
  const rows: [string, string | Html][] = [
    ['Who', whoLine(front)],
    [
      'What',
      listWords(pattern.kinds.map(({ kind, count }) => countOfKind(kind, count))) || 'nothing that can be counted',
    ],
    [
      'First and last',
      pattern.span ? `${times.moment(pattern.span.first)} and ${times.moment(pattern.span.last)}` : 'not known',
    ],
    [
      'On how many days',
      pattern.span ? `${pattern.activeDays} of the ${plural(pattern.span.days, 'day', 'days')}` : 'not known',
    ],
    ['At what hours', hoursLine(front)],
    ['Not counted', notCountedLine(front)],
    [
      'Left out',
      front.leftOut.length === 0
        ? 'nothing: every entry of the record is here'
        : `${plural(front.leftOut.length, 'entry', 'entries')} of the record, listed at the end by number, date and kind`,
    ],
    [
      'Kept by',
      html`<bdi>${front.contactName ?? 'not named here'}</bdi>, in their own browser, with Daybook
        ${front.software.version}; report made ${times.moment(front.made.utc)}; days and hours as in ${times.zone}`,
    ],
    [
      'It cannot show',
      'that a page was genuine or who wrote it; see “What this cannot show”. The platforms hold the originals: preservation.csv names what to ask them for.',
    ],
  ];
  return rows;
}

function whoLine({ pattern }: ReportFront): string | Html {
  if (pattern.accounts.length === 0) return 'no account or name is known';
  const shown = pattern.accounts
    .slice(0, 3)
    .map((account, at) => html`${at > 0 ? ', ' : null}<bdi>${accountName(account)}</bdi> (${account.count})`);
  const more = pattern.accounts.length - 3;
  return html`${shown}${more > 0 ? ` and ${more} more` : null}${pattern.unnamed > 0 ? `; ${pattern.unnamed} without a name` : null}`;
}

/** The six hours that hold the most entries, told as a fact. */
function hoursLine({ pattern }: ReportFront): string {
  if (pattern.timed === 0) return 'the hour is known of no entry';
  const perHour = Array.from({ length: 24 }, (_, hour) => pattern.hours.reduce((sum, day) => sum + day[hour]!, 0));
  let best = { from: 0, count: -1 };
  for (let from = 0; from < 24; from += 1) {
    let count = 0;
    for (let step = 0; step < 6; step += 1) count += perHour[(from + step) % 24]!;
    if (count > best.count) best = { from, count };
  }
  const two = (hour: number): string => `${String(hour % 24).padStart(2, '0')}:00`;
  return `${best.count} of ${pattern.timed} between ${two(best.from)} and ${two(best.from + 6)}`;
}

function notCountedLine({ pattern }: ReportFront): string {
  const parts = [
    pattern.own > 0 && plural(pattern.own, 'own message, kept for context', 'own messages, kept for context'),
    pattern.repeats > 0 && plural(pattern.repeats, 'item kept a second time', 'items kept a second time'),
    pattern.failed > 0 &&
      plural(pattern.failed, 'attempt of which nothing could be kept', 'attempts of which nothing could be kept'),
  ].filter((part) => part !== false);
  const undated = pattern.undated > 0 ? `; the day is not known of ${pattern.undated} that are counted` : '';
  return `${parts.length === 0 ? 'nothing' : listWords(parts)}${undated}`;
}

/** An account as it is best known: `@handle`, else name, else id. */
export function accountName(account: AccountCount): string {
  return account.handles.at(-1) ?? account.names.at(-1) ?? account.accountId ?? 'unnamed';
}

function accountTable({ pattern, times }: ReportFront): Html {
  if (pattern.accounts.length === 0) return html`<p class="soft">No account or name is known.</p>`;
  const rows = pattern.accounts.slice(0, mostAccountsOnPageOne).map(
    (account) =>
      html`<tr>
        <td>
          <bdi>${accountName(account)}</bdi>${
            account.names.length > 0 && account.handles.length > 0
              ? html` <span class="soft small"><bdi>${account.names.at(-1)!}</bdi></span>`
              : null
          }
        </td>
        <td class="small"><bdi>${platformName(account.site)}</bdi></td>
        <td class="when small">${account.last === null ? '–' : times.day(account.last)}</td>
        <td class="num">${account.count}</td>
      </tr>`,
  );
  const more = pattern.accounts.length - rows.length;
  return html`<table>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col">Platform</th>
          <th scope="col">Last</th>
          <th scope="col" class="num">Entries</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    ${more > 0 ? html`<p class="soft small">${more} more on the next page.</p>` : null}`;
}

function digests({ digests: fixed }: ReportFront): Html {
  return html`<aside class="check">
    <h3>What fixes the content</h3>
    <dl>
      <dt>Package</dt>
      <dd>folder <span class="mono">${fixed.topFolder}</span>, ${fixed.filesInZip} files in the ZIP</dd>
      <dt>data/record.json</dt>
      <dd class="mono">${fixed.record}</dd>
      <dt>Signing key</dt>
      <dd class="mono">${fixed.keyFingerprint}</dd>
      <dt>Journal</dt>
      <dd><span class="mono">${fixed.journalHead}</span>, ${plural(fixed.journalLines, 'line', 'lines')}</dd>
    </dl>
    <p class="small">
      SHA-256 each. record.json names the SHA-256 of every exhibit and so fixes them all. The package’s own number, the
      SHA-256 of tagmanifest-sha256.txt, covers this page too and cannot stand on it: Daybook shows it when the package
      is made, and anyone can compute it (see “How to check”). Quoted in a police report or an e-mail, either number
      shows by its date that the content existed then.
    </p>
  </aside>`;
}

/** The bars as SVG. */
export function drawing(bars: WeekBars): Html {
  const numbers = bars.bars.length <= 40;
  return html`<svg
    viewBox="0 0 ${bars.width} ${bars.height}"
    role="img"
    aria-label="${`Entries by ${bars.unit}: ${bars.bars
      .filter((bar) => bar.count > 0)
      .map((bar) => `${bar.label}: ${bar.count}`)
      .join('; ')}`}"
  >
    ${bars.lines.map((line) => html`<line class="line" x1="26" x2="${bars.width}" y1="${line.y}" y2="${line.y}" /><text x="18" y="${line.y + 4}" text-anchor="end">${line.count}</text>`)}
    ${bars.bars.map(
      (bar) =>
        html`<rect class="bar" x="${bar.x}" y="${bar.y}" width="${bar.width}" height="${bar.height}"
            ><title>${bar.label}: ${bar.count}</title></rect
          >${
            numbers && bar.count > 0
              ? html`<text x="${bar.x + bar.width / 2}" y="${bar.y - 3}" text-anchor="middle">${bar.count}</text>`
              : null
          }`,
    )}
    ${bars.ticks.map((tick) => html`<text x="${tick.x}" y="${bars.height - 5}">${tick.text}</text>`)}
  </svg>`;
}
