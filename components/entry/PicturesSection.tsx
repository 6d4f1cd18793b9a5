import { useState } from 'preact/hooks';
import type { Exhibit } from '../../utils/record/types.ts';
import { t, tCount } from '../words.ts';
import { isPicture } from './use-picture.ts';
import { VeiledPicture } from './VeiledPicture.tsx';

const roles = ['item', 'page', 'screen', 'file', 'media'];

/** Pictures of the page: the item first; those from which it was made, and those that it held, one press away. */
export function PicturesSection({ exhibits }: { exhibits: readonly Exhibit[] }) {
  const pictures = exhibits.filter((exhibit) => isPicture(exhibit) && roles.includes(exhibit.role));
  const rank = (exhibit: Exhibit) => roles.indexOf(exhibit.role);
  const [first, ...others] = pictures.toSorted((a, b) => rank(a) - rank(b));
  if (first === undefined) return null;
  return (
    <section class="stack wide" aria-labelledby="pictures">
      <h2 id="pictures">{t('entry_pictures')}</h2>
      <VeiledPicture key={first.id} exhibit={first} />
      {others.length === 0 ? null : <OtherPictures pictures={others} />}
    </section>
  );
}

function OtherPictures({ pictures }: { pictures: readonly Exhibit[] }) {
  // a conversation has hundreds, which are opened when they are asked for
  const [open, setOpen] = useState(false);
  return (
    <details class="wide" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{tCount('pictures_more', pictures.length)}</summary>
      <div class="stack">
        {open ? pictures.map((exhibit) => <VeiledPicture key={exhibit.id} exhibit={exhibit} />) : null}
      </div>
    </details>
  );
}
