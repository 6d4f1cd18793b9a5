import { useRef, useState } from 'preact/hooks';
import type { EntrySummary } from '../../utils/record/types.ts';
import { DaybookError } from '../../utils/shared/errors.ts';
import { saveFile } from '../data/save-file.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Field } from '../design/Field.tsx';
import { Icon } from '../design/Icon.tsx';
import { Notice } from '../design/Notice.tsx';
import { t, wordsLanguage } from '../words.ts';
import { EntryChoice } from './EntryChoice.tsx';
import type { Progress } from './make-package.ts';
import { PackageProgress } from './PackageProgress.tsx';
import { canChoosePlace } from './picker-sink.ts';
import { SaveChoices, shortestPassphrase } from './SaveChoices.tsx';
import { type SaveChoice, type Saved, savePackage } from './save-package.ts';

interface Props {
  entries: readonly EntrySummary[];
  onMade: (saved: Saved) => void;
}

export function PackageForm({ entries, onMade }: Props) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(entries.map(({ id }) => id)));
  const [reference, setReference] = useState('');
  const [contactName, setContactName] = useState('');
  const [progress, setProgress] = useState<Progress | null>(null);
  const options = () => ({
    reference: reference.trim() || null,
    contactName: contactName.trim() || null,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: wordsLanguage(),
  });
  const [choice, setChoice] = useState<SaveChoice>({ volumeBytes: null, passphrase: null });
  const stop = useRef<AbortController | null>(null);
  const tooShort = choice.passphrase !== null && choice.passphrase.length < shortestPassphrase;
  const making = useAction(async (where: 'download' | 'place') => {
    if (chosen.size === 0) throw new DaybookError('nothing-selected');
    if (tooShort) return setShortTold(true);
    const { signal } = (stop.current = new AbortController());
    try {
      const saved = await savePackage(where, [...chosen], options(), choice, { onProgress: setProgress, signal });
      if (saved === null) return;
      const [only, ...more] = saved.files;
      if (only && more.length === 0) saveFile(only.content, only.name);
      onMade(saved);
    } finally {
      setProgress(null);
    }
  }, 'package-not-written');
  const [isShortTold, setShortTold] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    void making.run('download');
  };
  return (
    <form class="stack stack-loose wide" autocomplete="off" onSubmit={submit}>
      <p>{t('package_intro')}</p>
      <EntryChoice entries={entries} chosen={chosen} onChange={setChosen} />
      <div class="stack wide">
        <Field label={t('package_reference')} hint={t('package_reference_hint')} optional={t('optional')}>
          {(control) => (
            <input
              {...control}
              class="input"
              maxLength={200}
              value={reference}
              onInput={(event) => setReference(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t('package_contact')} hint={t('package_contact_hint')} optional={t('optional')}>
          {(control) => (
            <input
              {...control}
              class="input"
              maxLength={200}
              autocomplete="off"
              value={contactName}
              onInput={(event) => setContactName(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      <Notice>
        <p>{t('package_left_out_hint')}</p>
        <p>{t('package_where_hint')}</p>
      </Notice>
      <SaveChoices
        choice={choice}
        onChange={setChoice}
        error={isShortTold && tooShort ? t('package_passphrase_short', shortestPassphrase) : null}
      />
      {making.failure === null ? null : <ErrorNotice failure={making.failure} />}
      {progress === null ? null : <PackageProgress progress={progress} onStop={() => stop.current?.abort()} />}
      <div class="row">
        {canChoosePlace() ? (
          <Button kind="primary" busy={making.busy} onClick={() => void making.run('place')}>
            <Icon name="save" />
            {t('package_choose_place')}
          </Button>
        ) : null}
        <Button kind={canChoosePlace() ? 'quiet' : 'primary'} type="submit" busy={making.busy}>
          {canChoosePlace() ? null : <Icon name="save" />}
          {t('package_save')}
        </Button>
      </div>
    </form>
  );
}
