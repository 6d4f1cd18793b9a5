import { DaybookError } from '../shared/errors.ts';
import { chatSource, conversation, orderOf } from './chat-reader.ts';
import { ChatTally } from './chat-tally.ts';
import { DateOrderFinder } from './date-order.ts';
import { type ImportFile, baseName } from './import-file.ts';
import type { ChatFacts, ChatFiles, MessageSource } from './message-source.ts';
import { type TextEncodingName, textLines } from './text-encoding.ts';
import { isNotice, nameAndText, namedFile } from './whatsapp-lines.ts';
import { readStamp } from './whatsapp-stamp.ts';

const dayMs = 86_400_000;
/** WhatsApp began in 2009; a phone's clock that was never set says 1970. */
const firstYear = Date.UTC(2009, 0, 1) / dayMs;

/** Whether the first lines of a text are those of an exported chat. */
export function looksLikeWhatsApp(lines: readonly string[]): boolean {
  const first = lines.slice(0, 20).find((line) => line.trim() !== '');
  return first !== undefined && readStamp(first) !== null;
}

interface Found extends Pick<ChatFacts, 'shape' | 'orders' | 'precision'> {
  tally: ChatTally;
  people: Set<string>;
}

const mostPeople = 5000;

/** What is found of one way to write stamps. */
interface Shape {
  count: number;
  finder: DateOrderFinder;
  seconds: boolean;
  people: Set<string>;
  tally: ChatTally;
}

/** First reading: the one way in which this file writes its stamps, what its dates allow, and who wrote how much when. */
async function explore(file: ImportFile, encoding: TextEncodingName, files: ChatFiles): Promise<Found> {
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
      const { name, text } = nameAndText(stamp.rest);
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
  const { tally, ...found } = await explore(file, encoding, files);
  const facts = { ...found, encoding, name: chatName(file, found.people) };
  const source: MessageSource = {
    ...chatSource(facts, file, files),
    times: 'clock',
    orders: facts.orders,
    originals: [file],
    encoding,
    apart: true,
    remarks: [],
    chat: { facts, files },
    survey: (settings) => tally.survey(source, conversation, settings.zone, orderOf(facts, settings)),
  };
  return source;
}
