import { useState } from 'preact/hooks';
import { allSummaries } from '../../utils/record/summaries.ts';
import { addresses } from '../casebook/route.ts';
import { useTitle } from '../casebook/use-title.ts';
import { useRecord } from '../data/use-record.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Icon } from '../design/Icon.tsx';
import { LinkButton } from '../design/LinkButton.tsx';
import { t, tCount } from '../words.ts';
import { EntryList } from './EntryList.tsx';
import { NoEntries } from './NoEntries.tsx';

/** All entries in time order. Shows numbers, times and platforms only: nothing here need be read again. */
export function EntriesScreen() {
  useTitle(null);
  const entries = useRecord(allSummaries, 'all');
  const [newestFirst, setNewestFirst] = useState(true);
  const count = entries.state === 'ready' ? entries.value.length : 0;
  return (
    <div class="stack stack-loose">
      <div class="stack wide">
        <h1>{t('entries_title')}</h1>
        {count === 0 ? null : <p class="soft">{tCount('entries_count', count)}</p>}
        <div class="row">
          <LinkButton href={addresses.new}>
            <Icon name="plus" />
            {t('add_offline')}
          </LinkButton>
          {count === 0 ? null : (
            <LinkButton href={addresses.package}>
              <Icon name="box" />
              {t('make_package')}
            </LinkButton>
          )}
          {count < 2 ? null : (
            <Button kind="plain" onClick={() => setNewestFirst(!newestFirst)}>
              {newestFirst ? t('entries_oldest_first') : t('entries_newest_first')}
            </Button>
          )}
        </div>
      </div>
      {entries.state === 'failed' ? <ErrorNotice failure={entries.failure} /> : null}
      {entries.state === 'ready' && count === 0 ? <NoEntries /> : null}
      {entries.state === 'ready' && count > 0 ? (
        <EntryList entries={newestFirst ? entries.value.toReversed() : entries.value} />
      ) : null}
    </div>
  );
}
