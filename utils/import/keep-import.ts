import type { ImportSlot } from '../record/import-entries.ts';
import { ImportWriter } from '../record/import-writer.ts';
import type { EntrySummary, ImportedFacts } from '../record/types.ts';
import { momentNow } from '../shared/clock.ts';
import { DaybookError } from '../shared/errors.ts';
import { SideBySide } from '../shared/side-by-side.ts';
import type { Choice } from './choice.ts';
import { type DayToKeep, keepDay } from './day-entry.ts';
import { type ImportFile, baseName } from './import-file.ts';
import { type ChosenItem, keepItem } from './item-entry.ts';
import { type OpenedSource, largestExhibit, sha256Of } from './look.ts';
import type { MessageSource, ReadSettings } from './message-source.ts';
import { type DaysWanted, readDays } from './read-days.ts';
import { readDaysElsewhere } from './read-elsewhere.ts';
import type { ConversationSurvey } from './survey-facts.ts';
import { WallClock } from './wall-clock.ts';

/** A source and what the person wants of it. */
export interface ChosenSource {
  opened: OpenedSource;
  settings: ReadSettings;
  choice: Choice;
  /** What was found in it when it was looked at, under these settings. */
  conversations: readonly ConversationSurvey[];
  /** How many of its messages have no time that can be read, and are left out. */
  untimed: number;
  /** Whether the export's own files are kept too; they hold what was not chosen as well. */
  keepOriginals: boolean;
}

export interface ImportPlan {
  sources: ChosenSource[];
  items: ChosenItem[];
  /** Zone in which clocks without one are read. */
  zone: string;
}

export interface KeepProgress {
  /** Entries made so far, and bytes read. */
  entries: number;
  name: string;
}

/** So many entries can still be worked with; more is a sign that nothing was chosen. */
const mostEntries = 20_000;

/** So many days are sealed side by side. */
const daysUnderWay = 6;

function timeBasisOf(source: MessageSource, { zone }: ReadSettings): string {
  if (source.times === 'utc') return 'Moments as the platform or phone recorded them (UTC).';
  const exact = source.precision === 'minute' ? 'to the minute' : 'to the second';
  return `The clock of the phone that made the export, ${exact}, read in the time zone ${zone}, which the person chose.`;
}

function remarksOf({ opened, settings: { order }, untimed }: ChosenSource): [string, string][] {
  const { orders, encoding } = opened.source;
  const facts: [string, string][] = [['Encoding', encoding]];
  if (orders !== null) {
    const how =
      orders.how === 'range'
        ? 'the only order in which all dates of the file exist'
        : orders.how === 'sequence'
          ? 'the only order in which the messages follow each other'
          : 'chosen by the person; the file leaves it open';
    facts.push(['Order of dates', `${orders.found ?? order ?? ''} (${how})`]);
  }
  if (untimed > 0) facts.push(['Messages without a time that can be read', `${untimed}; they stand in the file alone`]);
  return facts;
}

/** The files that hold what was chosen, and no others where each conversation has its own. */
function originalsOf({ opened: { source }, choice }: ChosenSource): ImportFile[] {
  const { originalsOf: of } = source;
  if (of === undefined) return source.originals;
  return [...new Set([...choice.conversations].flatMap((conversation) => of(conversation)))];
}

/** A file of the export, with the digest that it is told by. */
interface Original {
  file: ImportFile;
  sha256: string;
}

async function hashed(chosen: ChosenSource): Promise<Original[]> {
  const { opened } = chosen;
  const originals: Original[] = [];
  for (const file of originalsOf(chosen)) {
    // A file that was given by itself was hashed when it was looked at.
    const sha256 = (file.archive === null && file.path === opened.name && opened.sha256) || (await sha256Of(file));
    originals.push({ file, sha256 });
  }
  return originals;
}

function isKept(chosen: ChosenSource, { sizeBytes }: ImportFile): boolean {
  return chosen.keepOriginals && sizeBytes <= largestExhibit;
}

/** What entries say of the files that they were read from. */
function filesOf(chosen: ChosenSource, originals: readonly Original[]): ImportedFacts['files'] {
  const { name, sizeBytes, sha256, more } = chosen.opened;
  const files = originals.map(({ file, sha256: digest }) => ({
    name: file.path,
    archive: file.archive,
    sizeBytes: file.sizeBytes,
    sha256: digest,
    kept: isKept(chosen, file),
  }));
  if (originals[0]?.file.archive == null) return files;
  const archives = [{ name, sizeBytes, sha256 }, ...more].map((one) => ({ ...one, archive: null, kept: false }));
  return [...archives, ...files];
}

/** The export's own files, byte for byte, as an entry of their own. */
async function keepOriginals(
  writer: ImportWriter,
  slot: ImportSlot,
  chosen: ChosenSource,
  originals: readonly Original[],
): Promise<void> {
  const { source } = chosen.opened;
  for (const { file, sha256 } of originals) {
    if (!isKept(chosen, file)) continue;
    await writer.addFile(
      slot,
      {
        role: 'file',
        fileName: baseName(file.path),
        mediaType: mediaTypeOf(file.path),
        parents: [],
        madeBy: file.archive === null ? 'file as given, byte for byte' : 'file of the archive, byte for byte',
        source: file.archive === null ? file.path : `${file.archive}: ${file.path}`,
      },
      file.blob ?? file.stream(),
      sha256,
    );
  }
  await writer.addEntry(slot, {
    source: 'import',
    kind: 'export',
    site: source.site,
    madeAt: momentNow(),
    happened: { from: null, to: null, precision: 'words', words: null },
    who: null,
    where: null,
    words: null,
    capture: null,
    imported: {
      importId: writer.importId,
      format: source.format,
      files: filesOf(chosen, originals),
      timeBasis: timeBasisOf(source, chosen.settings),
      conversation: null,
      facts: remarksOf(chosen),
    },
  });
}

function mediaTypeOf(path: string): string {
  const types: Record<string, string> = {
    json: 'application/json',
    xml: 'application/xml',
    csv: 'text/csv',
    txt: 'text/plain',
    js: 'text/plain',
  };
  return types[path.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}

/** A chat may have millions of lines: it is taken apart in a worker where there are any. */
async function* daysOf(
  { source }: OpenedSource,
  wanted: DaysWanted,
  newSlot: () => Promise<ImportSlot>,
  signal?: AbortSignal,
): AsyncGenerator<DayToKeep> {
  const [text] = source.originals;
  if (source.chat !== undefined && text !== undefined && typeof Worker !== 'undefined') {
    yield* readDaysElsewhere(source.chat, text, wanted, newSlot, signal);
    return;
  }
  for await (const draft of readDays(source, wanted, signal)) yield { draft, slot: await newSlot(), messages: null };
}

async function keepSource(
  writer: ImportWriter,
  chosen: ChosenSource,
  onProgress: (progress: KeepProgress) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { opened, settings, choice } = chosen;
  const { source } = opened;
  // A file of which nothing was chosen, or that holds nothing, is not kept for its own sake.
  if (choice.conversations.size === 0) return;
  const originals = await hashed(chosen);
  const digests = new Map(originals.map(({ file, sha256 }) => [file, sha256]));
  const parents = (conversation: string): string[] => {
    const its = source.originalsOf?.(conversation) ?? source.originals;
    return its.flatMap((file) => digests.get(file) ?? []);
  };
  const files = filesOf(chosen, originals);
  const timeBasis = timeBasisOf(source, settings);
  const imported = {
    importId: writer.importId,
    format: source.format,
    files: files.length > 20 ? files.slice(0, 1 + opened.more.length) : files,
    timeBasis,
  };
  const totals = new Map(chosen.conversations.map(({ key, days }) => [key, days]));
  const slot = await writer.newEntry();
  // While the export's own files and some days are sealed and written, the next days are read.
  const underWay = new SideBySide(daysUnderWay);
  try {
    await underWay.add(() => keepOriginals(writer, slot, chosen, originals));
    const wanted = { settings, choice, totals, timeBasis };
    for await (const day of daysOf(opened, wanted, () => writer.newEntry('timed'), signal)) {
      signal?.throwIfAborted();
      await underWay.add(() => keepDay(day, writer, { source, imported, parents }));
      if (writer.count > mostEntries) throw new DaybookError('import-too-big', 'entries');
      onProgress({ entries: writer.count, name: opened.name });
    }
  } finally {
    await underWay.end();
  }
}

/**
 * Brings in what was chosen: everything, or nothing where anything fails or the person stops. Gives the new entries
 * once they have been read back. Throws `import-*`, `storage-full`, `read-back-differs`.
 */
export async function keepImport(
  plan: ImportPlan,
  onProgress: (progress: KeepProgress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<EntrySummary[]> {
  const writer = await ImportWriter.begin();
  try {
    for (const chosen of plan.sources) await keepSource(writer, chosen, onProgress, signal);
    for (const chosen of plan.items) {
      signal?.throwIfAborted();
      await keepItem(chosen, writer, new WallClock(plan.zone));
      onProgress({ entries: writer.count, name: chosen.item.file.path });
    }
    if (writer.count === 0) throw new DaybookError('nothing-selected');
    signal?.throwIfAborted();
  } catch (thrown) {
    await writer.cancel();
    throw thrown;
  }
  return writer.finish({ importId: writer.importId, sources: plan.sources.map(({ opened }) => opened.source.format) });
}
