import type { Exhibit } from '../../utils/record/types.ts';
import { t, tCount } from '../words.ts';
import { isPicture } from './use-picture.ts';
import { VeiledPicture } from './VeiledPicture.tsx';

interface Props {
  exhibits: readonly Exhibit[];
  /** Media too: of what was brought in they have no list of their own. */
  withMedia: boolean;
}

/** Pictures of the page: the item first; the others, from which it was made, one press away. */
export function PicturesSection({ exhibits, withMedia }: Props) {
  const roles = ['item', 'page', 'screen', 'file', ...(withMedia ? ['media'] : [])];
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
  return (
    <details class="wide">
      <summary>{tCount('pictures_more', pictures.length)}</summary>
      <div class="stack">
        {pictures.map((exhibit) => (
          <VeiledPicture key={exhibit.id} exhibit={exhibit} />
        ))}
      </div>
    </details>
  );
}
