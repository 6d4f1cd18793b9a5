import type { Note } from '../record/types.ts';
import { hasBidiControls } from '../shared/text.ts';
import type { ItemRef } from '../sites/contract.ts';
import { link } from './html-link.ts';
import { exactText, type Html, html } from './html-template.ts';
import type { ReportEntry } from './report-entry.ts';
import type { TimeWords } from './report-time.ts';
import { issueSentence, kindName, platformName, roleNames } from './report-words.ts';

/** Above this many characters the words scroll on screen; printed, they stand in full. */
const longWords = 3000;

/** One entry as it is read: words, picture, notes, what is missing. How it was come by stands in the annex. */
export function htmlEntry(shown: ReportEntry, times: TimeWords): Html {
  const { entry } = shown;
  return html`<article class="sheet entry" id="entry-${entry.number}">
    <header class="entry-head">
      <span class="no">${entry.number}</span>
      <h2><bdi>${kindName(entry.kind)}</bdi>, <bdi>${platformName(entry.site)}</bdi></h2>
      <p class="soft">${happenedLine(shown, times)}</p>
    </header>
    <div class="entry-body${shown.picture ? ' with-picture' : ''}">
      <div>
        ${whoLine(shown)} ${wordsBlock(shown)}
        ${reference('In answer to', shown.replyTo)}${reference('Quoting', shown.quotes)}
        ${
          shown.notes.length > 0
            ? html`<h3>Notes by the person who kept this</h3>
                ${shown.notes.map((note) => noteBlock(note, shown.notes, times))}`
            : null
        }
      </div>
      ${pictureBlock(shown)}
    </div>
    ${shown.withheld === null ? null : html`<p class="missing">${shown.withheld}</p>`} ${issuesBlock(shown)}
    ${sourceLines(shown, times)}
  </article> `;
}

function happenedLine({ entry, ref }: ReportEntry, times: TimeWords): Html {
  const unknown = entry.happened.from === null && entry.happened.words === null;
  return html`${unknown ? 'When it happened is not known' : html`<bdi>${times.happened(entry.happened)}</bdi>`}
    <span class="small">· ${ref}</span>`;
}

function whoLine({ author, entry }: ReportEntry): Html | null {
  const own =
    entry.capture?.reading?.side === 'out'
      ? html` <span class="soft">(sent by the person who kept this, for context)</span>`
      : null;
  if (!author) return own;
  const rest = [author.handle, author.accountId === null ? null : `id ${author.accountId}`].filter(
    (part) => part !== null,
  );
  const main = author.name ?? rest.shift() ?? null;
  if (main === null) return html`<p class="who missing">The page gave no author.${own}</p>`;
  return html`<p class="who">
    <strong><bdi>${main}</bdi></strong
    >${rest.map((part) => html` <span class="soft"><bdi>${part}</bdi></span>`)}${own}
  </p>`;
}

function wordsBlock({ words, entry }: ReportEntry): Html | null {
  if (words === null) return entry.capture ? null : html`<p class="soft">No words were kept.</p>`;
  const label = words.of === 'person' ? html`<p class="soft small">In the words of the person who kept this</p>` : null;
  const marks = hasBidiControls(words.text)
    ? html`<p class="small missing">
        These words hold invisible direction marks, which can make them look like other words. The exact characters are
        in record.json.
      </p>`
    : null;
  // Focusable where it scrolls, so that it can be read with the keyboard.
  const block = exactText('words', words.text);
  const shown =
    words.text.length > longWords
      ? html`<div class="long" tabindex="0" role="region" aria-label="Words of the entry">${block}</div>`
      : block;
  return html`${label}${shown}${marks}`;
}

function reference(label: string, item: ItemRef | null): Html | null {
  if (!item) return null;
  return html`<div class="context">
    <span class="soft">${label}</span> <bdi>${item.author ?? 'an unnamed author'}</bdi>${
      item.permalink === null ? null : html` ${link(item.permalink)}`
    }${item.text === null ? null : exactText('quoted', item.text)}
  </div>`;
}

function noteBlock(note: Note, all: readonly Note[], times: TimeWords): Html {
  const corrected = note.corrects === null ? -1 : all.findIndex((other) => other.id === note.corrects);
  const correctedBy = all.some((other) => other.corrects === note.id);
  return html`<div class="note">
    ${exactText('body', note.text)}
    <p class="soft small">
      Written
      ${times.moment(note.writtenAt.utc)}${
        note.noticed ? html`; noticed <bdi>${times.happened(note.noticed)}</bdi>` : null
      }${corrected >= 0 ? `; corrects note ${corrected + 1}` : null}${correctedBy ? '; corrected by a later note' : null}
    </p>
  </div>`;
}

function pictureBlock({ picture, entry, words }: ReportEntry): Html | null {
  if (!picture) return null;
  // The picture repeats the words beside it; its alternative text does not.
  const alt = `Picture of entry ${entry.number} as the browser showed it${words ? '; its words stand beside it' : ''}`;
  return html`<figure>
    <a href="${picture.path}"><img src="${picture.path}" alt="${alt}" loading="lazy" /></a>
    <figcaption>${picture.ref}. ${roleNames[picture.exhibit.role]}.</figcaption>
  </figure>`;
}

function sourceLines({ entry, link: address, exhibits }: ReportEntry, times: TimeWords): Html {
  const state = entry.capture ? `, ${stateWords[entry.capture.state]}` : '';
  const rows: [string, Html | string][] = [];
  if (entry.where !== null && entry.where !== '') rows.push(['Where', html`<bdi>${entry.where}</bdi>`]);
  if (address !== null) rows.push(['Address', link(address)]);
  rows.push(['Kept', html`${times.moment(entry.madeAt.utc)}${state}`]);
  if (exhibits.length > 0) {
    const list = exhibits.map(
      ({ ref, path }, at) =>
        html`${at > 0 ? ' · ' : null}${ref} <a href="${path}">${path.split('/').slice(2).join('/')}</a>`,
    );
    rows.push(['Exhibits', html`${list}`]);
  }
  if (entry.capture) rows.push(['More', html`<a href="#annex-${entry.number}">how it was read and kept</a>`]);
  return html`<dl class="facts small source">
    ${rows.map(
      ([label, value]) =>
        html`<dt>${label}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

const stateWords = {
  complete: 'complete',
  partial: 'partial: something that should be there was not, as told above',
  failed: 'failed: nothing but the reason could be kept',
};

function issuesBlock({ entry }: ReportEntry): Html | null {
  const issues = entry.capture?.issues ?? [];
  if (issues.length === 0) return null;
  return html`<h3>What was not captured</h3>
    <ul>
      ${issues.map(
        (issue) =>
          html`<li>
            <span class="missing">${issueSentence(issue.code)}</span>${
              issue.missing && issue.missing.length > 0 ? ` Missing: ${issue.missing.join(', ')}.` : null
            }
            <span class="soft small"
              >(${issue.step}${issue.detail === undefined ? null : html`: <bdi>${issue.detail}</bdi>`})</span
            >
          </li>`,
      )}
    </ul>`;
}
