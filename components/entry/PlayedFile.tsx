import { useEffect, useRef, useState } from 'preact/hooks';
import { openExhibit } from '../../utils/record/exhibits.ts';
import type { Exhibit } from '../../utils/record/types.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Icon } from '../design/Icon.tsx';
import { t } from '../words.ts';
import { useCoverWhenAway } from './use-cover-when-away.ts';
import { useUncover } from './use-uncover.ts';
import './played-file.css';

/** Files above this are saved and played elsewhere: their bytes are checked whole before anything is played. */
const mostBytes = 200_000_000;

/** Whether an exhibit is a film or a recording of sound; the browser says itself which of them it can play. */
export function isPlayed({ mediaType }: Exhibit): boolean {
  return /^(?:video|audio)\//u.test(mediaType);
}

/** A film or a voice, neither opened nor heard until asked for; it never begins by itself, and ends where it goes out of sight. */
export function PlayedFile({ exhibit }: { exhibit: Exhibit }) {
  const { shown, asked, never, toggle, cover } = useUncover();
  const [url, setUrl] = useState<string | null>(null);
  const [unplayable, setUnplayable] = useState(false);
  const opening = useAction(async () => {
    const bytes = await openExhibit(exhibit);
    setUrl(URL.createObjectURL(new Blob([bytes], { type: exhibit.mediaType })));
  });
  const box = useRef<HTMLDivElement>(null);
  useCoverWhenAway(box, shown, cover);
  useEffect(() => {
    setUnplayable(false);
    if (shown) void opening.run();
    else setUrl(null);
  }, [shown]);
  useEffect(() => () => (url === null ? undefined : URL.revokeObjectURL(url)), [url]);
  if (never) return <p class="soft">{t('cover_now')}</p>;
  if (exhibit.sizeBytes > mostBytes) return <p class="soft small">{t('played_too_large')}</p>;
  const Player = exhibit.mediaType.startsWith('audio/') ? 'audio' : 'video';
  return (
    <div class="stack stack-tight wide" ref={box}>
      {asked ? <p>{t('cover_asks')}</p> : null}
      <Button aria-expanded={shown} busy={opening.busy} onClick={toggle}>
        <Icon name="eye" />
        {asked ? t('cover_all_the_same') : shown ? t('played_hide') : t('played_show')}
      </Button>
      {opening.failure === null ? null : <ErrorNotice failure={opening.failure} />}
      {unplayable ? <p class="soft small">{t('played_not_here')}</p> : null}
      {shown && url !== null && !unplayable ? (
        <Player
          class="played"
          controls
          src={url}
          aria-label={exhibit.fileName}
          disableRemotePlayback
          controlsList="nodownload noremoteplayback"
          onError={() => setUnplayable(true)}
        />
      ) : null}
    </div>
  );
}
