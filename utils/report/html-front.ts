import { accountName, factLines, headline, subline } from './front-words.ts';
import { type Html, html } from './html-template.ts';
import type { ReportFront } from './report-front.ts';
import { platformName, plural } from './report-words.ts';
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
      ${factLines(front).map(
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

function figure(value: string | number, label: string): Html {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
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
