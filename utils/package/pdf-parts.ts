import type { Exhibit } from '../record/types.ts';
import type { EntryLook } from '../report/html-entry.ts';
import type { DrawingFiles } from '../report/pdf-blocks.ts';
import { type PdfPicture, pdfEntry, pdfFront, pdfTimelineRow } from '../report/pdf-data.ts';
import { pdfTemplate } from '../report/pdf-template.ts';
import type { ReportEntry } from '../report/report-entry.ts';
import type { ReportFront } from '../report/report-front.ts';
import { reportPdf } from './format.ts';
import type { Typesetter } from './source.ts';

const pictureWidthMm = 56;
const tallestPictureMm = 90;

/** Entries that are set in one piece: about 600 MB of the typesetter's memory. */
const mostEntries = 400;

export interface PdfFile {
  path: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Paths of the PDFs of a report with so many entries. */
export function pdfPaths(entries: number): string[] {
  if (entries <= mostEntries) return [reportPdf];
  const runs = Math.ceil(entries / mostEntries);
  return [reportPdf, ...Array.from({ length: runs }, (_, at) => reportPdf.replace('.pdf', `-entries-${at + 1}.pdf`))];
}

function entryRuns<T>(entries: readonly T[]): T[][] {
  const runs = Math.ceil(entries.length / mostEntries);
  return Array.from({ length: runs }, (_, at) => entries.slice(at * mostEntries, (at + 1) * mostEntries));
}

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

  /**
   * The PDF, or several where one would take more memory than a browser gives: then the first has all but the entries,
   * and each of the others a run of them with their exhibits. Each is tagged, has bookmarks and pages of its own.
   */
  async typeset(front: ReportFront): Promise<PdfFile[]> {
    const timeline = this.#rows.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    const drawings: DrawingFiles = new Map();
    const data = pdfFront(front, drawings);
    const runs = entryRuns(this.#entries);
    const [only, ...others] = pdfPaths(this.#entries.length);
    if (others.length === 0) {
      const pieces = ['front', 'first', 'timeline', 'before', 'entries', 'after', 'annex'];
      const whole = { ...data, entries: this.#entries, timeline, part: { whole: true, pieces } };
      const pictures = new Map([...drawings, ...this.#pictures]);
      return [{ path: only!, bytes: await this.#typesetter.typeset(pdfTemplate, whole, pictures) }];
    }
    const pieces = ['front', 'first', 'timeline', 'before', 'others', 'after'];
    const first = { ...data, entries: [], timeline, part: { whole: false, pieces } };
    const files = [{ path: only!, bytes: await this.#typesetter.typeset(pdfTemplate, first, drawings) }];
    for (const [at, entries] of runs.entries()) {
      const pictures = new Map(
        entries.flatMap(({ picture }) => (picture ? [[picture.path, this.#pictures.get(picture.path)!] as const] : [])),
      );
      // The sections stand in the first file; what is repeated is the words that the template itself sets.
      const one = { ...data, first: [], before: [], after: [], weeks: null, entries, timeline: [] };
      const part = { whole: false, pieces: ['entries', 'annex'] };
      const bytes = await this.#typesetter.typeset(pdfTemplate, { ...one, part }, pictures);
      files.push({ path: others[at]!, bytes });
    }
    return files;
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
