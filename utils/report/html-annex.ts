import type { CaptureFacts } from '../record/types.ts';
import type { MediaRef } from '../sites/contract.ts';
import { link } from './html-link.ts';
import { type Html, html } from './html-template.ts';
import type { ReportEntry } from './report-entry.ts';
import type { TimeWords } from './report-time.ts';
import { kindName, platformName, roleNames, sizeWords } from './report-words.ts';

/** How an entry was come by, for whoever tests it: page, fields and where they stood, files and digests. */
export function htmlAnnex(shown: ReportEntry, times: TimeWords): Html | null {
  const { entry } = shown;
  if (!entry.capture && shown.exhibits.length === 0) return null;
  return html`<section class="annex" id="annex-${entry.number}">
    <h2>
      <a href="#entry-${entry.number}">${entry.number}</a>
      <span class="soft"><bdi>${kindName(entry.kind)}</bdi>, <bdi>${platformName(entry.site)}</bdi></span>
    </h2>
    ${entry.capture ? keptLines(entry.capture, shown.link, times) : null} ${fieldsTable(shown)} ${exhibitsTable(shown)}
  </section> `;
}

function keptLines(capture: CaptureFacts, address: string | null, times: TimeWords): Html {
  const { reading, page, software, adapter } = capture;
  const counts = Object.entries(reading?.counts ?? {});
  const facts = Object.entries(reading?.facts ?? {});
  const rows: [string, Html | string][] = [];
  rows.push(['Began and ended', `${times.moment(capture.startedAt.utc)}; ${times.moment(capture.finishedAt.utc)}`]);
  if (page && page.url !== address) rows.push(['Kept from', link(page.url)]);
  if (page) rows.push(['Page title', html`<bdi>${page.title.text}</bdi>`]);
  const reader = adapter ? `, reader ${adapter.id} ${adapter.version}` : '';
  rows.push([
    'With',
    html`${software.name} ${software.version}${reader}${page ? html`; <bdi>${page.userAgent}</bdi>` : null}`,
  ]);
  if (reading?.conversation) rows.push(['Conversation', html`<bdi>${conversationWords(reading.conversation)}</bdi>`]);
  if (reading && reading.marks.length > 0)
    rows.push(['Marked on the page', html`<bdi>${reading.marks.join(', ')}</bdi>`]);
  if (counts.length > 0)
    rows.push(['Counts shown', html`<bdi>${counts.map(([name, count]) => `${name} ${count}`).join(', ')}</bdi>`]);
  if (reading && reading.media.length > 0) rows.push(['Media', html`${reading.media.map(mediaLine)}`]);
  if (facts.length > 0)
    rows.push([
      'Other facts',
      html`${facts.map(
        ([name, value]) =>
          html`<div>
            <span class="soft"><bdi>${name}</bdi>:</span> <bdi>${value}</bdi>
          </div>`,
      )}`,
    ]);
  return html`<dl class="facts small">
    ${rows.map(
      ([label, value]) =>
        html`<dt>${label}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

function conversationWords(conversation: { name: string | null; id: string | null; participants: string[] }): string {
  const parts = [
    conversation.name,
    conversation.id === null ? null : `id ${conversation.id}`,
    conversation.participants.join(', ') || null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

function mediaLine(media: MediaRef): Html {
  return html`<div>
    ${media.kind}:
    ${link(media.url)}${media.alt === null ? null : html` <span class="soft">“<bdi>${media.alt}</bdi>”</span>`}
  </div>`;
}

function fieldsTable({ fields }: ReportEntry): Html | null {
  if (fields.length === 0) return null;
  return html`<h3>What the page said, and where it stood</h3>
    <table class="fields small">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Value</th>
          <th scope="col">Found in, or looked for in</th>
        </tr>
      </thead>
      <tbody>
        ${fields.map(
          (field) =>
            html`<tr>
              <td>${field.label}</td>
              <td>
                ${field.value === null ? html`<span class="missing">not on the page</span>` : html`<bdi>${field.value}</bdi>`}
              </td>
              <td class="how"><bdi>${field.how}</bdi></td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

function exhibitsTable({ exhibits }: ReportEntry): Html | null {
  if (exhibits.length === 0) return null;
  return html`<h3>Exhibits</h3>
    <table class="small">
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">File</th>
          <th scope="col">SHA-256</th>
        </tr>
      </thead>
      <tbody>
        ${exhibits.map(
          ({ ref, path, exhibit }) =>
            html`<tr>
              <td class="when">${ref}</td>
              <td>
                <a href="${path}">${path.split('/').slice(2).join('/')}</a><br /><span class="soft"
                  >${roleNames[exhibit.role]}; ${sizeWords(exhibit.sizeBytes)};
                  ${exhibit.parents.length === 0 ? 'original' : 'made from another exhibit'};
                  <bdi>${exhibit.madeBy}</bdi
                  >${exhibit.source === null ? null : html`; from <bdi>${exhibit.source}</bdi>`}</span
                >
              </td>
              <td class="mono">${exhibit.sha256}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}
