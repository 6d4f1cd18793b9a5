import { drawingMarkup } from './charts/drawing-markup.ts';
import { aboutLines, accountName, factLines, figures, headline, subline } from './front-words.ts';
import { type Html, html } from './html-template.ts';
import type { ReportFront } from './report-front.ts';
import { platformName } from './report-words.ts';
import { weeksOf } from './sections/pattern-section.ts';

/** So many accounts and platforms stand on page 1; all of them under "Accounts and people". */
export const mostOnPageOne = 5;

/** Page 1: the pattern, so that a reader has the whole before the first entry. */
export function htmlFront(front: ReportFront): Html {
  const { words, reference } = front;
  const labels = words.front;
  const weeks = weeksOf(front);
  return html`<section class="sheet" id="page-1">
    <div class="top">
      <span>${labels.kicker}</span
      ><span>${reference === null ? null : html`<bdi>${labels.reference(reference)}</bdi>`}</span>
    </div>
    <h1>${headline(front)}</h1>
    <p class="lead">${subline(front)}</p>
    <dl class="figures">
      ${figures(front).map(
        ([value, label]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${
      weeks
        ? html`<h3>${weeks.label}</h3>
            ${drawingMarkup(weeks)}`
        : null
    }
    <h3>${labels.facts}</h3>
    <dl class="facts">
      ${factLines(front).map(
        ([label, value]) =>
          html`<dt>${label}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    <div class="pair">
      <div>
        <h3>${labels.byPlatform}</h3>
        ${platformTable(front)}
      </div>
      <div>
        <h3>${labels.byAccount}</h3>
        ${accountTable(front)}
      </div>
    </div>
    <div class="about">${aboutLines(front).map((line) => html`<p class="soft small">${line}</p>`)}</div>
    ${digests(front)}
  </section>`;
}

function platformTable({ pattern, words }: ReportFront): Html {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${words.front.platform}</th>
        <th scope="col" class="num">${words.front.count}</th>
      </tr>
    </thead>
    <tbody>
      ${pattern.platforms.slice(0, mostOnPageOne).map(
        (one) =>
          html`<tr>
            <td><bdi>${platformName(one.site, words)}</bdi></td>
            <td class="num">${one.count}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function accountTable({ pattern, times, words }: ReportFront): Html {
  const labels = words.front;
  if (pattern.accounts.length === 0) return html`<p class="soft">${labels.noAccount}</p>`;
  const rows = pattern.accounts.slice(0, mostOnPageOne).map(
    (account) =>
      html`<tr>
        <td>
          <bdi>${accountName(account, words)}</bdi>${
            account.names.length > 0 && account.handles.length > 0
              ? html` <span class="soft small"><bdi>${account.names.at(-1)!}</bdi></span>`
              : null
          }
        </td>
        <td class="small"><bdi>${platformName(account.site, words)}</bdi></td>
        <td class="when small">${account.last === null ? '–' : times.day(account.last)}</td>
        <td class="num">${account.count}</td>
      </tr>`,
  );
  const more = pattern.accounts.length - rows.length;
  return html`<table>
      <thead>
        <tr>
          <th scope="col">${labels.account}</th>
          <th scope="col">${labels.platform}</th>
          <th scope="col">${labels.last}</th>
          <th scope="col" class="num">${labels.count}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    ${more > 0 ? html`<p class="soft small">${labels.moreAccounts(more)}</p>` : null}`;
}

function digests({ digests: fixed, words }: ReportFront): Html {
  const labels = words.front;
  return html`<aside class="check">
    <h3>${labels.fixes}</h3>
    <dl>
      <dt>${labels.package}</dt>
      <dd>${labels.folder(fixed.topFolder, fixed.filesInZip)}</dd>
      <dt>data/record.json</dt>
      <dd class="mono">${fixed.record}</dd>
      <dt>${labels.key}</dt>
      <dd class="mono">${fixed.keyFingerprint}</dd>
      <dt>${labels.journal}</dt>
      <dd><span class="mono">${fixed.journalHead}</span>, ${words.lines(fixed.journalLines)}</dd>
    </dl>
    <p class="small">${labels.fixesWords}</p>
  </aside>`;
}
