import { t } from '../words.ts';
import { Notice } from '../design/Notice.tsx';

/** The first look into an empty book: how something comes into it. */
export function NoEntries() {
  return (
    <div class="stack">
      <p class="lead">{t('no_entries_title')}</p>
      <ul class="bullets">
        <li>{t('no_entries_online')}</li>
        <li>{t('no_entries_offline')}</li>
        <li>{t('no_entries_past')}</li>
      </ul>
      <p>
        <a href="/welcome.html">{t('first_pages')}</a>
      </p>
      <Notice>
        <p>{t('report_without_waiting')}</p>
      </Notice>
    </div>
  );
}
