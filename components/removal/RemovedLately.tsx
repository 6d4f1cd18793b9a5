import { eraseNow } from '../../utils/record/erase.ts';
import { type Removed, removedSoFar, restoreRemoved } from '../../utils/record/remove.ts';
import { useAction } from '../data/use-action.ts';
import { useRecord } from '../data/use-record.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { siteName } from '../entries/entry-names.ts';
import { sayDayTime } from '../time/say-time.ts';
import { t } from '../words.ts';

function nameOf({ what, summary }: Removed): string {
  if (summary !== null) return t('removed_entry', summary.number, siteName(summary.site));
  if (what === 'note') return t('removed_note');
  return what === 'person' ? t('removed_person') : t('removed_thing');
}

function RemovedRow({ removed }: { removed: Removed }) {
  const restoring = useAction(() => restoreRemoved([removed.id]));
  const erasing = useAction(async () => {
    await eraseNow([removed.id]);
  });
  const failure = restoring.failure ?? erasing.failure;
  const name = nameOf(removed);
  return (
    <li class="stack stack-tight">
      <span>
        {name} <span class="soft small">{t('removed_until', sayDayTime(removed.erasedAt))}</span>
      </span>
      <div class="row">
        <Button
          busy={restoring.busy}
          aria-label={t('removed_put_back_what', name)}
          onClick={() => void restoring.run()}
        >
          {t('removed_put_back')}
        </Button>
        <Button
          kind="plain"
          busy={erasing.busy}
          aria-label={t('removed_erase_what', name)}
          onClick={() => void erasing.run()}
        >
          {t('removed_erase')}
        </Button>
      </div>
      {failure === null ? null : <ErrorNotice failure={failure} />}
    </li>
  );
}

/** What was deleted within the last day: put it back, or have it gone at once. */
export function RemovedLately() {
  const removed = useRecord(removedSoFar, 'removed');
  if (removed.state === 'failed') return <ErrorNotice failure={removed.failure} />;
  if (removed.state === 'loading') return null;
  if (removed.value.length === 0) return <p class="soft">{t('removed_none')}</p>;
  return (
    <ul class="stack">
      {removed.value.map((one) => (
        <RemovedRow key={one.id} removed={one} />
      ))}
    </ul>
  );
}
