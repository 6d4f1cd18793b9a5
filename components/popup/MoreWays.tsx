import { useState } from 'preact/hooks';
import { DaybookError } from '../../utils/shared/errors.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { PicturesCare } from '../safety/PicturesCare.tsx';
import { t } from '../words.ts';
import { type CaptureWay, closePopup, startCaptureAs } from './popup-actions.ts';
import '../design/field.css';
import './more-ways.css';

/** How many windows a page that loads more as one goes down is followed. */
const screenCounts = [10, 30, 100] as const;

/** The ways to keep more than a post or a screen, behind one quiet line. */
export function MoreWays() {
  const [mostScreens, setMostScreens] = useState<number | null>(null);
  const [care, setCare] = useState(false);
  const keep = useAction(async (way: CaptureWay) => {
    const started = await startCaptureAs(way);
    if (!started.ok) throw new DaybookError(started.error.code, started.error.detail);
    closePopup();
  }, 'bad-message');
  const button = (words: string, way: CaptureWay) => (
    <Button wide busy={keep.busy} onClick={() => void keep.run(way)}>
      {words}
    </Button>
  );
  return (
    <details class="more-ways">
      <summary>{t('popup_more_ways')}</summary>
      <div class="more-ways-list">
        {keep.failure === null ? null : <ErrorNotice failure={keep.failure} />}
        <div class="more-ways-page">
          {button(t('popup_whole_page'), { mode: 'page', mostScreens })}
          <select
            class="input"
            aria-label={t('popup_how_far')}
            value={mostScreens ?? ''}
            onChange={({ currentTarget: { value } }) => setMostScreens(value === '' ? null : Number(value))}
          >
            <option value="">{t('popup_page_now')}</option>
            {screenCounts.map((count) => (
              <option key={count} value={count}>
                {t('popup_page_screens', count)}
              </option>
            ))}
          </select>
        </div>
        {button(t('popup_conversation_newer'), { mode: 'conversation', direction: 'newer' })}
        {button(t('popup_conversation_older'), { mode: 'conversation', direction: 'older' })}
        {button(t('popup_profile'), { mode: 'profile' })}
        {button(t('popup_words_only'), { mode: 'words' })}
        {button(t('popup_private'), { mode: 'private' })}
        <details onToggle={({ currentTarget: { open } }) => setCare(open)}>
          <summary>{t('popup_pictures_care')}</summary>
          {care ? <PicturesCare /> : null}
        </details>
        <p class="small">{t('popup_more_ways_hint')}</p>
      </div>
    </details>
  );
}
