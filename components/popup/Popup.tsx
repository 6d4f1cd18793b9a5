import { useState } from 'preact/hooks';
import type { NoticeLine, Replies } from '../../utils/messaging/protocol.ts';
import { panelTab } from '../../utils/messaging/panel.ts';
import { DaybookError, type Failure } from '../../utils/shared/errors.ts';
import { useAction } from '../data/use-action.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { useRecord } from '../data/use-record.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Icon } from '../design/Icon.tsx';
import { Notice } from '../design/Notice.tsx';
import { faceIcon } from '../face/face.ts';
import { useFace } from '../face/page-face.ts';
import { EmergencyLine } from '../safety/EmergencyLine.tsx';
import { LeaveButton } from '../safety/LeaveButton.tsx';
import { t } from '../words.ts';
import { closePopup, leavePopup, lookAtPage, openCasebook, recentEntries, startCapture } from './popup-actions.ts';
import { FirstCard } from './FirstCard.tsx';
import { MoreWays } from './MoreWays.tsx';
import { OtherSitesPart } from './OtherSitesPart.tsx';
import { RecordingNow } from './RecordingNow.tsx';
import { takeSaid } from './leave-actions.ts';
import { Told } from './Told.tsx';
import { RecentEntries } from './RecentEntries.tsx';
import { TimeHere } from './TimeHere.tsx';
import { viewingHints } from './viewing-hints.ts';
import './popup.css';

type Look = Replies['page/look'];

/** Other sites' parts that are offered: a page of films has one in each paragraph. */
const mostParts = 2;

/** What stands under the two buttons, so that they do not move when it comes: why this page cannot be kept, or which part of it cannot. */
function PageNotice({ failure, noPost, look }: { failure: Failure | null; noPost: boolean; look: Look | null }) {
  if (failure !== null) return <ErrorNotice failure={failure} />;
  const parts = (look?.parts ?? []).filter(({ isKnown }) => isKnown || noPost).slice(0, mostParts);
  const frames = noPost && parts.length === 0 && (look?.frames ?? 0) > 0;
  if (!noPost && parts.length === 0) return null;
  return (
    <Notice>
      {noPost ? <p>{t('popup_no_post')}</p> : null}
      {frames ? <p>{t('popup_frames')}</p> : null}
      {parts.map(({ host, address }) => (
        <OtherSitesPart key={host} host={host} address={address} />
      ))}
    </Notice>
  );
}

/** The toolbar button's panel: two ways to keep what is on the page, the last entries, the way to the rest. */
export function Popup({ due }: { due: 'new' | 'again' | null }) {
  const face = useFace();
  const recent = useRecord(recentEntries, 'recent');
  const [page] = useLoaded(lookAtPage, 'page');
  const [said] = useLoaded(takeSaid, 'said');
  const [told, setTold] = useState<NoticeLine[]>([]);
  const capture = useAction(async (mode: 'post' | 'screen') => {
    const started = await startCapture(mode);
    if (!started.ok) throw new DaybookError(started.error.code, started.error.detail);
    setTold(started.value.told);
    // else the page tells it
    if (started.value.told.length === 0) closePopup();
  }, 'bad-message');
  const pageFailure = page.state === 'failed' ? page.failure : null;
  const saidBefore = said.state === 'ready' ? said.value : null;
  const lines = told.length > 0 ? told : (saidBefore?.told ?? []);
  const failure = capture.failure ?? saidBefore?.failure ?? (lines.length > 0 ? null : pageFailure);
  const noPost = (page.state === 'ready' && page.value.items === 0) || failure?.code === 'no-post-found';
  const hints = viewingHints(page.state === 'ready' ? page.value.platform : null);
  return (
    <div class={panelTab(location.href) === null ? 'popup' : 'popup popup-alone'}>
      <header class="popup-head">
        <h1 class="popup-name">
          <img src={faceIcon(face)} alt="" width={24} height={24} />
          {t(`face_${face}`)}
        </h1>
        <LeaveButton onLeave={leavePopup} />
      </header>
      <main class="popup-main">
        {due === null ? null : <FirstCard due={due} />}
        <RecordingNow />
        <TimeHere />
        <Button
          kind={noPost || pageFailure !== null ? 'quiet' : 'primary'}
          wide
          busy={capture.busy}
          onClick={() => void capture.run('post')}
        >
          <Icon name="post" />
          {t('popup_capture_post')}
        </Button>
        <Button kind={noPost ? 'primary' : 'quiet'} wide busy={capture.busy} onClick={() => void capture.run('screen')}>
          <Icon name="screen" />
          {t('popup_this_screen')}
        </Button>
        <MoreWays />
        <div class="popup-ways">
          <Button onClick={() => void openCasebook('#/')}>{t('popup_open_casebook')}</Button>
          <Button onClick={() => void openCasebook('#/package')}>{t('make_package')}</Button>
        </div>
        {/* below what is pressed: it comes a moment later, and must not move a button from under a hand */}
        {hints.map((hint) => (
          <p class="soft small" key={hint}>
            {t(hint)}
          </p>
        ))}
        {lines.length === 0 ? null : <Told lines={lines} />}
        <PageNotice failure={failure} noPost={noPost} look={page.state === 'ready' ? page.value : null} />
        {recent.state === 'failed' ? <ErrorNotice failure={recent.failure} /> : null}
        {recent.state === 'ready' && recent.value.length > 0 ? <RecentEntries entries={recent.value} /> : null}
      </main>
      <footer class="popup-foot">
        <EmergencyLine />
      </footer>
    </div>
  );
}
