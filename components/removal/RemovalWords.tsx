import { t } from '../words.ts';

/** What deleting means, what it does not reach, and that a court may ask; said before, not after. */
export function RemovalWords() {
  return (
    <>
      <p>{t('remove_what_it_means')}</p>
      <p>{t('remove_limits')}</p>
      <p>{t('remove_line')}</p>
      <p>{t('remove_courts')}</p>
    </>
  );
}
