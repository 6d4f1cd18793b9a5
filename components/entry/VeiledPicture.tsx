import { useRef } from 'preact/hooks';
import type { Exhibit } from '../../utils/record/types.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Icon } from '../design/Icon.tsx';
import { t } from '../words.ts';
import { useCoverWhenAway } from './use-cover-when-away.ts';
import { useUncover } from './use-uncover.ts';
import { usePicture } from './use-picture.ts';
import './veiled-picture.css';

/** A picture, blurred and grey until the person asks for it, and again once it was scrolled out of sight. */
export function VeiledPicture({ exhibit }: { exhibit: Exhibit }) {
  const { shown, asked, never, toggle, cover } = useUncover();
  const { url, failure } = usePicture(exhibit);
  const figure = useRef<HTMLElement>(null);
  useCoverWhenAway(figure, shown, cover);
  if (failure !== null) return <ErrorNotice failure={failure} />;
  return (
    <figure class="veiled" ref={figure} data-shown={shown}>
      <div class="veiled-frame">
        {url === null ? (
          <div class="veiled-waiting" />
        ) : (
          <img src={url} alt={shown ? t('picture_alt', exhibit.fileName) : ''} draggable={false} />
        )}
      </div>
      <figcaption class="veiled-caption">
        {asked ? <p>{t('cover_asks')}</p> : null}
        {never ? (
          <span class="soft">{t('cover_now')}</span>
        ) : (
          <Button aria-pressed={shown} onClick={toggle}>
            <Icon name="eye" />
            {asked ? t('cover_all_the_same') : shown ? t('picture_hide') : t('picture_show')}
          </Button>
        )}
        <bdi class="soft small">{exhibit.fileName}</bdi>
      </figcaption>
    </figure>
  );
}
