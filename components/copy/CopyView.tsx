import { useEffect, useRef, useState } from 'preact/hooks';
import { openExhibit } from '../../utils/record/exhibits.ts';
import type { Exhibit } from '../../utils/record/types.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Icon } from '../design/Icon.tsx';
import { useCoverWhenAway } from '../entry/use-cover-when-away.ts';
import { useUncover } from '../entry/use-uncover.ts';
import { t } from '../words.ts';
import { buildCopy } from './build-copy.ts';
import './copy-view.css';

/** Copies above this are saved and opened elsewhere: drawing them would stop the book. */
const mostBytes = 60_000_000;

/** Whether an exhibit is a page that can be looked at. */
export function isPageCopy(exhibit: Exhibit): boolean {
  return exhibit.mediaType.split(';')[0] === 'text/html';
}

/** The copy as the page's own writer meant it: UTF-8, or the old Western bytes where it is not. */
function textOf(bytes: Uint8Array<ArrayBuffer>): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function Frame({ html, name, pictures }: { html: string; name: string; pictures: boolean }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [cut, setCut] = useState(false);
  const draw = () => {
    const into = frame.current?.contentDocument;
    if (into) setCut(buildCopy(html, into, pictures).cut);
  };
  // one browser has the empty page there at once, the other after its load
  useEffect(draw, []);
  return (
    <>
      {/* Of our own origin, so that it can be drawn into from here; without scripts, forms, windows or a way out. */}
      <iframe
        ref={frame}
        class="copy-frame"
        sandbox="allow-same-origin"
        referrerpolicy="no-referrer"
        title={t('copy_of', name)}
        onLoad={draw}
      />
      {cut ? <p class="soft small">{t('copy_cut')}</p> : null}
    </>
  );
}

/** A kept page, drawn where it can do nothing; its pictures stay away until they are asked for, too. */
export function CopyView({ exhibit }: { exhibit: Exhibit }) {
  const { shown, asked, never, toggle, cover } = useUncover();
  const [html, setHtml] = useState<string | null>(null);
  const [pictures, setPictures] = useState(false);
  const opening = useAction(async () => setHtml(textOf(await openExhibit(exhibit))));
  const box = useRef<HTMLDivElement>(null);
  useCoverWhenAway(box, shown, () => {
    cover();
    setHtml(null);
    setPictures(false);
  });
  if (never) return <p class="soft">{t('cover_now')}</p>;
  if (exhibit.sizeBytes > mostBytes) return <p class="soft small">{t('copy_too_large')}</p>;
  const press = () => {
    if (!shown && html === null) void opening.run();
    if (shown) {
      setHtml(null);
      setPictures(false);
    }
    toggle();
  };
  return (
    <div class="stack stack-tight wide" ref={box}>
      {asked ? <p>{t('cover_asks')}</p> : null}
      <div class="row">
        <Button aria-expanded={shown} busy={opening.busy} onClick={press}>
          <Icon name="eye" />
          {asked ? t('cover_all_the_same') : shown ? t('copy_hide') : t('copy_show')}
        </Button>
        {shown && html !== null ? (
          <Button kind="plain" aria-pressed={pictures} onClick={() => setPictures(!pictures)}>
            {pictures ? t('copy_pictures_hide') : t('copy_pictures_show')}
          </Button>
        ) : null}
      </div>
      {opening.failure === null ? null : <ErrorNotice failure={opening.failure} />}
      {shown && html !== null ? (
        <>
          <p class="small">{t('copy_theirs')}</p>
          <Frame key={String(pictures)} html={html} name={exhibit.fileName} pictures={pictures} />
        </>
      ) : null}
    </div>
  );
}
