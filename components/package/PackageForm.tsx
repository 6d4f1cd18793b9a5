import { useState } from 'preact/hooks';
import type { PackageResult } from '../../utils/package/source.ts';
import type { EntrySummary } from '../../utils/record/types.ts';
import { DaybookError } from '../../utils/shared/errors.ts';
import { saveFile } from '../data/save-file.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Field } from '../design/Field.tsx';
import { Icon } from '../design/Icon.tsx';
import { Notice } from '../design/Notice.tsx';
import { localDay } from '../time/local-day.ts';
import { t, wordsLanguage } from '../words.ts';
import { newBlobSink } from './blob-sink.ts';
import { EntryChoice } from './EntryChoice.tsx';
import { type Progress, makePackage } from './make-package.ts';
import { PackageProgress } from './PackageProgress.tsx';
import { canChoosePlace, choosePlace } from './picker-sink.ts';

interface Props {
  entries: readonly EntrySummary[];
  onMade: (result: PackageResult) => void;
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
  const making = useAction(async (where: 'download' | 'place') => {
    if (chosen.size === 0) throw new DaybookError('nothing-selected');
    const ids = [...chosen];
    try {
      if (where === 'place') {
        const sink = await choosePlace(`notes-${localDay(new Date().toISOString())}.zip`);
        if (sink !== null) onMade(await makePackage(ids, options(), sink, setProgress));
        return;
      }
      const sink = newBlobSink();
      const result = await makePackage(ids, options(), sink, setProgress);
      const content = sink.content();
      if (content === null) throw new DaybookError('package-not-written', 'sink was not closed');
      saveFile(content, result.fileName);
      onMade(result);
    } finally {
      setProgress(null);
    }
  }, 'package-not-written');
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
      {making.failure === null ? null : <ErrorNotice failure={making.failure} />}
      {progress === null ? null : <PackageProgress progress={progress} />}
      <div class="row">
        <Button kind="primary" type="submit" busy={making.busy}>
          <Icon name="save" />
          {t('package_save')}
        </Button>
        {canChoosePlace() ? (
          <Button busy={making.busy} onClick={() => void making.run('place')}>
            {t('package_choose_place')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
