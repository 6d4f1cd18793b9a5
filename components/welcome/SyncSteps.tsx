import { t } from '../words.ts';
import { browserKind } from './browser-kind.ts';

/** What sync copies, how to stop it, and how to give the book a profile of its own, in this browser's own words. */
export function SyncSteps() {
  const kind = browserKind(navigator.userAgent);
  return (
    <section class="stack" aria-labelledby="sync">
      <h2 id="sync">{t('sync_title')}</h2>
      <p>{t('sync_what')}</p>
      <p>{t(`sync_off_${kind}`)}</p>
      <p>{t('profile_steps')}</p>
      <ol class="steps">
        <li>{t(`profile_${kind}_1`)}</li>
        <li>{t('profile_2')}</li>
        <li>{t('profile_3')}</li>
        <li>{t('profile_4')}</li>
      </ol>
      <p class="soft small">{t('profile_limits')}</p>
    </section>
  );
}
