import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../design/Button.tsx';
import { Notice } from '../design/Notice.tsx';
import { t, tCount } from '../words.ts';
import { PackagePassphrase } from './PackagePassphrase.tsx';
import type { PackagePlan } from './package-plan.ts';
import { shortestPassphrase } from './SaveChoices.tsx';

interface Props {
  plan: PackagePlan;
  busy: boolean;
  /** With the passphrase, where the package was to have one. */
  onGoOn: (passphrase: string | null) => void;
  onGiveUp: () => void;
  /** How far the going on is, and what went wrong with it. */
  children: ComponentChildren;
}

/** A package that the browser was closed over: what there is of it, and the two ways from here. */
export function UnfinishedPackage({ plan, busy, onGoOn, onGiveUp, children }: Props) {
  const [passphrase, setPassphrase] = useState('');
  const [isShortTold, setShortTold] = useState(false);
  const isShort = plan.isProtected && passphrase.length < shortestPassphrase;
  const inFolder = plan.where === 'place' && plan.volumeBytes !== null;
  const whole = plan.isProtected ? 0 : plan.done.length;
  return (
    <Notice title={t('unfinished_title')}>
      <p>{t('unfinished_text', tCount('entries_count', plan.choice.entries.size))}</p>
      {inFolder && whole > 0 ? (
        <>
          <p>{t('unfinished_whole', tCount('files_count', whole), plan.begun?.volumes ?? whole)}</p>
          <p>{t('unfinished_folder')}</p>
        </>
      ) : (
        <p>{t('unfinished_anew')}</p>
      )}
      {plan.isProtected ? (
        <PackagePassphrase
          hint={t('unfinished_passphrase_hint')}
          error={isShortTold && isShort ? t('package_passphrase_short', shortestPassphrase) : null}
          value={passphrase}
          onInput={setPassphrase}
        />
      ) : null}
      <div class="row">
        <Button
          kind="primary"
          busy={busy}
          onClick={() => (isShort ? setShortTold(true) : onGoOn(plan.isProtected ? passphrase : null))}
        >
          {t(whole > 0 ? 'unfinished_go_on' : 'unfinished_make_anew')}
        </Button>
        <Button busy={busy} onClick={onGiveUp}>
          {t('unfinished_give_up')}
        </Button>
      </div>
      {children}
    </Notice>
  );
}
