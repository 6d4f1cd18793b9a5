import type { Thing, ThingKind } from '../../utils/record/thing-types.ts';
import { changeThing, removeThing } from '../../utils/record/things.ts';
import { useState } from 'preact/hooks';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Notice } from '../design/Notice.tsx';
import { t } from '../words.ts';

/** What was just taken away, with what it said, so that it can be put back. */
interface Removed {
  tombstone: Thing;
  body: NonNullable<Thing['body']>;
  what: string;
}

/** Takes things away and offers to put the last one back. `notice` stands where the list is. */
export function useRemoval() {
  const [removed, setRemoved] = useState<Removed | null>(null);
  const removing = useAction(async (thing: Thing, what: string) => {
    if (thing.body === null) return;
    const { body } = thing;
    setRemoved({ tombstone: await removeThing(thing), body, what });
  });
  const restoring = useAction(async (last: Removed) => {
    await changeThing<ThingKind>(last.tombstone, last.body);
    setRemoved(null);
  });
  const failure = removing.failure ?? restoring.failure;
  const notice = (
    <>
      {failure === null ? null : <ErrorNotice failure={failure} />}
      {removed === null ? null : (
        <Notice kind="said">
          <p>
            {t('things_removed', removed.what)}{' '}
            <Button kind="plain" busy={restoring.busy} onClick={() => void restoring.run(removed)}>
              {t('things_put_back')}
            </Button>
          </p>
        </Notice>
      )}
    </>
  );
  return { remove: (thing: Thing, what: string) => void removing.run(thing, what), notice };
}
