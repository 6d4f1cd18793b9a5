import { useRef, useState } from 'preact/hooks';
import { DaybookError } from '../../utils/shared/errors.ts';
import { saveFile } from '../data/save-file.ts';
import { useAction } from '../data/use-action.ts';
import type { Book } from '../data/use-book.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Field } from '../design/Field.tsx';
import { Icon } from '../design/Icon.tsx';
import { Notice } from '../design/Notice.tsx';
import { t } from '../words.ts';
import { PlanFirst } from '../safety/PlanFirst.tsx';
import { ContentChoice } from './ContentChoice.tsx';
import { EntryChoice } from './EntryChoice.tsx';
import type { Progress } from './make-package.ts';
import { OneSidedNotice } from './OneSidedNotice.tsx';
import { firstChoice, type PackageChoice, withPreset } from './package-choice.ts';
import { type PresetName, presets } from './package-presets.ts';
import { PackageProgress } from './PackageProgress.tsx';
import { PickBy } from './PickBy.tsx';
import { PresetChoice } from './PresetChoice.tsx';
import { RedactionSection } from './RedactionSection.tsx';
import { StatementsSection } from './StatementsSection.tsx';
import { canChoosePlace } from './picker-sink.ts';
import { SaveChoices, shortestPassphrase } from './SaveChoices.tsx';
import { type SaveChoice, type Saved, savePackage } from './save-package.ts';
import type { PackagePlan } from './package-plan.ts';
import { UnfinishedPackage } from './UnfinishedPackage.tsx';
import { useUnfinished } from './use-unfinished.ts';

interface Props {
  book: Book;
  onMade: (saved: Saved) => void;
}

/** For whom, which entries, what else, what is taken out, and where it goes. */
export function PackageForm({ book, onMade }: Props) {
  const [choice, setChoice] = useState(() => firstChoice(book));
  const put = (part: Partial<PackageChoice>) => setChoice((before) => ({ ...before, ...part }));
  const chosen = choice.entries;
  const setEntries = (entries: ReadonlySet<string>) => put({ entries });
  const [progress, setProgress] = useState<Progress | null>(null);
  const [saving, setSaving] = useState<SaveChoice>({ volumeBytes: null, passphrase: null });
  const stop = useRef<AbortController | null>(null);
  const tooShort = saving.passphrase !== null && saving.passphrase.length < shortestPassphrase;
  const setPreset = (preset: PresetName) => {
    setChoice(withPreset(choice, preset, book));
    setSaving({ ...saving, volumeBytes: presets[preset].volumeBytes });
  };
  const [unfinished, giveUp, forget] = useUnfinished();
  const [isGoingOn, setGoingOn] = useState(false);
  const making = useAction(async (where: 'download' | 'place', former: PackagePlan | null, how: SaveChoice) => {
    const chosenThen = former?.choice ?? choice;
    if (chosenThen.entries.size === 0) throw new DaybookError('nothing-selected');
    const { signal } = (stop.current = new AbortController());
    try {
      const saved = await savePackage(where, chosenThen, how, { onProgress: setProgress, signal }, former);
      if (saved === null) return;
      forget();
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
    save('download');
  };
  const save = (where: 'download' | 'place') => {
    setGoingOn(false);
    if (tooShort) setShortTold(true);
    else void making.run(where, null, saving);
  };
  const told = (
    <>
      {making.failure === null ? null : <ErrorNotice failure={making.failure} />}
      {progress === null ? null : <PackageProgress progress={progress} onStop={() => stop.current?.abort()} />}
    </>
  );
  return (
    <>
      {unfinished === null ? null : (
        <UnfinishedPackage
          plan={unfinished}
          busy={making.busy}
          onGoOn={(passphrase) => {
            setGoingOn(true);
            void making.run(unfinished.where, unfinished, { volumeBytes: unfinished.volumeBytes, passphrase });
          }}
          onGiveUp={() => void giveUp()}
        >
          {isGoingOn ? told : null}
        </UnfinishedPackage>
      )}
      <form class="stack stack-loose wide" autocomplete="off" onSubmit={submit}>
        <p>{t('package_intro')}</p>
        <PresetChoice chosen={choice.preset} onChange={setPreset} />
        <EntryChoice entries={book.summaries} chosen={chosen} onChange={setEntries}>
          <PickBy book={book} chosen={chosen} onChange={setEntries} />
        </EntryChoice>
        <OneSidedNotice book={book} chosen={chosen} onChange={setEntries} />
        <RedactionSection book={book} chosen={chosen} on={choice.redact} onSwitch={(redact) => put({ redact })} />
        <ContentChoice choice={choice} onChange={put} />
        <StatementsSection book={book} choice={choice} onChange={put} />
        <div class="stack wide">
          <Field label={t('package_reference')} hint={t('package_reference_hint')} optional={t('optional')}>
            {(control) => (
              <input
                {...control}
                class="input"
                maxLength={200}
                value={choice.reference}
                onInput={(event) => put({ reference: event.currentTarget.value })}
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
                value={choice.contactName}
                onInput={(event) => put({ contactName: event.currentTarget.value })}
              />
            )}
          </Field>
        </div>
        <Notice>
          <p>{t('package_left_out_hint')}</p>
          <p>{t('package_where_hint')}</p>
        </Notice>
        <SaveChoices
          choice={saving}
          onChange={setSaving}
          error={isShortTold && tooShort ? t('package_passphrase_short', shortestPassphrase) : null}
        />
        <PlanFirst before="handing-over" />
        {isGoingOn ? null : told}
        <div class="row">
          {canChoosePlace() ? (
            <Button kind="primary" busy={making.busy} onClick={() => save('place')}>
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
    </>
  );
}
