import { link } from './html-link.ts';
import { type Html, html } from './html-template.ts';
import type { ReportEntry } from './report-entry.ts';
import type { TimeWords } from './report-time.ts';
import { exhibitAbout, keptTexts } from './kept-texts.ts';
import { kindName, platformName, type ReportWords } from './report-words.ts';

/** How an entry was come by, for whoever tests it: page, fields and where they stood, files and digests. */
export function htmlAnnex(shown: ReportEntry, times: TimeWords, words: ReportWords): Html | null {
  const { entry } = shown;
  if (!entry.capture && shown.exhibits.length === 0) return null;
  return html`<section class="annex" id="annex-${entry.number}">
    <h2>
      <a href="#entry-${entry.number}">${entry.number}</a>
      <span class="soft"><bdi>${kindName(entry.kind, words)}</bdi>, <bdi>${platformName(entry.site, words)}</bdi></span>
    </h2>
    ${keptLines(shown, times, words)} ${fieldsTable(shown, words)} ${exhibitsTable(shown, words)}
  </section> `;
}

function keptLines(shown: ReportEntry, times: TimeWords, words: ReportWords): Html | null {
  const rows = keptTexts(shown, times, words);
  if (rows.length === 0) return null;
  return html`<dl class="facts small">
    ${rows.map(
      ([label, lines]) =>
        html`<dt>${label}</dt>
          <dd>${lines.map((line) => html`<div>${link(line)}</div>`)}</dd>`,
    )}
  </dl>`;
}

function fieldsTable({ fields }: ReportEntry, { annex }: ReportWords): Html | null {
  if (fields.length === 0) return null;
  return html`<h3>${annex.said}</h3>
    <table class="fields small rows">
      <thead>
        <tr>
          ${annex.head.map((word) => html`<th scope="col">${word}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${fields.map(
          (field) =>
            html`<tr>
              <td>${field.label}</td>
              <td>
                ${field.value === null ? html`<span class="missing">${annex.notOnPage}</span>` : html`<bdi>${field.value}</bdi>`}
              </td>
              <td class="how"><bdi>${field.how}</bdi></td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

function exhibitsTable({ exhibits }: ReportEntry, words: ReportWords): Html | null {
  if (exhibits.length === 0) return null;
  return html`<h3>${words.annex.exhibits}</h3>
    <table class="small rows">
      <thead>
        <tr>
          ${words.annex.exhibitHead.map((word) => html`<th scope="col">${word}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${exhibits.map(
          ({ ref, path, exhibit }) =>
            html`<tr>
              <td class="when">${ref}</td>
              <td>
                <a href="${path}">${path.split('/').slice(2).join('/')}</a><br /><span class="soft"
                  ><bdi>${exhibitAbout(exhibit, words)}</bdi></span
                >
              </td>
              <td class="mono">${exhibit.sha256}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}
