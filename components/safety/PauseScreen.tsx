import { useEffect } from 'preact/hooks';
import { lockState } from '../../utils/vault/lock.ts';
import { forgetSession } from '../../utils/vault/session.ts';
import { addresses } from '../casebook/route.ts';
import { useTitle } from '../casebook/use-title.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { LinkButton } from '../design/LinkButton.tsx';
import { t } from '../words.ts';

/**
 * Enough for today: the book is closed, nothing is asked, and it says that all is kept. A book without a passphrase cannot be
 * closed: that is said, and one offered.
 */
export function PauseScreen() {
  useTitle(null);
  useEffect(() => void forgetSession(), []);
  const [lock] = useLoaded(lockState, 'pause');
  const open = lock.state === 'ready' && !lock.value.hasPassphrase;
  return (
    <div class="stack">
      <h1>{t('pause_title')}</h1>
      {lock.state === 'loading' ? null : <p class="lead">{t(open ? 'pause_kept_open' : 'pause_kept')}</p>}
      <p>{t('pause_support')}</p>
      <div class="row">
        {open ? <LinkButton href={addresses.settings}>{t('passphrase_set')}</LinkButton> : null}
        <LinkButton href={addresses.entries} kind="plain">
          {t('pause_go_on')}
        </LinkButton>
      </div>
    </div>
  );
}
