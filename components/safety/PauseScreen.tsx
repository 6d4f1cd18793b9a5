import { useEffect } from 'preact/hooks';
import { forgetSession } from '../../utils/vault/session.ts';
import { addresses } from '../casebook/route.ts';
import { useTitle } from '../casebook/use-title.ts';
import { LinkButton } from '../design/LinkButton.tsx';
import { t } from '../words.ts';

/** Enough for today: the book is closed, nothing is asked, and it says that all is kept. */
export function PauseScreen() {
  useTitle(null);
  useEffect(() => void forgetSession(), []);
  return (
    <div class="stack">
      <h1>{t('pause_title')}</h1>
      <p class="lead">{t('pause_kept')}</p>
      <p>{t('pause_support')}</p>
      <LinkButton href={addresses.entries} kind="plain">
        {t('pause_go_on')}
      </LinkButton>
    </div>
  );
}
