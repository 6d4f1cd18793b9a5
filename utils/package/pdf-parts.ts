import type { Exhibit } from '../record/types.ts';
import { type PdfPicture, pdfEntry, pdfFront, pdfTimelineRow } from '../report/pdf-data.ts';
import { pdfTemplate } from '../report/pdf-template.ts';
import type { ReportEntry } from '../report/report-entry.ts';
import type { ReportFront } from '../report/report-front.ts';
import type { TimeWords } from '../report/report-time.ts';
import type { Typesetter } from './source.ts';

/** The typesetter holds the whole report in memory: 1.3 GB for a thousand entries. More go without a PDF. */
export const mostPdfEntries = 1200;

const pictureWidthMm = 56;
const tallestPictureMm = 90;

/** What the PDF is set from, gathered entry by entry. */
export class PdfParts {
  readonly #typesetter: Typesetter;
  readonly #times: TimeWords;
  readonly #pictures = new Map<string, Uint8Array>();
  readonly #entries: ReturnType<typeof pdfEntry>[] = [];
  readonly #rows: (ReturnType<typeof pdfTimelineRow> & { at: string })[] = [];

  constructor(typesetter: Typesetter, times: TimeWords) {
    this.#typesetter = typesetter;
    this.#times = times;
  }

  /** Adds an entry; `at` (UTC) gives its place in the timeline. */
  async add(
    shown: ReportEntry,
    at: string,
    openExhibit: (exhibit: Exhibit) => Promise<Uint8Array<ArrayBuffer>>,
  ): Promise<void> {
    const picture = shown.picture && (await this.#thumbnail(shown, await openExhibit(shown.picture.exhibit)));
    this.#entries.push(pdfEntry(shown, this.#times, picture));
    this.#rows.push({ ...pdfTimelineRow(shown, this.#times), at });
  }

  async typeset(front: ReportFront): Promise<Uint8Array<ArrayBuffer>> {
    const timeline = this.#rows.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    const data = { ...pdfFront(front), entries: this.#entries, timeline };
    return this.#typesetter.typeset(pdfTemplate, data, this.#pictures);
  }

  async #thumbnail(shown: ReportEntry, bytes: Uint8Array<ArrayBuffer>): Promise<PdfPicture | null> {
    const small = await this.#typesetter.thumbnail(bytes, shown.picture!.exhibit.mediaType);
    if (!small) return null;
    const path = `pictures/${shown.entry.number}.${small.extension}`;
    this.#pictures.set(path, small.bytes);
    return { path, heightMm: Math.min(tallestPictureMm, (pictureWidthMm * small.height) / small.width) };
  }
}
