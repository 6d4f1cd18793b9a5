import { htmlBack, htmlPattern } from './html-back.ts';
import { htmlFront } from './html-front.ts';
import { html } from './html-template.ts';
import type { ReportExhibit } from './report-entry.ts';
import type { ReportFront } from './report-front.ts';
import { reportStyle } from './report-style.ts';

// The report is data from strangers: it may run nothing and fetch nothing, wherever it is opened.
const policy =
  "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Everything of `report.html` before the entries (each by `htmlEntry`). */
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
        <main>${htmlFront(front)} ${htmlPattern(front)}
     `.markup;
}

/** Everything after the entries. */
export function htmlTail(front: ReportFront, exhibits: readonly Omit<ReportExhibit, 'exhibit'>[]): string {
  return html`${htmlBack(front, exhibits)}
</main>
</body>
</html>
`.markup;
}
