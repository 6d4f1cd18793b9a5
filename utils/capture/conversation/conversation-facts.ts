import type { ConversationFacts, ConversationWriter, HappenedAt, KeptReading, PageFacts } from '../../record/types.ts';
import type { Moment } from '../../shared/clock.ts';
import { valueOf } from '../../sites/reading/field.ts';
import { happenedAt } from '../run/happened-at.ts';

/** Characters of a transcript that a search finds: those of some hundred messages. */
const openingLength = 20_000;

/** When a conversation was, and who wrote which of its messages when. `kept`: the moment at which it is kept; `pageZone`: of its page. */
export function conversationFacts(
  messages: readonly KeptReading[],
  transcript: string,
  kept: Moment,
  pageZone: PageFacts['timeZone'],
): { happened: HappenedAt; conversation: ConversationFacts } {
  const timed = messages.map((reading) => ({ reading, happened: happenedAt(reading, kept, pageZone) }));
  const happened = spanOf(timed.map((one) => one.happened));
  const writers = new Map<string, ConversationWriter>();
  for (const one of timed) {
    const said = writerOf(one.reading);
    const key = JSON.stringify(said);
    const writer = writers.get(key) ?? { ...said, items: [], seconds: [] };
    writers.set(key, writer);
    writer.items.push(valueOf(one.reading.itemId));
    writer.seconds.push(secondsAfter(happened.from, one.happened));
  }
  const name = messages.find(({ conversation }) => conversation?.name)?.conversation?.name ?? null;
  return {
    happened,
    conversation: { name, writers: [...writers.values()], opening: transcript.slice(0, openingLength).toWellFormed() },
  };
}

function writerOf({ kind, side, author }: KeptReading): Omit<ConversationWriter, 'items' | 'seconds'> {
  const [name, handle, accountId] = [valueOf(author.name), valueOf(author.handle), valueOf(author.accountId)];
  return { kind, name, handle, accountId, own: side === 'out' };
}

function secondsAfter(from: string | null, { from: at, precision }: HappenedAt): number | null {
  if (from === null || at === null || (precision !== 'exact' && precision !== 'minute')) return null;
  return (Date.parse(at) - Date.parse(from)) / 1000;
}

/** From the first message to the last, as well as the one whose time is known least. */
function spanOf(times: readonly HappenedAt[]): HappenedAt {
  const from = times.flatMap((time) => time.from ?? []).toSorted()[0] ?? null;
  const to =
    times
      .flatMap((time) => time.to ?? [])
      .toSorted()
      .at(-1) ?? null;
  if (from === null) return { from, to, precision: 'words', words: null };
  const known = new Set(times.map(({ precision }) => precision));
  return { from, to, precision: known.has('day') ? 'day' : known.has('minute') ? 'minute' : 'exact', words: null };
}
