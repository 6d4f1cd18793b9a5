import { allSummaries } from '../../utils/record/summaries.ts';
import type { EntryLinkBody, LiveThing, ThingKind } from '../../utils/record/thing-types.ts';
import { openThings } from '../../utils/record/things.ts';
import type { EntrySummary } from '../../utils/record/types.ts';
import { useRecord } from '../data/use-record.ts';

const kinds = [
  'circumstance',
  'tag',
  'impact',
  'mark',
  'entry-link',
  'element-link',
  'attestation',
  'cover',
  'law-choice',
] as const;

/** What was added around one entry, and the list that its links lead into. */
export interface EntryThings {
  of<K extends (typeof kinds)[number]>(kind: K): LiveThing<K>[];
  /** Links from this entry and to it. */
  links: LiveThing<'entry-link'>[];
  lawChoice: LiveThing<'law-choice'> | null;
  summaries: EntrySummary[];
}

/** Everything around one entry, read again at every change; null while it is being read. */
export function useEntryThings(entryId: string): EntryThings | null {
  const loaded = useRecord(async () => {
    const [things, summaries] = await Promise.all([openThings<ThingKind>(...kinds), allSummaries()]);
    return { things, summaries };
  }, entryId);
  if (loaded.state !== 'ready') return null;
  const { things, summaries } = loaded.value;
  const ofKind = <K extends ThingKind>(kind: K) =>
    things.filter((thing) => thing.kind === kind) as unknown as LiveThing<K>[];
  return {
    of: (kind) => ofKind(kind).filter(({ about }) => about === entryId),
    links: ofKind('entry-link').filter(
      ({ about, body }) => about === entryId || (body as EntryLinkBody).other === entryId,
    ),
    lawChoice: ofKind('law-choice').at(-1) ?? null,
    summaries,
  };
}
