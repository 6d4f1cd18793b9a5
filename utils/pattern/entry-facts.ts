import type { ConversationWriter, Entry, EntryView, ImportedWriter, KeptField, KeptReading } from '../record/types.ts';

/** Who an entry is from, by the strongest sign that the page gave. */
export interface AccountSign {
  /** Same key, same account: `x id:12`, `x handle:sam`, `x name:Sam`, `offline who:Sam`. Never shown. */
  key: string;
  site: string;
  accountId: string | null;
  handle: string | null;
  name: string | null;
  profileUrl: string | null;
}

/** What the pattern needs of an entry: small, so that thousands fit in memory. */
export interface EntryFacts {
  id: string;
  number: number;
  site: string;
  kind: string;
  source: Entry['source'];
  /** Nothing was kept but the reason why. */
  failed: boolean;
  /** A message that the person sent: context, not something done to them. */
  own: boolean;
  account: AccountSign | null;
  /** Same thing, kept twice: platform and item id, else its permalink; null where the page gave neither. */
  itemKey: string | null;
  /** UTC; the middle of the span for a day, so that a neighbouring zone does not move it to another date. */
  at: string | null;
  /** How much of `at` may be counted: the hour, the day, or nothing but its being there. */
  knows: 'hour' | 'day' | 'coarse';
  /** What was kept does not tell when it was: `at` is what the person says of it. */
  said?: true;
  /** Of `coarse`: at least the month is known. */
  knowsMonth?: true;
}

/** Reads an entry for the pattern. */
export function entryFactsOf({ entry }: Pick<EntryView, 'entry'>): EntryFacts {
  const reading = entry.capture?.reading ?? null;
  const { precision } = entry.happened;
  const knows = precision === 'exact' || precision === 'minute' ? 'hour' : precision === 'day' ? 'day' : 'coarse';
  return {
    id: entry.id,
    number: entry.number,
    site: entry.site,
    kind: entry.kind,
    source: entry.source,
    failed: entry.capture?.state === 'failed',
    own: reading?.side === 'out',
    account: accountOf(entry),
    itemKey: itemKeyOf(entry.site, reading),
    at: momentOf(entry, knows),
    knows,
    ...(entry.happened.byKeeper && entry.source !== 'offline' ? { said: true as const } : {}),
    ...(precision === 'month' ? { knowsMonth: true as const } : {}),
  };
}

/**
 * Everything that an entry tells of: one thing for nearly all; of a day of a conversation each message or call by its
 * own time; of a conversation that was walked through each message, where the page gives all of them numbers, since
 * without one it could not be told from the same message kept again; nothing of a file that only holds them.
 */
export function allFactsOf(view: Pick<EntryView, 'entry'>): EntryFacts[] {
  const { entry } = view;
  if (entry.kind === exportKind && entry.source === 'import') return [];
  const walked = entry.capture?.conversation?.writers ?? [];
  if (walked.length > 0 && walked.every(({ items }) => !items.includes(null))) {
    const whole = entryFactsOf(view);
    return walked.flatMap((writer) => walkedFacts(entry, writer, whole));
  }
  const conversation = entry.imported?.conversation ?? null;
  if (conversation === null) return [entryFactsOf(view)];
  const whole = { ...entryFactsOf(view), kind: entry.kind === 'conversation' ? 'message' : entry.kind };
  return conversation.writers.flatMap((writer) => writerFacts(entry, conversation.id, writer, whole));
}

/** Kind of an entry that holds an export's files: where its messages come from, nothing that happened. */
const exportKind = 'export';

function walkedFacts(entry: Entry, writer: ConversationWriter, whole: EntryFacts): EntryFacts[] {
  const { from, byKeeper } = entry.happened;
  const account = accountFrom(entry.site, writer);
  // what the person says of the whole is all that is known of each
  const untimed: Partial<EntryFacts> = byKeeper ? {} : { at: null, knows: 'coarse' };
  return writer.items.map((item, place) => {
    const seconds = writer.seconds[place] ?? null;
    const timed: Partial<EntryFacts> =
      from === null || seconds === null
        ? untimed
        : { at: new Date(Date.parse(from) + Math.round(seconds * 1000)).toISOString(), knows: 'hour' };
    const itemKey = `${entry.site} ${writer.kind} ${item}`;
    return { ...whole, kind: writer.kind, own: writer.own, account, itemKey, ...timed };
  });
}

function writerFacts(entry: Entry, conversation: string, writer: ImportedWriter, whole: EntryFacts): EntryFacts[] {
  const { from } = entry.happened;
  const account = accountFrom(entry.site, writer);
  const fromMs = from === null ? null : Date.parse(from);
  const places = new Map<number, number>();
  return writer.seconds.map((seconds) => {
    const at = fromMs === null ? null : new Date(fromMs + seconds * 1000).toISOString();
    // The same export brought in again has the same messages at the same moments: the second of them is the second again.
    const place = (places.get(seconds) ?? 0) + 1;
    places.set(seconds, place);
    const itemKey = at === null ? null : `${entry.site} ${conversation} ${account?.key ?? ''} ${at} ${place}`;
    return { ...whole, own: writer.own, account, itemKey, at };
  });
}

function valueOf(field: KeptField): string | null {
  return field.state === 'found' && field.value !== '' ? field.value : null;
}

/** Who an entry is from: by the page, else by the person's words, which name nobody's account there; null where nobody says. */
export function accountOf(entry: Entry): AccountSign | null {
  const reading = entry.capture?.reading ?? null;
  return (reading && accountRead(entry.site, reading)) ?? whoSaid(entry);
}

function whoSaid(entry: Entry): AccountSign | null {
  const who = entry.who?.trim() ?? '';
  if (who === '') return null;
  // who did what was captured is said as who did what happened away from the screen, and is the same person
  const site = entry.source === 'capture' ? 'offline' : entry.site;
  return { key: `${site} who:${who}`, site, accountId: null, handle: null, name: who, profileUrl: null };
}

function accountRead(site: string, reading: KeptReading): AccountSign | null {
  const accountId = valueOf(reading.author.accountId);
  const handle = valueOf(reading.author.handle);
  const name = valueOf(reading.author.name);
  const profileUrl = valueOf(reading.author.profileUrl);
  return accountFrom(site, { accountId, handle, name }, profileUrl);
}

function accountFrom(
  site: string,
  { accountId, handle, name }: Pick<AccountSign, 'accountId' | 'handle' | 'name'>,
  profileUrl: string | null = null,
): AccountSign | null {
  // Handles are case-insensitive on the platforms that have them; ids and names are not.
  const sign = accountId ? `id:${accountId}` : handle ? `handle:${handle.toLowerCase()}` : name ? `name:${name}` : null;
  return sign === null ? null : { key: `${site} ${sign}`, site, accountId, handle, name, profileUrl };
}

function itemKeyOf(site: string, reading: KeptReading | null): string | null {
  if (!reading || reading.kind === 'profile' || reading.kind === 'page') return null;
  const item = valueOf(reading.itemId) ?? valueOf(reading.permalink);
  return item === null ? null : `${site} ${reading.kind} ${item}`;
}

function momentOf(entry: Entry, knows: EntryFacts['knows']): string | null {
  const { from, to } = entry.happened;
  if (from === null || to === null || knows !== 'day') return from;
  return new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString();
}
