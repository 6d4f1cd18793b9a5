import type { Exhibit } from '../record/types.ts';
import type { EntryLook } from '../report/html-entry.ts';
import type { DrawingFiles } from '../report/pdf-blocks.ts';
import { type PdfPicture, pdfEntry, pdfFront, pdfTimelineRow } from '../report/pdf-data.ts';
import { pdfTemplate } from '../report/pdf-template.ts';
import type { ReportEntry } from '../report/report-entry.ts';
import type { ReportFront } from '../report/report-front.ts';
import type { Typesetter } from './source.ts';

const pictureWidthMm = 56;
const tallestPictureMm = 90;

/** What the PDF is set from, gathered entry by entry. */
export class PdfParts {
  readonly #typesetter: Typesetter;
  readonly #look: EntryLook;
  readonly #pictures = new Map<string, Uint8Array>();
  readonly #entries: ReturnType<typeof pdfEntry>[] = [];
  readonly #rows: (ReturnType<typeof pdfTimelineRow> & { at: string })[] = [];

  constructor(typesetter: Typesetter, look: EntryLook) {
    this.#typesetter = typesetter;
    this.#look = look;
  }

  /** Adds an entry; `at` (UTC) gives its place in the timeline. */
  async add(
    shown: ReportEntry,
    at: string,
    openExhibit: (exhibit: Exhibit) => Promise<Uint8Array<ArrayBuffer>>,
  ): Promise<void> {
    const wanted = this.#look.pictures === 'none' ? null : shown.picture;
    const picture = wanted && (await this.#thumbnail(shown, await openExhibit(wanted.exhibit)));
    this.#entries.push(pdfEntry(shown, this.#look, picture));
    this.#rows.push({ ...pdfTimelineRow(shown, this.#look), at });
  }

  async typeset(front: ReportFront): Promise<Uint8Array<ArrayBuffer>> {
    const timeline = this.#rows.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    const drawings: DrawingFiles = new Map();
    const part = {
      only: true,
      firstPage: 1,
      pieces: ['front', 'first', 'timeline', 'before', 'entries', 'after', 'annex'],
      timelineBegins: true,
      annexBegins: true,
    };
    const data = { ...pdfFront(front, drawings), entries: this.#entries, timeline, part };
    return this.#typesetter.typeset(pdfTemplate, data, new Map([...drawings, ...this.#pictures]));
  }

  async #thumbnail(shown: ReportEntry, bytes: Uint8Array<ArrayBuffer>): Promise<PdfPicture | null> {
    const { mediaType } = shown.picture!.exhibit;
    const small = await this.#typesetter.thumbnail(bytes, mediaType, this.#look.pictures === 'blurred');
    if (!small) return null;
    const path = `pictures/${shown.entry.number}.${small.extension}`;
    this.#pictures.set(path, small.bytes);
    return { path, heightMm: Math.min(tallestPictureMm, (pictureWidthMm * small.height) / small.width) };
  }
}
