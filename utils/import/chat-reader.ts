import { DaybookError } from '../shared/errors.ts';
import { type DateOrder, dayNumber } from './date-order.ts';
import type { ImportFile } from './import-file.ts';
import type { ChatFacts, ChatFiles, DaySource, ImportedMessage, ReadSettings } from './message-source.ts';
import type { PersonSign } from './survey-facts.ts';
import { textLines } from './text-encoding.ts';
import { WallClock } from './wall-clock.ts';
import { isNotice, nameAndText, namedFile } from './whatsapp-lines.ts';
import { type Stamp, readStamp } from './whatsapp-stamp.ts';

const dayMs = 86_400_000;
/** Longest message that is taken for one, in characters; the app itself allows 65 536. */
const longestMessage = 8 << 20;
/** A chat is one conversation. */
export const conversation = 'chat';
/** What nearly every message came with: one array for all of them. */
const none: ImportedMessage['attachments'] = [];

/** The order in which dates are read: as found, or as the person says. */
export function orderOf({ orders }: Pick<ChatFacts, 'orders'>, { order }: ReadSettings): DateOrder {
  const known = orders.found ?? order;
  if (known === null) throw new DaybookError('import-dates-ambiguous');
  return known;
}

/**
 * Turns lines into messages; a line without a stamp of the file's own shape, or with a date that does not exist, goes on
 * with the message above it, as it is.
 */
class Reader {
  readonly #found: ChatFacts;
  readonly #clock: WallClock;
  readonly #order: DateOrder;
  readonly #files: ChatFiles;
  #open: { stamp: Stamp; text: string[] } | null = null;
  /** Characters of its further lines. */
  #openSize = 0;
  /** The last date as written, and which day it is. */
  #date: { a: number; b: number; c: number; day: number | null } | null = null;
  #first = true;

  constructor(found: ChatFacts, settings: ReadSettings, files: ChatFiles) {
    this.#found = found;
    this.#order = orderOf(found, settings);
    this.#clock = new WallClock(settings.zone);
    this.#files = files;
  }

  read(lines: readonly string[]): ImportedMessage[] {
    const messages: ImportedMessage[] = [];
    for (const line of lines) {
      const stamp = readStamp(line);
      if (stamp === null || stamp.shape !== this.#found.shape || this.#dayOf(stamp) === null) {
        this.#goOn(line);
        continue;
      }
      this.#finish(messages);
      [this.#open, this.#openSize] = [{ stamp, text: [stamp.rest] }, 0];
    }
    return messages;
  }

  end(): ImportedMessage[] {
    const messages: ImportedMessage[] = [];
    this.#finish(messages);
    return messages;
  }

  #goOn(line: string): void {
    this.#open?.text.push(line);
    this.#openSize += line.length + 1;
    if (this.#openSize > longestMessage) throw new DaybookError('import-unreadable', 'message without end');
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
    if (day === null) throw new DaybookError('import-unreadable', 'dates');
    const { name, text: begin } = nameAndText(lines[0] ?? '');
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

/** Who a name of the chat is. */
function personOf({ people, name }: ChatFacts, person: string): PersonSign {
  // In a chat of two, whoever the file is not named after is the one who exported it.
  const own = people.size === 2 && name !== null && people.has(name) ? person !== name : null;
  const isNumber = /^\+?[\d ()-]{6,}$/u.test(person);
  return { name: isNumber ? null : person, handle: isNumber ? person : null, accountId: null, own };
}

/** A chat of which the facts are known, as it is read from its text. */
export function chatSource(facts: ChatFacts, text: Pick<ImportFile, 'stream'>, files: ChatFiles): DaySource {
  return {
    format: 'whatsapp',
    site: 'whatsapp',
    kind: 'message',
    precision: facts.precision,
    conversationName: () => facts.name,
    person: (person) => personOf(facts, person),
    messages: async function* (settings) {
      const reader = new Reader(facts, settings, files);
      for await (const lines of textLines(text, facts.encoding)) yield reader.read(lines);
      yield reader.end();
    },
  };
}
