import { entryFactsOf } from '../pattern/entry-facts.ts';
import type { EntryView } from '../record/types.ts';
import type { ReportEntry } from './report-entry.ts';

/** One message of a conversation as the report shows it. */
export interface ConversationLine {
  number: number;
  /** UTC, for the order. */
  at: string;
  entry: ReportEntry['entry'];
  own: boolean;
  who: string;
  words: string;
}

/** Messages that belong to one conversation, or the transcript of one that was kept as a whole. */
export interface ConversationPart {
  /** Same key, same conversation; never shown. */
  key: string;
  site: string;
  name: string;
  lines: ConversationLine[];
  /** Of a conversation kept as a whole: what was read (null where only the exhibit has room for it), and the exhibit. */
  transcript: { number: number; ref: string; text: string | null; sizeBytes: number } | null;
  /** Messages of the other or own side are in the record and were left out. */
  oneSided: boolean;
}

type Transcript = NonNullable<ConversationPart['transcript']>;

const messageKinds: readonly string[] = ['message', 'email'];

/** Which conversation an entry belongs to: the page's id, else the other side's account; null where it is no message. */
export function conversationKey({ entry }: Pick<EntryView, 'entry'>): string | null {
  const reading = entry.capture?.reading;
  if (!reading || !messageKinds.includes(reading.kind)) return null;
  const { conversation } = reading;
  const named = conversation?.id ?? conversation?.name ?? null;
  if (named !== null) return `${entry.site} ${named}`;
  // Without a name, messages of one platform's one account belong together; own ones go with the account they stand beside.
  return reading.side === 'out' ? `${entry.site} ` : `${entry.site} ${entryFactsOf({ entry }).account?.key ?? ''}`;
}

/** Gathers messages into conversations, in the order in which they were sent. */
export class Conversations {
  readonly #parts = new Map<string, ConversationPart>();
  readonly #whole: ConversationPart[] = [];

  /** Adds a message; `at` (UTC) gives its place. Entries that are no messages are passed over. */
  add(view: EntryView, shown: ReportEntry, at: string): void {
    const key = conversationKey(view);
    if (key === null) return;
    const reading = view.entry.capture!.reading!;
    const part = this.#parts.get(key) ?? {
      key,
      site: view.entry.site,
      name: reading.conversation?.name ?? '',
      lines: [],
      transcript: null,
      oneSided: false,
    };
    this.#parts.set(key, part);
    const who = shown.author?.name ?? shown.author?.handle ?? shown.author?.accountId ?? '';
    const own = reading.side === 'out';
    if (!own && part.name === '') part.name = who;
    const words = shown.words?.text ?? '';
    part.lines.push({ number: view.entry.number, at, entry: view.entry, own, who, words });
  }

  /** Adds a conversation that was kept as a whole, as its transcript has it. */
  addTranscript(shown: ReportEntry, { ref, text, sizeBytes }: Omit<Transcript, 'number'>): void {
    const { number, site } = shown.entry;
    const { conversation, page } = shown.entry.capture ?? {};
    const name = conversation?.name ?? page?.title.text ?? '';
    const key = `whole ${number}`;
    this.#whole.push({ key, site, name, lines: [], transcript: { number, ref, text, sizeBytes }, oneSided: false });
  }

  /** All conversations of at least two messages; `oneSided` are keys of which a side was left out. */
  parts(oneSided: ReadonlySet<string>): ConversationPart[] {
    const parts = [...this.#parts.values()].map((part) => this.#withOwn(part));
    const several = parts.filter(({ lines }) => lines.length > 1);
    for (const part of several) {
      part.lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.number - b.number));
      part.oneSided = oneSided.has(part.key);
    }
    return [...several, ...this.#whole];
  }

  /** Own messages without a conversation go with the only one of their platform, where there is only one. */
  #withOwn(part: ConversationPart): ConversationPart {
    const loose = this.#parts.get(`${part.site} `);
    if (!loose || loose === part) return part;
    const others = [...this.#parts.values()].filter((one) => one.site === part.site && one !== loose);
    return others.length === 1 ? { ...part, lines: [...part.lines, ...loose.lines] } : part;
  }
}
