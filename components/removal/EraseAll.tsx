import { useState } from 'preact/hooks';
import { eraseEverything } from '../../utils/record/erase.ts';
import { Notice } from '../design/Notice.tsx';
import { t } from '../words.ts';
import { AskedTwice } from './AskedTwice.tsx';

/** Deletes the whole book from this browser. */
export function EraseAll({ onErased }: { onErased: () => void }) {
  const [done, setDone] = useState(false);
  if (done) {
    return (
      <Notice kind="said">
        <p>{t('erase_done')}</p>
      </Notice>
    );
  }
  return (
    <AskedTwice
      ask={t('erase_all')}
      sure={t('erase_all_sure')}
      onSure={async () => {
        await eraseEverything();
        setDone(true);
        onErased();
      }}
    >
      <p>{t('erase_what')}</p>
      <p>{t('erase_first')}</p>
      <p>{t('remove_limits')}</p>
      <p>{t('remove_courts')}</p>
    </AskedTwice>
  );
}
