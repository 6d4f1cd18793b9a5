import { useEffect, useRef, useState } from 'preact/hooks';
import type { Exhibit } from '../../utils/record/types.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Icon } from '../design/Icon.tsx';
import { countReveal } from '../safety/reveals.ts';
import { t } from '../words.ts';
import { usePicture } from './use-picture.ts';
import './veiled-picture.css';

/** A picture, blurred and grey until the person asks for it, and again once it was scrolled out of sight. */
export function VeiledPicture({ exhibit }: { exhibit: Exhibit }) {
  const [shown, setShown] = useState(false);
  const { url, failure } = usePicture(exhibit);
  const figure = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = figure.current;
    if (element === null || !shown) return;
    const observer = new IntersectionObserver(([seen]) => {
      if (seen !== undefined && !seen.isIntersecting) setShown(false);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [shown]);
  const toggle = () => {
    if (!shown) countReveal();
    setShown(!shown);
  };
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
        <Button aria-pressed={shown} onClick={toggle}>
          <Icon name="eye" />
          {shown ? t('picture_hide') : t('picture_show')}
        </Button>
        <bdi class="soft small">{exhibit.fileName}</bdi>
      </figcaption>
    </figure>
  );
}
