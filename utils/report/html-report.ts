import { htmlBack, htmlPattern } from './html-back.ts';
import { htmlFront } from './html-front.ts';
import { html } from './html-template.ts';
import type { ReportFront } from './report-front.ts';
import { reportStyle } from './report-style.ts';

// The report is data from strangers: it may run nothing and fetch nothing, wherever it is opened.
const policy =
  "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Before the rows of "All entries in order" (each by `htmlTimelineRow`). */
export function htmlHead(front: ReportFront): string {
  return html`<!doctype html>
    <html lang="en">
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
          ${htmlFront(front)}${htmlPattern(front)}
          <section class="sheet" id="timeline">
            <h2>All entries in order</h2>
            <p class="soft small">
              In the order in which they happened; where that is not known, in which they were kept. Times as in
              ${front.times.zone}.
            </p>
            <table class="small timeline">
              <thead>
                <tr>
                  <th scope="col" class="num">No.</th>
                  <th scope="col">When</th>
                  <th scope="col">From</th>
                  <th scope="col">Words</th>
                </tr>
              </thead>
              <tbody>
     `.markup;
}

/** Between the rows and the entries (each by `htmlEntry`). */
export function htmlAfterRows(): string {
  return '</tbody></table></section>\n';
}

/** Between the entries and the annex (each entry by `htmlAnnex`). */
export function htmlAfterEntries(front: ReportFront): string {
  return html`${htmlBack(front)}
    <section class="sheet" id="annex">
      <h2>Annex: how each entry was kept</h2>
      <p class="soft">
        For whoever tests this: when and with what each capture was made, every field with the place on the page where
        it stood or was looked for, and the ${front.exhibits} exhibits with their digests.
      </p>
     `.markup;
}

/** The end. */
export function htmlTail(): string {
  return '</section></main></body></html>\n';
}
