import type { Entry } from '../../utils/record/types.ts';
import { t } from '../words.ts';
import { VeiledText } from './VeiledText.tsx';

/** The words that the page showed, or the person's own words on something that happened away from it. */
export function WordsSection({ entry }: { entry: Entry }) {
  const read = entry.capture?.reading?.text;
  const text = entry.words ?? (read?.state === 'found' ? read.value : null);
  if (text === null) return null;
  return (
    <section class="stack wide" aria-labelledby="words">
      <h2 id="words">{entry.source === 'offline' ? t('entry_own_words') : t('entry_words')}</h2>
      <VeiledText text={text} />
    </section>
  );
}
