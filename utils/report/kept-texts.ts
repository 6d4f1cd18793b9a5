import type { Exhibit, ImportedFacts, ImportedWriter } from '../record/types.ts';
import type { ReportEntry } from './report-entry.ts';
import type { TimeWords } from './report-time.ts';
import { nameIn, type ReportWords, sizeWords } from './report-words.ts';

/** How a capture was made, as labels and lines; a web address is a line of its own. */
export function keptTexts(
  { entry, link }: ReportEntry,
  times: TimeWords,
  { annex }: ReportWords,
): [label: string, lines: string[]][] {
  const { capture } = entry;
  if (!capture) return entry.imported ? importedTexts(entry.imported, annex) : [];
  const { page, reading, adapter, software, conversation } = capture;
  const reader = adapter ? `, ${annex.reader(adapter.id, adapter.version)}` : '';
  const rows: [string, string[]][] = [
    [annex.began, [`${times.moment(capture.startedAt.utc)}; ${times.moment(capture.finishedAt.utc)}`]],
    [annex.from, page && page.url !== link ? [page.url] : []],
    [annex.zone, [page?.timeZone ?? []].flat()],
    [annex.pageTitle, page && page.title.text !== '' ? [page.title.text] : []],
    [annex.with, [`${software.name} ${software.version}${reader}${page ? `; ${page.userAgent}` : ''}`]],
    [
      annex.conversation,
      reading?.conversation ? [conversationWords(reading.conversation)] : [conversation?.name ?? []].flat(),
    ],
    [annex.writers, (conversation?.writers ?? []).map((one) => writerWords(one, one.items.length, annex))],
    [annex.marks, reading && reading.marks.length > 0 ? [reading.marks.join(', ')] : []],
    [annex.counts, listed(reading?.counts, ' ')],
    [
      annex.media,
      (reading?.media ?? []).flatMap(({ kind, url, alt }) => [`${kind}${alt === null ? '' : `: “${alt}”`}`, url]),
    ],
    [annex.facts, Object.entries(reading?.facts ?? {}).map(([name, value]) => `${name}: ${value}`)],
  ];
  return rows.filter(([, lines]) => lines.length > 0);
}

/** Where something that was brought in was read, what its times are, who wrote how much, and what the file said. */
function importedTexts(
  { files, timeBasis, conversation, facts, format }: ImportedFacts,
  annex: ReportWords['annex'],
): [label: string, lines: string[]][] {
  const rows: [string, string[]][] = [
    [
      annex.broughtIn,
      files.map(({ name, archive, sizeBytes, sha256, kept }) =>
        [
          archive === null ? name : `${archive}: ${name}`,
          format,
          annex.bytes(sizeBytes),
          sha256 === null ? annex.notHashed : `SHA-256 ${sha256}`,
          kept ? annex.fileKept : annex.fileNotKept,
        ].join('; '),
      ),
    ],
    [annex.times, [timeBasis]],
    [annex.conversation, conversation === null ? [] : [conversation.name ?? conversation.id]],
    [annex.writers, (conversation?.writers ?? []).map((one) => writerWords(one, one.seconds.length, annex))],
    ...facts.map(([label, value]): [string, string[]] => [label, [value]]),
  ];
  return rows.filter(([, lines]) => lines.length > 0);
}

function writerWords(
  { name, handle, accountId, own }: Omit<ImportedWriter, 'seconds'>,
  messages: number,
  annex: ReportWords['annex'],
): string {
  const known = [name, handle, accountId === null ? null : `id ${accountId}`].filter((part) => part !== null);
  return annex.writer(known.join(' · '), messages, own);
}

function listed(values: Record<string, string> | undefined, between: string): string[] {
  const parts = Object.entries(values ?? {}).map(([name, value]) => `${name}${between}${value}`);
  return parts.length === 0 ? [] : [parts.join(', ')];
}

function conversationWords(conversation: { name: string | null; id: string | null; participants: string[] }): string {
  const parts = [
    conversation.name,
    conversation.id === null ? null : `id ${conversation.id}`,
    conversation.participants.join(', ') || null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

/** What an exhibit is and where it comes from, in a line. */
export function exhibitAbout(exhibit: Exhibit, words: ReportWords): string {
  const { annex } = words;
  const parents =
    exhibit.parents.length === 0
      ? annex.original
      : `${annex.madeFrom} (${exhibit.parents.map((parent) => `${parent.slice(0, 12)}…`).join(', ')})`;
  const source = exhibit.source === null ? '' : `; ${annex.source(exhibit.source)}`;
  return `${nameIn(words.roles, exhibit.role)}; ${sizeWords(exhibit.sizeBytes, words)}; ${parents}; ${exhibit.madeBy}${source}`;
}
