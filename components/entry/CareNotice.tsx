import type { Care } from '../../utils/record/types.ts';
import { Notice } from '../design/Notice.tsx';
import { t } from '../words.ts';

/** What an entry with such pictures means: for someone under 18 to stop, and whom to ring. */
export function CareNotice({ care }: { care: Care }) {
  if (care === 'private') {
    return (
      <Notice>
        <p>{t('care_is_private')}</p>
      </Notice>
    );
  }
  return (
    <Notice title={t('care_title')}>
      <p>{t('care_is_young')}</p>
      <p>{t('care_young_whom')}</p>
      <p>{t('care_young_kept')}</p>
    </Notice>
  );
}
