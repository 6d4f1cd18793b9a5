/** Runs inside a page of the extension, bundled by `record-in-page.ts`: opens what was kept, by the record's own code. */
import { entryPaths } from '../../utils/package/entry-paths.ts';
import { recordDatabase } from '../../utils/record/database.ts';
import { openEntry } from '../../utils/record/entries.ts';
import { openExhibit } from '../../utils/record/exhibits.ts';
import type { CaptureFacts, Exhibit } from '../../utils/record/types.ts';
import { toBase64 } from '../../utils/shared/bytes.ts';

/** One capture: what it says of itself, and its files by their paths in an entry's folder. */
export interface OpenedCapture {
  capture: CaptureFacts;
  files: (Exhibit & { path: string })[];
}

const reading = {
  /** Throws where there is no such capture. */
  async capture(number: number): Promise<OpenedCapture> {
    const row = await recordDatabase().entries.where('number').equals(number).first();
    if (row === undefined) throw new Error(`no entry ${number}`);
    const view = await openEntry(row.id);
    const { capture } = view.entry;
    if (capture === null) throw new Error(`entry ${number} is no capture`);
    const { folder, exhibits } = entryPaths(view, 'UTC');
    const files = exhibits.map(({ exhibit, path }) => ({ ...exhibit, path: path.slice(folder.length + 1) }));
    return { capture, files };
  },
  /** Base64, checked against the digest taken at capture. */
  bytes: async (exhibit: Exhibit): Promise<string> => toBase64(await openExhibit(exhibit)),
};

export type RecordReading = typeof reading;
Object.assign(globalThis, { reading });
