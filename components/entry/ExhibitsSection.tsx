import { openExhibit } from '../../utils/record/exhibits.ts';
import type { Exhibit } from '../../utils/record/types.ts';
import { CopyView, isPageCopy } from '../copy/CopyView.tsx';
import { saveFile } from '../data/save-file.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { CopyCode } from '../design/CopyCode.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Icon } from '../design/Icon.tsx';
import { TimeText } from '../time/TimeText.tsx';
import { t, wordOr } from '../words.ts';
import { isPlayed, PlayedFile } from './PlayedFile.tsx';
import { saySize } from './say-size.ts';
import './exhibits.css';

interface RowProps {
  exhibit: Exhibit;
  /** File names of the exhibits it was made from. */
  madeFrom: readonly string[];
  /** Must not be copied: there is no way to save it. */
  withheld: boolean;
}

function ExhibitRow({ exhibit, madeFrom, withheld }: RowProps) {
  const saving = useAction(async () => {
    saveFile(new Blob([await openExhibit(exhibit)], { type: exhibit.mediaType }), exhibit.fileName);
  });
  return (
    <li class="exhibit">
      <div class="exhibit-head">
        <h3>
          <bdi>{exhibit.fileName}</bdi>
        </h3>
        {withheld ? (
          <span class="soft">{t('picture_withheld')}</span>
        ) : (
          <Button
            kind="plain"
            busy={saving.busy}
            aria-label={t('exhibit_save_what', exhibit.fileName)}
            onClick={saving.run}
          >
            <Icon name="save" />
            {t('exhibit_save')}
          </Button>
        )}
      </div>
      {isPageCopy(exhibit) && !withheld ? <CopyView exhibit={exhibit} /> : null}
      {isPlayed(exhibit) && !withheld ? <PlayedFile exhibit={exhibit} /> : null}
      {exhibit.mediaType === 'multipart/related' && !withheld ? (
        <p class="small soft">{t('copy_browsers_own')}</p>
      ) : null}
      <p class="soft">
        {t('exhibit_facts', wordOr(`role_${exhibit.role}`, exhibit.role), saySize(exhibit.sizeBytes))}
        {' · '}
        <TimeText utc={exhibit.takenAt.utc} />
      </p>
      <p class="small">
        {exhibit.parents.length === 0 ? t('exhibit_original') : t('exhibit_made_from', madeFrom.join(', '))}{' '}
        <bdi class="soft">{exhibit.madeBy}</bdi>
      </p>
      {exhibit.source === null ? null : (
        <p class="small soft">
          {t('exhibit_source')} <code dir="ltr">{exhibit.source}</code>
        </p>
      )}
      <p class="small">
        <span class="soft">{t('exhibit_sha256')} </span>
        <CopyCode text={exhibit.sha256} what={t('exhibit_sha256_of', exhibit.fileName)} />
      </p>
      {saving.failure === null ? null : <ErrorNotice failure={saving.failure} />}
    </li>
  );
}

interface Props {
  exhibits: readonly Exhibit[];
  /** Those that must not be copied. */
  withheld: readonly Exhibit[];
}

/** The files that were kept, each with its digest. */
export function ExhibitsSection({ exhibits, withheld }: Props) {
  const nameOf = new Map(exhibits.map((exhibit) => [exhibit.sha256, exhibit.fileName]));
  return (
    <section class="stack wide" aria-labelledby="exhibits">
      <h2 id="exhibits">{t('entry_files')}</h2>
      <p class="soft small">{t('entry_files_hint')}</p>
      <ul class="exhibits">
        {exhibits.map((exhibit) => (
          <ExhibitRow
            key={exhibit.id}
            exhibit={exhibit}
            withheld={withheld.includes(exhibit)}
            madeFrom={exhibit.parents.map((parent) => nameOf.get(parent) ?? parent)}
          />
        ))}
      </ul>
    </section>
  );
}
