import Papa from 'papaparse';
import { DaybookError } from '../shared/errors.ts';
import { csvText } from './csv-text.ts';
import { DateOrderFinder, dayNumber } from './date-order.ts';
import { type ImportFile, baseName } from './import-file.ts';
import { asEpoch, asMoment, asName } from './json-shape.ts';
import type { MessageSource, ReadMessage, ReadSettings } from './message-source.ts';
import { owner, phonePerson } from './phone-person.ts';
import { callLength } from './phone-xml.ts';
import { withMonthNumber } from './month-names.ts';
import type { TextEncodingName } from './text-encoding.ts';
import { WallClock } from './wall-clock.ts';
import { type Stamp, readStamp } from './whatsapp-stamp.ts';

const dayMs = 86_400_000;
const mostRows = 2_000_000;

/** What columns are called in the lists that phones, networks and programs write. */
const headings = {
  number:
    /^(?:.*\b)?(?:number|phone|caller|called|msisdn|nummer|rufnummer|telefon(?:nummer)?|num[eé]ro|t[eé]l[eé]phone|tel[eé]fono|telefoon(?:nummer)?)\b/iu,
  name: /\b(?:name|contact|kontakt|nom|nombre|nome|naam)\b/iu,
  date: /\b(?:date|datum|fecha|data|timestamp|start|when|zeitpunkt)\b|date\/time/iu,
  time: /^(?:.*\b)?(?:time|uhrzeit|zeit|heure|hora|ora|tijd)\b/iu,
  type: /\b(?:type|direction|art|richtung|sens|tipo|richting|soort|status)\b/iu,
  length: /\b(?:duration|length|dauer|dur[eé]e|duraci[oó]n|durata|duur|dura[cç][aã]o|seconds)\b/iu,
};
type Column = keyof typeof headings;

const outgoing = /out|dial|sent|placed|made|ausgeh|gewählt|sort|salien|uscit|efetuad|realizad|effettuat|uitgaand/iu;
const missed = /miss|reject|declin|block|no answer|unanswer|entgang|verpasst|abgelehnt|manqu|perdid|pers[ae]|gemist/iu;

interface Row {
  number: string;
  name: string | null;
  when: { at: number | null } | { stamp: Stamp };
  type: string;
  length: string;
}

function columnsOf(header: readonly string[]): Partial<Record<Column, number>> {
  const columns: Partial<Record<Column, number>> = {};
  for (const column of ['length', 'type', 'date', 'time', 'number', 'name'] as const) {
    const taken = new Set(Object.values(columns));
    const at = header.findIndex((cell, index) => !taken.has(index) && headings[column].test(cell.trim()));
    if (at >= 0) columns[column] = at;
  }
  return columns;
}

/** The text as a table begins: behind its mark, and behind the line by which one program tells another how to part it. */
function tableOf(text: string): string {
  return text.replace(/^\uFEFF/u, '').replace(/^sep=.\r?\n/iu, '');
}

/** Whether a first line is that of a list of calls: it names a date and a number or a name. */
export function looksLikeCalls(head: string): boolean {
  const [header] = Papa.parse<string[]>(tableOf(head.slice(0, 4000)), { preview: 1 }).data;
  const columns = columnsOf(header ?? []);
  const dated = columns.date ?? columns.time;
  return dated !== undefined && (columns.number ?? columns.name) !== undefined;
}

/** A moment, or numbers on a clock; a moment that is null for what is neither. */
function whenOf(date: string, time: string): Row['when'] {
  const written = withMonthNumber(`${date.trim()} ${time.trim()}`.trim());
  if (/^\d{10}(?:\d{3})?$/u.test(written)) {
    return { at: asEpoch(written) };
  }
  const at = asMoment(written);
  if (at !== null) return { at };
  const stamp = readStamp(`${written.replace(/(\d)T(\d)/u, '$1 $2').replace(/\.\d{3,6}$/u, '')} - `);
  return stamp === null ? { at: null } : { stamp };
}

function rowsOf(text: string): Row[] {
  const { data } = Papa.parse<string[]>(tableOf(text), { skipEmptyLines: 'greedy' });
  const [header, ...lines] = data;
  const columns = columnsOf(header ?? []);
  if (lines.length > mostRows) throw new DaybookError('import-too-big', 'rows');
  const cell = (line: readonly string[], column: Column) => {
    const at = columns[column];
    return at === undefined ? '' : (line[at] ?? '').trim();
  };
  return lines.map((line) => {
    const when = whenOf(cell(line, 'date'), cell(line, 'time'));
    const number = asName(cell(line, 'number'))?.replaceAll(/[\s()-]/gu, '');
    const name = asName(cell(line, 'name'));
    return {
      number: number || (name ?? 'withheld'),
      name,
      when,
      type: cell(line, 'type'),
      length: cell(line, 'length'),
    };
  });
}

function callText({ type, length }: Row): string {
  const seconds = Number(length);
  const said = length === '' ? '' : Number.isFinite(seconds) ? (seconds > 0 ? callLength(seconds) : '') : length;
  const direction = outgoing.test(type) ? 'Outgoing call' : missed.test(type) ? 'Missed call' : 'Incoming call';
  const words = type === '' ? 'Call' : direction;
  return said === '' ? words : `${words}, ${said}`;
}

/** A list of calls as a table of text (CSV), in whichever language its columns are named. */
export async function openCallsCsv(file: ImportFile, encoding: TextEncodingName): Promise<MessageSource> {
  const rows = rowsOf(await csvText(file, encoding));
  if (rows.every(({ when }) => 'at' in when && when.at === null))
    throw new DaybookError('import-unreadable', `no dates in ${baseName(file.path)}`);
  const stamps = rows.flatMap(({ when }) => ('stamp' in when ? [when.stamp] : []));
  const finder = new DateOrderFinder(Math.floor(Date.now() / dayMs) + 1);
  for (const { a, b, c } of stamps) finder.add(a, b, c);
  const { order, proof, possible } = finder.finding();
  if (stamps.length > 0 && possible.length === 0) throw new DaybookError('import-unreadable', 'dates');
  const names = new Map(rows.flatMap(({ number, name }) => (name === null ? [] : [[number, name] as const])));
  return {
    format: 'calls-csv',
    site: 'phone',
    kind: 'call',
    precision: stamps.length === 0 || stamps.some(({ hasSeconds }) => hasSeconds) ? 'exact' : 'minute',
    times: stamps.length > 0 ? 'clock' : 'utc',
    orders: stamps.length > 0 ? { found: order, how: proof, possible } : null,
    originals: [file],
    encoding,
    apart: false,
    remarks: [],
    conversationName: (conversation) => names.get(conversation) ?? null,
    person: (person) => phonePerson(person, names),
    messages: async function* (settings: ReadSettings, only) {
      const chosen = order ?? settings.order;
      if (stamps.length > 0 && chosen === null) throw new DaybookError('import-dates-ambiguous');
      const clock = new WallClock(settings.zone);
      const messages: ReadMessage[] = [];
      for (const row of rows) {
        if (only !== undefined && !only.has(row.number)) continue;
        const { when } = row;
        const day = 'stamp' in when ? dayNumber(when.stamp.a, when.stamp.b, when.stamp.c, chosen ?? 'ymd') : 0;
        const at = 'stamp' in when ? (day === null ? null : clock.toUtc(day * dayMs + when.stamp.time)) : when.at;
        const person = outgoing.test(row.type) ? owner : row.number;
        messages.push({ conversation: row.number, at, person, text: callText(row), attachments: [], id: null });
      }
      yield messages;
    },
  };
}
