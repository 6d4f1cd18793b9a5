import type { ThingBodies, ThingKind } from '../../utils/record/thing-types.ts';
import { type RemovedThing, changeThing, openRemovedThings } from '../../utils/record/things.ts';
import { useAction } from '../data/use-action.ts';
import { useRecord } from '../data/use-record.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { TimeText } from '../time/TimeText.tsx';
import { t, tCount } from '../words.ts';

/** How long something that was taken away can be put back. */
const undoMs = 86_400_000;

interface Props<K extends ThingKind> {
  kind: K;
  /** Only what belonged to this; undefined for all. */
  about: string | null;
  nameOf: (body: ThingBodies[K]) => string;
}

/** What was taken away in the last day, so that it can be put back also after the page was left. */
export function RemovedThings<K extends ThingKind>({ kind, about, nameOf }: Props<K>) {
  const loaded = useRecord(
    () => openRemovedThings(new Date(Date.now() - undoMs).toISOString(), kind),
    `${kind} ${about ?? ''}`,
  );
  const restoring = useAction(async ({ tombstone, last }: RemovedThing<K>) => {
    await changeThing(tombstone, last.body);
  });
  const removed =
    loaded.state === 'ready' ? loaded.value.filter(({ last }) => about === null || last.about === about) : [];
  if (removed.length === 0) return null;
  return (
    <details class="wide">
      <summary class="soft">{tCount('things_removed_lately', removed.length)}</summary>
      <ul class="stack stack-tight">
        {removed.map((one) => (
          <li key={one.tombstone.id} class="row">
            <bdi>{nameOf(one.last.body)}</bdi>
            <span class="soft small">
              <TimeText utc={one.tombstone.writtenAt.utc} />
            </span>
            <Button
              kind="plain"
              busy={restoring.busy}
              aria-label={t('things_put_back_what', nameOf(one.last.body))}
              onClick={() => void restoring.run(one)}
            >
              {t('things_put_back')}
            </Button>
          </li>
        ))}
      </ul>
      {restoring.failure === null ? null : <ErrorNotice failure={restoring.failure} />}
    </details>
  );
}
