import { openExhibit } from '../../utils/record/exhibits.ts';
import type { Entry, Exhibit } from '../../utils/record/types.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { t } from '../words.ts';
import { VeiledText } from './VeiledText.tsx';

interface Props {
  entry: Entry;
  exhibits: readonly Exhibit[];
}

/** The words that the page showed, a transcript's too, or the person's own words on something that happened away from it. */
export function WordsSection({ entry, exhibits }: Props) {
  const read = entry.capture?.reading?.text;
  const text = entry.words ?? (read?.state === 'found' ? read.value : null);
  const transcript = exhibits.find(({ role }) => role === 'text');
  if (text === null && transcript === undefined) return null;
  return (
    <section class="stack wide" aria-labelledby="words">
      <h2 id="words">{entry.source === 'offline' ? t('entry_own_words') : t('entry_words')}</h2>
      {text !== null ? (
        <VeiledText text={text} />
      ) : transcript === undefined ? null : (
        <Transcript exhibit={transcript} />
      )}
    </section>
  );
}

/** Words that are kept as a file alone. */
function Transcript({ exhibit }: { exhibit: Exhibit }) {
  const [words] = useLoaded(async () => new TextDecoder().decode(await openExhibit(exhibit)), exhibit.id);
  if (words.state === 'failed') return <ErrorNotice failure={words.failure} />;
  return words.state === 'ready' ? <VeiledText text={words.value} /> : null;
}
