import { isoWithOffset } from '../pattern/zoned-time.ts';
import type { CaptureFacts, Entry, EntrySummary, HappenedAt } from '../record/types.ts';
import { csvRow } from './csv.ts';
import type { ReportEntry } from './report-entry.ts';
import { platformName, type ReportWords } from './report-words.ts';

/** First row of each table, in the report's language: the same columns in the same order in every one. */
export function csvHeader(table: keyof ReportWords['csv'], words: ReportWords): string {
  return csvRow(words.csv[table]);
}

/** A row of `timeline.csv`; times in the zone with its offset. */
export function timelineRow(shown: ReportEntry, folder: string, zone: string, words: ReportWords): string {
  const { entry, author } = shown;
  const local = (utc: string | null): string | null => (utc === null ? null : isoWithOffset(utc, zone));
  return csvRow([
    entry.number,
    local(entry.happened.from),
    local(entry.happened.to),
    entry.happened.precision,
    entry.happened.words,
    platformName(entry.site, words),
    entry.kind,
    entry.capture?.reading?.side ?? null,
    author?.name ?? null,
    author?.handle ?? null,
    author?.accountId ?? null,
    shown.words?.text ?? null,
    shown.link,
    local(entry.madeAt.utc),
    entry.capture?.state ?? null,
    entry.capture?.issues.map((issue) => [issue.code, ...(issue.missing ?? [])].join(' ')).join('; ') || null,
    shown.notes.length,
    folder,
    entry.happened.from === null ? null : timeBy(entry),
  ]);
}

/** Who or what says when it happened. */
function timeBy({ source, happened }: Entry): 'keeper' | 'page' | 'file' {
  if (happened.byKeeper || source === 'offline') return 'keeper';
  return source === 'import' ? 'file' : 'page';
}

/**
 * Rows of `preservation.csv`: none where there is no platform that could preserve anything, of a conversation one for
 * each account that wrote to the person; the numbers of its messages stand in `conversation.json`.
 */
export function preservationRows({ entry, author }: ReportEntry, words: ReportWords): string {
  const { capture } = entry;
  if (!capture) return '';
  const others = (capture.conversation?.writers ?? []).filter(({ own }) => !own);
  const asked = others.length === 0 ? [author] : others.map((writer) => ({ ...writer, profileUrl: null }));
  return asked.map((account) => preservationRow(entry, capture, account, words)).join('');
}

function preservationRow(
  entry: Entry,
  capture: CaptureFacts,
  author: ReportEntry['author'],
  words: ReportWords,
): string {
  const { reading } = capture;
  const valueOf = (field: { state: 'found'; value: string } | { state: 'missing' } | undefined): string | null =>
    field?.state === 'found' ? field.value : null;
  return csvRow([
    platformName(entry.site, words),
    author?.accountId ?? null,
    author?.handle ?? null,
    author?.name ?? null,
    author?.profileUrl ?? null,
    entry.kind,
    valueOf(reading?.itemId),
    valueOf(reading?.permalink),
    valueOf(reading?.postedAt) ?? valueOf(reading?.decodedAt) ?? toTheMinute(entry.happened),
    capture.page?.url ?? null,
    capture.finishedAt.utc,
    entry.number,
  ]);
}

/** `2026-11-19T22:21Z`, without seconds that nobody knows; null unless it is known to the minute. */
function toTheMinute({ from, precision, byKeeper }: HappenedAt): string | null {
  return from === null || precision !== 'minute' || byKeeper ? null : `${from.slice(0, 16)}Z`;
}

/** A row of `left-out.csv`: no content, only that there is something. */
export function leftOutRow(entry: EntrySummary, zone: string): string {
  return csvRow([entry.number, isoWithOffset(entry.at, zone).slice(0, 10), entry.kind]);
}
