import { ImportWriter } from '../record/import-writer.ts';
import type { EntrySummary, ImportedFacts } from '../record/types.ts';
import { momentNow } from '../shared/clock.ts';
import { DaybookError } from '../shared/errors.ts';
import { SideBySide } from '../shared/side-by-side.ts';
import { type Choice, isWanted } from './choice.ts';
import { ConversationDays } from './conversation-days.ts';
import { keepDay } from './day-entry.ts';
import { type ImportFile, baseName } from './import-file.ts';
import { type ChosenItem, keepItem } from './item-entry.ts';
import { type OpenedSource, largestExhibit, sha256Of } from './look.ts';
import type { MessageSource, ReadSettings } from './message-source.ts';
import { WallClock } from './wall-clock.ts';

/** A source and what the person wants of it. */
export interface ChosenSource {
  opened: OpenedSource;
  settings: ReadSettings;
  choice: Choice;
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

/**
 * So much text waits for the rest of its day. A backup of a phone may tell of the same days twice, texts first and
 * pictures behind them; a chat runs in the order of time, and what waits for long only fills the memory.
 */
const waiting = { ordered: 1 << 19, other: 24 << 20 };

/** So many days are sealed side by side. */
const daysUnderWay = 6;

function timeBasisOf(source: MessageSource, { zone }: ReadSettings): string {
  if (source.times === 'utc') return 'Moments as the platform or phone recorded them (UTC).';
  const exact = source.precision === 'minute' ? 'to the minute' : 'to the second';
  return `The clock of the phone that made the export, ${exact}, read in the time zone ${zone}, which the person chose.`;
}

function remarksOf(source: MessageSource, { order }: ReadSettings): [string, string][] {
  const { orders, encoding } = source;
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
  return facts;
}

/** The files that hold what was chosen, and no others where each conversation has its own. */
function originalsOf({ opened: { source }, choice }: ChosenSource): ImportFile[] {
  const { originalsOf: of } = source;
  if (of === undefined) return source.originals;
  return [...new Set([...choice.conversations].flatMap((conversation) => of(conversation)))];
}

interface KeptOriginals {
  files: ImportedFacts['files'];
  digests: Map<ImportFile, string>;
}

/** The export's own files, byte for byte, as an entry of their own; digests of them in any case. */
async function keepOriginals(writer: ImportWriter, chosen: ChosenSource): Promise<KeptOriginals> {
  const { opened, settings } = chosen;
  const { source } = opened;
  const originals = originalsOf(chosen);
  const digests = new Map<ImportFile, string>();
  const slot = await writer.newEntry();
  const files: ImportedFacts['files'] = [];
  for (const file of originals) {
    // A file that was given by itself was hashed when it was looked at.
    const sha256 = (file.archive === null && file.path === opened.name && opened.sha256) || (await sha256Of(file));
    digests.set(file, sha256);
    const kept = chosen.keepOriginals && file.sizeBytes <= largestExhibit;
    files.push({ name: file.path, archive: file.archive, sizeBytes: file.sizeBytes, sha256, kept });
    if (!kept) continue;
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
      file.stream(),
      sha256,
    );
  }
  if (originals[0]?.archive != null) {
    files.unshift({
      name: opened.name,
      archive: null,
      sizeBytes: opened.sizeBytes,
      sha256: opened.sha256,
      kept: false,
    });
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
      files,
      timeBasis: timeBasisOf(source, settings),
      conversation: null,
      facts: remarksOf(source, settings),
    },
  });
  return { files, digests };
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

async function keepSource(
  writer: ImportWriter,
  chosen: ChosenSource,
  onProgress: (progress: KeepProgress) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { opened, settings, choice } = chosen;
  const { source } = opened;
  const clock = new WallClock(settings.zone);
  const { files, digests } = await keepOriginals(writer, chosen);
  const parents = (conversation: string): string[] => {
    const its = source.originalsOf?.(conversation) ?? source.originals;
    return its.flatMap((file) => digests.get(file) ?? []);
  };
  const about = {
    importId: writer.importId,
    format: source.format,
    files: files.length > 20 ? files.slice(0, 1) : files,
    timeBasis: timeBasisOf(source, settings),
  };
  const days = new ConversationDays(clock, source.format === 'whatsapp' ? waiting.ordered : waiting.other);
  // While some days are sealed and written, the next are read.
  const underWay = new SideBySide(daysUnderWay);
  const keepReady = async (all: boolean) => {
    for (const day of days.take(all)) {
      signal?.throwIfAborted();
      await underWay.add(keepDay(day, writer, { source, choice, clock, about, parents }));
      if (writer.count > mostEntries) throw new DaybookError('import-too-big', 'entries');
      onProgress({ entries: writer.count, name: opened.name });
    }
  };
  try {
    for await (const batch of source.messages(settings, choice.conversations)) {
      signal?.throwIfAborted();
      for (const message of batch) if (isWanted(message, choice, clock)) days.add(message);
      await keepReady(false);
    }
    await keepReady(true);
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
