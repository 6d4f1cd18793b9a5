import { DaybookError } from '../shared/errors.ts';
import { ChatTally } from './chat-tally.ts';
import { type DateOrder, DateOrderFinder, dayNumber } from './date-order.ts';
import { type ImportFile, baseName } from './import-file.ts';
import type { ImportedMessage, MessageSource, ReadSettings } from './message-source.ts';
import { type TextEncodingName, textLines } from './text-encoding.ts';
import { WallClock } from './wall-clock.ts';
import { type Stamp, readStamp } from './whatsapp-stamp.ts';

const dayMs = 86_400_000;
/** WhatsApp began in 2009; a phone's clock that was never set says 1970. */
const firstYear = Date.UTC(2009, 0, 1) / dayMs;
const marks = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const conversation = 'chat';
/** What nearly every message came with: one array for all of them. */
const none: ImportedMessage['attachments'] = [];

/** Whether the first lines of a text are those of an exported chat. */
export function looksLikeWhatsApp(lines: readonly string[]): boolean {
  return lines.slice(0, 20).filter((line) => readStamp(line) !== null).length > 0 && readStamp(lines[0] ?? '') !== null;
}

/** Names as written → as shown; null for what is none. Millions of lines share a few. */
const names = new Map<string, string | null>();
const mostNames = 10_000;

function nameFrom(written: string): string | null {
  const known = names.get(written);
  if (known !== undefined) return known;
  const bare = written
    .replaceAll(marks, '')
    .replaceAll(/[\u00A0\u202F]/gu, ' ')
    .trim();
  // `Sam changed the subject to “Plan: B”` is nobody's message.
  const name = bare === '' || bare.length > 100 || /["“”„«»]/u.test(bare) ? null : bare;
  if (names.size >= mostNames) names.clear();
  names.set(written, name);
  return name;
}

/** Who wrote and what, behind the stamp; null for the name where the app itself speaks. */
function split(rest: string): { name: string | null; text: string } {
  const at = rest.indexOf(': ');
  const end = at < 0 && rest.endsWith(':') ? rest.length - 1 : at;
  const name = end <= 0 ? null : nameFrom(rest.slice(0, end));
  return name === null ? { name: null, text: rest } : { name, text: rest.slice(end + 2) };
}

/** File named by a message: `<attached: NAME>` of iPhones, `NAME (file attached)` of Android phones, in any language. */
function namedFile(text: string): string | null {
  if (!text.includes(')') && !text.includes('>')) return null;
  const first = text.slice(0, 200).replaceAll(marks, '').split('\n')[0] ?? '';
  const ios = /^<[^<>:：]{1,40}[:：]\s?([^<>/\\]+\.[A-Za-z0-9]{2,5})>$/u.exec(first);
  if (ios?.[1] !== undefined) return ios[1].trim();
  const android = /^([^<>/\\()]+\.[A-Za-z0-9]{2,5}) \([^()]+\)$/u.exec(first);
  return android?.[1]?.trim() ?? null;
}

/** An iPhone puts the notice on encryption, a chat's first line, into the other's mouth. */
function isNotice(text: string, named: string | null): boolean {
  return text.startsWith('\u200E') && named === null;
}

interface Found {
  shape: string;
  tally: ChatTally;
  orders: NonNullable<MessageSource['orders']>;
  precision: 'exact' | 'minute';
  people: Set<string>;
}

const mostPeople = 5000;

type Files = ReadonlyMap<string, ImportFile>;

/** What is found of one way to write stamps. */
interface Shape {
  count: number;
  finder: DateOrderFinder;
  seconds: boolean;
  people: Set<string>;
  tally: ChatTally;
}

/** First reading: the one way in which this file writes its stamps, what its dates allow, and who wrote how much when. */
async function explore(file: ImportFile, encoding: TextEncodingName, files: Files): Promise<Found> {
  const today = Math.floor(Date.now() / dayMs) + 1;
  const byShape = new Map<string, Shape>();
  for await (const lines of textLines(file, encoding)) {
    for (const line of lines) {
      const stamp = readStamp(line);
      if (stamp === null) continue;
      let one = byShape.get(stamp.shape);
      if (one === undefined) {
        one = {
          count: 0,
          finder: new DateOrderFinder(today, firstYear),
          seconds: stamp.hasSeconds,
          people: new Set<string>(),
          tally: new ChatTally(),
        };
        byShape.set(stamp.shape, one);
      }
      one.finder.add(stamp.a, stamp.b, stamp.c);
      const { name, text } = split(stamp.rest);
      if (name !== null && one.people.size < mostPeople) one.people.add(name);
      const named = namedFile(text);
      const person = one.count === 0 && isNotice(text, named) ? null : name;
      one.tally.add(stamp, person, named === null ? null : files.has(named));
      one.count += 1;
    }
  }
  const [best] = [...byShape].toSorted((a, b) => b[1].count - a[1].count);
  if (best === undefined) throw new DaybookError('import-empty');
  const [shape, { finder, seconds, people, tally }] = best;
  const { order, proof, possible } = finder.finding();
  if (possible.length === 0) throw new DaybookError('import-unreadable', 'dates');
  const orders = { found: order, how: proof, possible };
  return { shape, tally, orders, precision: seconds ? 'exact' : 'minute', people };
}

function orderOf({ orders }: Found, { order }: ReadSettings): DateOrder {
  const known = orders.found ?? order;
  if (known === null) throw new DaybookError('import-dates-ambiguous');
  return known;
}

/** Turns lines into messages; a line without a stamp of the file's own shape goes on with the message above it. */
class Reader {
  readonly #found: Found;
  readonly #clock: WallClock;
  readonly #order: NonNullable<ReadSettings['order']>;
  readonly #files: Files;
  #open: { stamp: Stamp; text: string[] } | null = null;
  /** The last date as written, and which day it is. */
  #date: { a: number; b: number; c: number; day: number | null } | null = null;
  #first = true;

  constructor(found: Found, settings: ReadSettings, files: Files) {
    this.#found = found;
    this.#order = orderOf(found, settings);
    this.#clock = new WallClock(settings.zone);
    this.#files = files;
  }

  read(lines: readonly string[]): ImportedMessage[] {
    const messages: ImportedMessage[] = [];
    for (const line of lines) {
      const stamp = readStamp(line);
      if (stamp === null || stamp.shape !== this.#found.shape) {
        this.#open?.text.push(line);
        continue;
      }
      this.#finish(messages);
      this.#open = { stamp, text: [stamp.rest] };
    }
    return messages;
  }

  end(): ImportedMessage[] {
    const messages: ImportedMessage[] = [];
    this.#finish(messages);
    return messages;
  }

  #dayOf({ a, b, c }: Stamp): number | null {
    if (this.#date === null || this.#date.a !== a || this.#date.b !== b || this.#date.c !== c) {
      this.#date = { a, b, c, day: dayNumber(a, b, c, this.#order) };
    }
    return this.#date.day;
  }

  #finish(into: ImportedMessage[]): void {
    if (this.#open === null) return;
    const { stamp, text: lines } = this.#open;
    this.#open = null;
    const day = this.#dayOf(stamp);
    if (day === null) return;
    const { name, text: begin } = split(lines[0] ?? '');
    const text = lines.length === 1 ? begin : [begin, ...lines.slice(1)].join('\n').trimEnd();
    const named = namedFile(text);
    const notice = this.#first && isNotice(text, named);
    this.#first = false;
    into.push({
      conversation,
      at: this.#clock.toUtc(day * dayMs + stamp.time),
      person: notice ? null : name,
      text: text.startsWith('\u200E') ? text.slice(1) : text,
      attachments: named === null ? none : [{ name: named, mediaType: null, file: this.#files.get(named) ?? null }],
      id: null,
    });
  }
}

/** Name of the other side or group: what all exports have in their file name behind *WhatsApp Chat with*. */
function chatName({ path, archive }: ImportFile, people: ReadonlySet<string>): string | null {
  const stems = [path, archive ?? ''].map((name) => baseName(name).replace(/\.(?:txt|zip)$/iu, ''));
  const named = [...people].find((name) => stems.some((stem) => stem.endsWith(name)));
  return named ?? stems.find((stem) => stem !== '' && stem !== '_chat') ?? null;
}

/**
 * An exported WhatsApp chat: its text, and the files that came with it by their names. Reads all of it once, to find
 * in which order its dates are written.
 */
export async function openWhatsApp(
  file: ImportFile,
  encoding: TextEncodingName,
  beside: readonly ImportFile[],
): Promise<MessageSource> {
  const files = new Map(beside.map((one) => [baseName(one.path), one]));
  const found = await explore(file, encoding, files);
  const name = chatName(file, found.people);
  const source: MessageSource = {
    format: 'whatsapp',
    site: 'whatsapp',
    kind: 'message',
    precision: found.precision,
    times: 'clock',
    orders: found.orders,
    originals: [file],
    encoding,
    apart: true,
    remarks: [],
    conversationName: () => name,
    person: (person) => {
      // In a chat of two, whoever the file is not named after is the one who exported it.
      const own = found.people.size === 2 && name !== null && found.people.has(name) ? person !== name : null;
      const isNumber = /^\+?[\d ()-]{6,}$/u.test(person);
      return { name: isNumber ? null : person, handle: isNumber ? person : null, accountId: null, own };
    },
    survey: ({ zone, ...settings }) =>
      found.tally.survey(source, conversation, zone, orderOf(found, { zone, ...settings })),
    messages: async function* (settings) {
      const reader = new Reader(found, settings, files);
      for await (const lines of textLines(file, encoding)) yield reader.read(lines);
      yield reader.end();
    },
  };
  return source;
}
