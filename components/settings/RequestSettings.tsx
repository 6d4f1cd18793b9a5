import { mayReadAgain, setMayReadAgain } from '../../utils/record/media-setting.ts';
import { useAction } from '../data/use-action.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { t } from '../words.ts';

/** Whether a page may be made to give its pictures and films once more, which its site could see. */
export function RequestSettings() {
  const [may, reload] = useLoaded(mayReadAgain, 'readAgain');
  const set = useAction(async (wanted: boolean) => {
    await setMayReadAgain(wanted);
    reload();
  }, 'storage-failed');
  return (
    <section class="stack" aria-labelledby="requests">
      <h2 id="requests">{t('settings_requests')}</h2>
      <label class="choice">
        <input
          type="checkbox"
          checked={may.state === 'ready' && may.value}
          disabled={may.state !== 'ready'}
          onChange={({ currentTarget }) => void set.run(currentTarget.checked)}
        />
        {t('settings_requests_allow')}
      </label>
      <p class="soft">{t('settings_requests_hint')}</p>
      {may.state === 'failed' ? <ErrorNotice failure={may.failure} /> : null}
      {set.failure === null ? null : <ErrorNotice failure={set.failure} />}
    </section>
  );
}
