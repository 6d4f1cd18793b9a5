import type { Note } from '../record/types.ts';
import { hasBidiControls } from '../shared/text.ts';
import type { ItemRef } from '../sites/contract.ts';
import { link } from './html-link.ts';
import { exactText, type Html, html } from './html-template.ts';
import type { ReportEntry } from './report-entry.ts';
import { issueSentence } from './issue-sentence.ts';
import type { TimeWords } from './report-time.ts';
import { kindName, nameIn, platformName, type ReportWords } from './report-words.ts';
import type { PictureLook } from './report-front.ts';

/** Above this many characters the words scroll on screen; printed, they stand in full. */
const longWords = 3000;

/** How entries are shown: in which words, and whether with pictures. */
export interface EntryLook {
  times: TimeWords;
  words: ReportWords;
  pictures: PictureLook;
}

/** One entry as it is read: words, picture, notes, what is missing. How it was come by stands in the annex. */
export function htmlEntry(shown: ReportEntry, look: EntryLook): Html {
  const { entry } = shown;
  const { times, words } = look;
  const pictured = shown.picture !== null && look.pictures !== 'none';
  return html`<article class="sheet entry" id="entry-${entry.number}">
    <header class="entry-head">
      <span class="no">${entry.number}</span>
      <h2><bdi>${kindName(entry.kind, words)}</bdi>, <bdi>${platformName(entry.site, words)}</bdi></h2>
      <p class="soft">${happenedLine(shown, look)}</p>
    </header>
    <div class="entry-body${pictured ? ' with-picture' : ''}">
      <div>
        ${shown.redacted ? html`<p class="notice">${words.entry.redacted}</p>` : null} ${whoLine(shown, words)}
        ${wordsBlock(shown, words)}
        ${reference(words.entry.replyTo, shown.replyTo, words)}${reference(words.entry.quotes, shown.quotes, words)}
        ${
          shown.notes.length > 0
            ? html`<h3>${words.entry.notes}</h3>
                ${shown.notes.map((note) => noteBlock(note, shown.notes, look))}`
            : null
        }
        ${attestationBlock(shown, times, words)}
      </div>
      ${pictured ? pictureBlock(shown, look) : null}
    </div>
    ${shown.withheld === null ? null : html`<p class="missing">${shown.withheld}</p>`} ${issuesBlock(shown, words)}
    ${sourceLines(shown, times, words)}
  </article> `;
}

function happenedLine({ entry, ref }: ReportEntry, { times, words }: EntryLook): Html {
  const unknown = entry.happened.from === null && entry.happened.words === null;
  return html`${unknown ? words.entry.unknownWhen : html`<bdi>${times.happened(entry.happened)}</bdi>`}
    <span class="small">· ${ref}</span>`;
}

function whoLine({ author, entry }: ReportEntry, words: ReportWords): Html | null {
  const own = entry.capture?.reading?.side === 'out' ? html` <span class="soft">${words.entry.own}</span>` : null;
  if (!author) return own;
  const rest = [author.handle, author.accountId === null ? null : words.entry.id(author.accountId)].filter(
    (part) => part !== null,
  );
  const main = author.name ?? rest.shift() ?? null;
  if (main === null) return html`<p class="who missing">${words.entry.noAuthor}${own}</p>`;
  return html`<p class="who">
    <strong><bdi>${main}</bdi></strong
    >${rest.map((part) => html` <span class="soft"><bdi>${part}</bdi></span>`)}${own}
  </p>`;
}

function wordsBlock({ words: said, entry }: ReportEntry, words: ReportWords): Html | null {
  if (said === null) return entry.capture ? null : html`<p class="soft">${words.entry.noWords}</p>`;
  const label = said.of === 'person' ? html`<p class="soft small">${words.entry.ownWords}</p>` : null;
  const marks = hasBidiControls(said.text) ? html`<p class="small missing">${words.entry.marked}</p>` : null;
  // Focusable where it scrolls, so that it can be read with the keyboard.
  const block = exactText('words', said.text);
  const shown =
    said.text.length > longWords
      ? html`<div class="long" tabindex="0" role="region" aria-label="${words.entry.wordsLabel}">${block}</div>`
      : block;
  return html`${label}${shown}${marks}`;
}

function reference(label: string, item: ItemRef | null, words: ReportWords): Html | null {
  if (!item) return null;
  return html`<div class="context">
    <span class="soft">${label}</span> <bdi>${item.author ?? words.entry.unnamedAuthor}</bdi>${
      item.permalink === null ? null : html` ${link(item.permalink)}`
    }${item.text === null ? null : exactText('quoted', item.text)}
  </div>`;
}

function noteBlock(note: Note, all: readonly Note[], { times, words }: EntryLook): Html {
  return html`<div class="note">
    ${exactText('body', note.text)}
    <p class="soft small"><bdi>${noteLine(note, all, times, words)}</bdi></p>
  </div>`;
}

/** When a note was written and what it corrects. */
export function noteLine(note: Note, all: readonly Note[], times: TimeWords, words: ReportWords): string {
  const corrected = note.corrects === null ? -1 : all.findIndex((other) => other.id === note.corrects);
  return [
    words.entry.written(times.moment(note.writtenAt.utc)),
    note.noticed ? words.entry.noticed(times.happened(note.noticed)) : null,
    corrected >= 0 ? words.entry.corrects(corrected + 1) : null,
    all.some((other) => other.corrects === note.id) ? words.entry.corrected : null,
  ]
    .filter((part) => part !== null)
    .join('; ');
}

function attestationBlock({ attestations }: ReportEntry, times: TimeWords, words: ReportWords): Html | null {
  if (attestations.length === 0) return null;
  return html`<h3>${words.entry.seenBy}</h3>
    ${attestations.map(
      ({ body }) =>
        html`<div class="note">
          ${exactText('body', body.words)}
          <p class="soft small">
            <bdi>${words.entry.attested(body.witness, times.happened(body.sawAt), body.sawHow)}</bdi>.
            <bdi>${words.entry.signed(body.signedAs, body.statement)}</bdi>
          </p>
        </div>`,
    )}`;
}

function pictureBlock({ picture, entry, words: said }: ReportEntry, { words, pictures }: EntryLook): Html | null {
  if (!picture) return null;
  // The picture repeats the words beside it; its alternative text does not.
  const alt = words.entry.alt(entry.number, said !== null);
  return html`<figure>
    <a href="${picture.path}"
      ><img src="${picture.path}" alt="${alt}" class="${pictures === 'blurred' ? 'blurred' : ''}" loading="lazy"
    /></a>
    <figcaption>${picture.ref}. ${nameIn(words.roles, picture.exhibit.role)}.</figcaption>
  </figure>`;
}

function sourceLines(shown: ReportEntry, times: TimeWords, words: ReportWords): Html {
  const { entry, link: address, exhibits } = shown;
  const labels = words.entry;
  const state = entry.capture ? `, ${words.states[entry.capture.state]}` : '';
  const rows: [string, Html | string][] = [];
  if (shown.tags.length > 0) rows.push([labels.tags, html`<bdi>${shown.tags.join(', ')}</bdi>`]);
  if (shown.together.length > 0)
    rows.push([
      labels.together,
      html`${shown.together.map(
        ({ number, words: why }, at) =>
          html`${at > 0 ? ' · ' : null}<a href="#entry-${number}">${words.no(number)}</a
            >${why === null ? null : html` <bdi>${why}</bdi>`}`,
      )}`,
    ]);
  for (const [label, text] of shown.circumstances) rows.push([label, html`<bdi class="exact">${text}</bdi>`]);
  if (entry.where !== null && entry.where !== '') rows.push([labels.where, html`<bdi>${entry.where}</bdi>`]);
  if (address !== null) rows.push([labels.address, link(address)]);
  rows.push([labels.kept, html`${times.moment(entry.madeAt.utc)}${state}`]);
  if (exhibits.length > 0) {
    const list = exhibits.map(
      ({ ref, path }, at) =>
        html`${at > 0 ? ' · ' : null}${ref} <a href="${path}">${path.split('/').slice(2).join('/')}</a>`,
    );
    rows.push([labels.exhibits, html`${list}`]);
  }
  if (entry.capture ?? entry.imported)
    rows.push([labels.more, html`<a href="#annex-${entry.number}">${labels.moreLink}</a>`]);
  return html`<dl class="facts small source">
    ${rows.map(
      ([label, value]) =>
        html`<dt>${label}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

function issuesBlock({ entry }: ReportEntry, words: ReportWords): Html | null {
  const issues = entry.capture?.issues ?? [];
  if (issues.length === 0) return null;
  return html`<h3>${words.entry.issues}</h3>
    <ul>
      ${issues.map((issue) => html`<li><bdi>${issueSentence(issue, words)}</bdi></li>`)}
    </ul>`;
}
