import type { ComponentChildren } from 'preact';
import { Button } from '../design/Button.tsx';
import { useAction } from '../data/use-action.ts';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { t } from '../words.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { isInPrivateWindow, isRecordPossible, openOwnPage } from './own-window.ts';

/** Keeps the book shut in a private window, where what is written would be gone with it, and shows the way to where it is. */
export function PrivateWindowGate({ children }: { children: ComponentChildren }) {
  const opening = useAction(() => openOwnPage(`${location.pathname}${location.hash}`));
  const [possible] = useLoaded(isRecordPossible, 'possible');
  if (!isInPrivateWindow()) return <>{children}</>;
  if (possible.state === 'loading') return null;
  if (possible.state === 'failed') return <ErrorNotice failure={possible.failure} />;
  if (!possible.value) return <ErrorNotice failure={{ code: 'record-impossible' }} />;
  return (
    <div class="stack">
      <h2>{t('private_windows_title')}</h2>
      <p>{t('private_here')}</p>
      <p class="soft">{t('private_here_trace')}</p>
      {opening.failure === null ? null : <ErrorNotice failure={opening.failure} />}
      <Button kind="primary" busy={opening.busy} onClick={() => void opening.run()}>
        {t('private_open')}
      </Button>
    </div>
  );
}
