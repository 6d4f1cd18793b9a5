import { useState } from 'preact/hooks';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Notice } from '../design/Notice.tsx';
import { useAction } from '../data/use-action.ts';
import { t } from '../words.ts';
import { markBegun } from '../welcome/begun.ts';
import { openFirstPages } from './popup-actions.ts';
import './first-card.css';

/** Shown at the first press of the button, and again after a new main version: the way out, and the first pages. */
export function FirstCard({ due }: { due: 'new' | 'again' }) {
  const [there, setThere] = useState(true);
  const later = useAction(async () => {
    await markBegun();
    setThere(false);
  });
  if (!there) return null;
  return (
    <Notice title={t('first_card_title')}>
      <p class="small">
        {t('first_card_leave')} {t(due === 'new' ? 'first_card_place' : 'first_card_again')}
      </p>
      <div class="row first-card-ways">
        <Button onClick={() => void openFirstPages()}>{t('first_card_read')}</Button>
        <Button kind="plain" busy={later.busy} onClick={() => void later.run()}>
          {t('first_card_later')}
        </Button>
      </div>
      {later.failure === null ? null : <ErrorNotice failure={later.failure} />}
    </Notice>
  );
}
