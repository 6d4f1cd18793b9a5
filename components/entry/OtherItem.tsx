import { useId } from 'preact/hooks';
import type { KeptReading } from '../../utils/record/types.ts';
import { t } from '../words.ts';
import { VeiledText } from './VeiledText.tsx';

/** Another post that this one answers or quotes, as far as the page showed it. */
export function OtherItem({ title, item }: { title: string; item: NonNullable<KeptReading['replyTo']> }) {
  const id = useId();
  const { author, permalink, text } = item;
  if (author === null && permalink === null && text === null) return null;
  return (
    <section class="stack stack-tight wide" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {author === null ? null : (
        <p>
          {t('other_author')} <bdi>{author}</bdi>
        </p>
      )}
      {permalink === null ? null : (
        <p class="small">
          <code dir="ltr">{permalink}</code>
        </p>
      )}
      {text === null ? null : <VeiledText text={text} what={title} />}
    </section>
  );
}
