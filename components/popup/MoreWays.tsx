import { useState } from 'preact/hooks';
import { DaybookError } from '../../utils/shared/errors.ts';
import { useAction } from '../data/use-action.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { PicturesCare } from '../safety/PicturesCare.tsx';
import { Notice } from '../design/Notice.tsx';
import { t } from '../words.ts';
import { AskLeave } from './AskLeave.tsx';
import { type CaptureWay, closePopup, startCaptureAs } from './popup-actions.ts';
import { type Leave, askFor, canBeAllowed, giveBack, isAllowed, needsRecorder } from './leave-actions.ts';
import '../design/field.css';
import './more-ways.css';

/** How many windows a page that loads more as one goes down is followed. */
const screenCounts = [10, 30, 100] as const;

/** The ways to keep more than a post or a screen, behind one quiet line. */
export function MoreWays() {
  const [mostScreens, setMostScreens] = useState<number | null>(null);
  const [care, setCare] = useState(false);
  const [film, setFilm] = useState(false);
  const [asking, setAsking] = useState<Leave | null>(null);
  const [allowed, setAllowed] = useState(false);
  const [copies, lookAgain] = useLoaded(() => isAllowed('pageCapture'), 'copies');
  const canRecord = canBeAllowed('tabCapture');
  const keep = useAction(async (way: CaptureWay) => {
    if (needsRecorder(way) && !(await isAllowed('tabCapture'))) {
      setAsking('tabCapture');
      return;
    }
    const started = await startCaptureAs(way);
    if (!started.ok) throw new DaybookError(started.error.code, started.error.detail);
    closePopup();
  }, 'bad-message');
  const ask = useAction(async (leave: Leave) => {
    setAllowed((await askFor(leave)) && leave === 'tabCapture');
    setAsking(null);
    lookAgain();
  }, 'recording-not-allowed');
  const setCopies = useAction(async (wanted: boolean) => {
    if (wanted) setAsking('pageCapture');
    else await giveBack('pageCapture');
    lookAgain();
  }, 'bad-message');
  const button = (words: string, way: CaptureWay) => (
    <Button wide busy={keep.busy} onClick={() => void keep.run(way)}>
      {words}
    </Button>
  );
  const failure = keep.failure ?? ask.failure ?? setCopies.failure;
  return (
    <details class="more-ways">
      <summary>{t('popup_more_ways')}</summary>
      <div class="more-ways-list">
        {failure === null ? null : <ErrorNotice failure={failure} />}
        {asking === null ? null : (
          <AskLeave
            why={t(asking === 'tabCapture' ? 'popup_record_why' : 'popup_browser_copy_why')}
            busy={ask.busy}
            onAllow={() => void ask.run(asking)}
            onLeave={() => setAsking(null)}
          />
        )}
        {allowed ? (
          <Notice kind="said">
            <p>{t('popup_record_allowed')}</p>
          </Notice>
        ) : null}
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
        {canBeAllowed('pageCapture') ? (
          <label class="more-ways-film small">
            <input
              type="checkbox"
              checked={(copies.state === 'ready' && copies.value) || asking === 'pageCapture'}
              onChange={({ currentTarget }) => void setCopies.run(currentTarget.checked)}
            />
            {t('popup_browser_copy')}
          </label>
        ) : null}
        {button(t('popup_conversation_newer'), { mode: 'conversation', direction: 'newer', film })}
        {button(t('popup_conversation_older'), { mode: 'conversation', direction: 'older', film })}
        {button(t('popup_conversation_between'), { mode: 'conversation', direction: 'between', film })}
        {canRecord ? (
          <label class="more-ways-film small">
            <input type="checkbox" checked={film} onChange={({ currentTarget }) => setFilm(currentTarget.checked)} />
            {t('popup_record_film')}
          </label>
        ) : null}
        {button(t('popup_profile'), { mode: 'profile' })}
        {button(t('popup_words_only'), { mode: 'words' })}
        {button(t('popup_private'), { mode: 'private' })}
        <details onToggle={({ currentTarget: { open } }) => setCare(open)}>
          <summary>{t('popup_pictures_care')}</summary>
          {care ? <PicturesCare /> : null}
        </details>
        {canRecord ? button(t('popup_record'), { mode: 'recording' }) : null}
        {canRecord ? null : <p class="small">{t('popup_record_impossible')}</p>}
        <p class="small">{t('popup_more_ways_hint')}</p>
      </div>
    </details>
  );
}
