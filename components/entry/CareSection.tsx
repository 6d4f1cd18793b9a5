import { addThing, openThings, removeThing } from '../../utils/record/things.ts';
import type { Care, EntryView } from '../../utils/record/types.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { CopyCode } from '../design/CopyCode.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { t } from '../words.ts';
import { saySize } from './say-size.ts';

async function takeBack(entryId: string): Promise<void> {
  const said = (await openThings('care')).filter(({ about }) => about === entryId);
  for (const one of said) await removeThing(one);
}

/** Files of which only the digest was kept. */
function NotKept({ files }: { files: NonNullable<NonNullable<EntryView['entry']['capture']>['notKept']> }) {
  return (
    <>
      <h3>{t('care_not_kept')}</h3>
      <ul class="stack stack-tight">
        {files.map(({ fileName, sizeBytes, sha256 }) => (
          <li key={sha256}>
            <bdi>{fileName}</bdi> <span class="soft small">{saySize(sizeBytes)}</span>
            <CopyCode text={sha256} what={t('exhibit_sha256_of', fileName)} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Says of an entry's pictures that they are intimate, or show someone young: from then on they are handed to nobody. */
export function CareSection({ view }: { view: EntryView }) {
  const { entry, care = null, exhibits } = view;
  const marking = useAction(async (next: Care) => {
    await addThing('care', entry.id, { care: next });
  });
  const undoing = useAction(() => takeBack(entry.id));
  const notKept = entry.capture?.notKept ?? [];
  const pictured = exhibits.some(({ role }) => role !== 'text');
  const failure = marking.failure ?? undoing.failure;
  if (!pictured && notKept.length === 0 && care === null) return null;
  return (
    <section class="stack wide" aria-labelledby="care">
      <h2 id="care">{t('care_title')}</h2>
      {care === null ? <p class="soft">{t('care_intro')}</p> : null}
      <div class="row">
        {care === null ? (
          <Button busy={marking.busy} onClick={() => void marking.run('private')}>
            {t('care_mark_private')}
          </Button>
        ) : null}
        {care === 'young' ? null : (
          <Button busy={marking.busy} onClick={() => void marking.run('young')}>
            {t('care_mark_young')}
          </Button>
        )}
        {care === null || care === entry.care ? null : (
          <Button kind="plain" busy={undoing.busy} onClick={() => void undoing.run()}>
            {t('care_undo')}
          </Button>
        )}
      </div>
      {failure === null ? null : <ErrorNotice failure={failure} />}
      {notKept.length === 0 ? null : <NotKept files={notKept} />}
    </section>
  );
}
