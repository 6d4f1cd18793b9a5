import { isoDate, zonedTime } from '../pattern/zoned-time.ts';
import type { Entry, EntryView, Exhibit } from '../record/types.ts';
import { exhibitsFolder } from './format.ts';
import { inertFileName, nameGiver, safeFileName, slug } from './safe-name.ts';

/** Where an entry's files stand in the bag. */
export interface EntryPaths {
  /** `data/exhibits/0001-2026-11-03-x-post`. */
  folder: string;
  /** `capture.json`, or `entry.json` of an entry without a capture. */
  facts: string;
  /** Null where there are no notes. */
  notes: string | null;
  /** Path of each exhibit, in the order of the entry's exhibits. */
  exhibits: { exhibit: Exhibit; path: string }[];
}

/** Longest file names in an entry's folder and in its `media/`: the rest of the 100 characters goes to the folders. */
const longestName = 30;
const longestMediaName = 24;

/** Neutral, safe and unique paths of an entry's files; dates as the zone (IANA) has them. */
export function entryPaths(view: EntryView, zone: string): EntryPaths {
  const folder = `${exhibitsFolder}/${folderName(view.entry, zone)}`;
  const inFolder = nameGiver();
  const facts = `${folder}/${inFolder(view.entry.capture ? 'capture.json' : 'entry.json')}`;
  const notes = `${folder}/${inFolder('notes.json')}`;
  const inMedia = nameGiver();
  const exhibits = view.exhibits.map((exhibit) => {
    const isMedia = exhibit.role === 'media';
    // The page's copy is made by us and holds no script; what others made may.
    const nameOf = exhibit.role === 'copy' ? safeFileName : inertFileName;
    const name = nameOf(exhibit.fileName, isMedia ? longestMediaName : longestName, exhibit.role);
    const path = isMedia ? `media/${inMedia(name)}` : inFolder(name);
    return { exhibit, path: `${folder}/${path}` };
  });
  return { folder, facts, notes: view.notes.length > 0 ? notes : null, exhibits };
}

function folderName(entry: Entry, zone: string): string {
  const date = isoDate(zonedTime(entry.happened.from ?? entry.madeAt.utc, zone));
  const number = String(entry.number).padStart(4, '0');
  return `${number}-${date}-${slug(entry.site, 'web')}-${slug(entry.kind, 'item')}`;
}
