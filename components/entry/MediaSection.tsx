import type { KeptReading } from '../../utils/record/types.ts';
import { t } from '../words.ts';

/** Pictures, videos and links that the post held, by address: what the page said they show stays covered. */
export function MediaSection({ media }: { media: KeptReading['media'] }) {
  return (
    <section class="stack stack-tight wide" aria-labelledby="media">
      <h2 id="media">{t('entry_media')}</h2>
      <details class="wide">
        <summary>{t('entry_media_show', media.length)}</summary>
        <ul class="bullets">
          {media.map(({ kind, url, alt }, at) => (
            <li key={at}>
              {t(`media_${kind}`)} <code dir="ltr">{url}</code>
              {alt === null || alt === '' ? null : (
                <span class="soft">
                  {' '}
                  <bdi>{alt}</bdi>
                </span>
              )}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
