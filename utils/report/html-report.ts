import { htmlSection } from './html-blocks.ts';
import { htmlFront } from './html-front.ts';
import { html } from './html-template.ts';
import type { ReportFront } from './report-front.ts';
import { sectionsAfterEntries, sectionsBeforeEntries, sectionsFirst } from './report-sections.ts';
import { reportStyle } from './report-style.ts';

// The report is data from strangers: it may run nothing and fetch nothing, wherever it is opened.
const policy =
  "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Before the rows of "All entries in order" (each by `htmlTimelineRow`). */
export function htmlHead(front: ReportFront): string {
  const { words } = front;
  return html`<!doctype html>
    <html lang="${words.tag}" dir="${words.direction}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>Report ${front.digests.topFolder}</title>
        <style>
          ${reportStyle}
        </style>
      </head>
      <body>
        <main>
          ${htmlFront(front)}${sectionsFirst(front).map(htmlSection)}
          <section class="sheet" id="timeline">
            <h2>${words.timeline.title}</h2>
            <p class="soft small">${words.timeline.lead(front.times.zone)}</p>
            <table class="small timeline">
              <thead>
                <tr>
                  ${words.timeline.head.map((word, at) => html`<th scope="col" class="${at === 0 ? 'num' : ''}">${word}</th>`)}
                </tr>
              </thead>
              <tbody>
     `.markup;
}

/** Between the rows and the entries (each by `htmlEntry`). */
export function htmlAfterRows(front: ReportFront): string {
  return html`</tbody></table></section>
    ${sectionsBeforeEntries(front).map(htmlSection)}`.markup;
}

/** Between the entries and the annex (each entry by `htmlAnnex`). */
export function htmlAfterEntries(front: ReportFront): string {
  return html`${sectionsAfterEntries(front).map(htmlSection)}
    <section class="sheet" id="annex">
      <h2>${front.words.annex.title}</h2>
      <p class="soft">${front.words.annex.lead(front.exhibits)}</p>
     `.markup;
}

/** The end. */
export function htmlTail(): string {
  return '</section></main></body></html>\n';
}
