import { useEffect } from 'preact/hooks';
import { software } from '../../utils/shared/software.ts';
import { type LockState, lock, lockState } from '../../utils/vault/lock.ts';
import { useTitle } from '../casebook/use-title.ts';
import { useAction } from '../data/use-action.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Icon } from '../design/Icon.tsx';
import { EraseAll } from '../removal/EraseAll.tsx';
import { RemovedLately } from '../removal/RemovedLately.tsx';
import { PlaceChoice } from '../safety/PlaceChoice.tsx';
import { sayDayTime } from '../time/say-time.ts';
import { TimeText } from '../time/TimeText.tsx';
import { t, tCount } from '../words.ts';
import { BackupSettings } from './BackupSettings.tsx';
import { BringInSettings } from './BringInSettings.tsx';
import { CheckSettings } from './CheckSettings.tsx';
import { IdleSettings } from './IdleSettings.tsx';
import { DiagnosticsSettings } from './DiagnosticsSettings.tsx';
import { FaceSettings } from './FaceSettings.tsx';
import { KeptForGoodSettings } from './KeptForGoodSettings.tsx';
import { PrivateWindows } from './PrivateWindows.tsx';
import { PassphraseSettings } from './PassphraseSettings.tsx';
import { RecoverySettings } from './RecoverySettings.tsx';
import { RequestSettings } from './RequestSettings.tsx';

function LockNow() {
  const locking = useAction(lock);
  return (
    <div class="stack">
      <Button onClick={locking.run} busy={locking.busy}>
        <Icon name="lock" />
        {t('settings_lock_now')}
      </Button>
      {locking.failure === null ? null : <ErrorNotice failure={locking.failure} />}
    </div>
  );
}

/** Who could have opened the record: a person sees here whether somebody else did. */
function OpenedAt({ times }: { times: readonly string[] }) {
  if (times.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="opened">
      <h2 id="opened">{t('settings_opened')}</h2>
      <p class="soft">{t('settings_opened_hint')}</p>
      <ul class="bullets">
        {times.map((utc) => (
          <li key={utc}>
            <TimeText utc={utc} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Wrong tries before this opening; the person knows whether they were their own. */
function FailedBefore({ failed }: { failed: LockState['failedBefore'] }) {
  if (failed === null) return null;
  return <p>{tCount('lock_tries', failed.tries, sayDayTime(failed.lastAt))}</p>;
}

/** The passphrase, the lock, and what Daybook is. */
export function SettingsScreen() {
  useTitle(t('nav_settings'));
  const [state, reload] = useLoaded(lockState, 'settings');
  useEffect(() => {
    addEventListener('focus', reload);
    return () => removeEventListener('focus', reload);
  }, [reload]);
  return (
    <div class="stack stack-loose">
      <h1>{t('nav_settings')}</h1>
      {state.state === 'failed' ? <ErrorNotice failure={state.failure} /> : null}
      {state.state === 'ready' ? (
        <>
          <section class="stack wide" aria-labelledby="passphrase">
            <h2 id="passphrase">{t('passphrase_title')}</h2>
            <PassphraseSettings hasPassphrase={state.value.hasPassphrase} onChanged={reload} />
            {state.value.hasPassphrase ? (
              <>
                <LockNow />
                <IdleSettings />
              </>
            ) : null}
          </section>
          {state.value.hasPassphrase ? (
            <section class="stack wide" aria-labelledby="recovery">
              <h2 id="recovery">{t('recovery_title')}</h2>
              <RecoverySettings madeAt={state.value.recoveryMadeAt} onChanged={reload} />
            </section>
          ) : null}
          <section class="stack wide" aria-labelledby="backup">
            <h2 id="backup">{t('backup_title')}</h2>
            <BackupSettings hasPassphrase={state.value.hasPassphrase} />
            <h3>{t('bring_title')}</h3>
            <BringInSettings />
          </section>
          <section class="stack wide" aria-labelledby="check">
            <h2 id="check">{t('check_title')}</h2>
            <CheckSettings />
            <KeptForGoodSettings />
          </section>
          <FailedBefore failed={state.value.failedBefore} />
          <OpenedAt times={state.value.openedAt} />
        </>
      ) : null}
      <section class="stack wide" aria-labelledby="face">
        <h2 id="face">{t('face_title')}</h2>
        <FaceSettings />
      </section>
      <RequestSettings />
      <section class="stack wide" aria-labelledby="place">
        <h2 id="place">{t('emergency_title')}</h2>
        <PlaceChoice />
      </section>
      <section class="stack wide" aria-labelledby="private">
        <h2 id="private">{t('private_windows_title')}</h2>
        <PrivateWindows />
      </section>
      <section class="stack wide" aria-labelledby="removed">
        <h2 id="removed">{t('removed_title')}</h2>
        <RemovedLately />
      </section>
      <section class="stack wide" aria-labelledby="erase">
        <h2 id="erase">{t('erase_title')}</h2>
        <EraseAll onErased={reload} />
      </section>
      <section class="stack wide" aria-labelledby="diagnostics">
        <h2 id="diagnostics">{t('diagnostics_title')}</h2>
        <DiagnosticsSettings open={state.state === 'ready' && !state.value.locked} />
      </section>
      <section class="stack" aria-labelledby="about">
        <h2 id="about">{t('settings_about')}</h2>
        <p>{t('settings_about_words')}</p>
        <p>{t('settings_about_limits')}</p>
        <p>
          <a href="/welcome.html">{t('settings_welcome')}</a>
          {' · '}
          <a href="/verify.html">{t('settings_verify')}</a>
          {' · '}
          <a href="/third-party.txt">{t('settings_third_party')}</a>
        </p>
        <p class="soft small">{t('language_note')}</p>
        <p class="soft small">
          {t('settings_version', software.version)} <code dir="ltr">{software.build.slice(0, 16)}</code>
        </p>
      </section>
    </div>
  );
}
