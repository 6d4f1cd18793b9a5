import { removeEntries } from '../../utils/record/remove.ts';
import { addresses } from '../casebook/route.ts';
import { t } from '../words.ts';
import { AskedTwice } from './AskedTwice.tsx';
import { RemovalWords } from './RemovalWords.tsx';

/** Deletes one entry with all that belongs to it, and goes back to the list. */
export function RemoveEntry({ id }: { id: string }) {
  return (
    <section class="stack wide" aria-labelledby="remove">
      <h2 id="remove">{t('remove_title')}</h2>
      <AskedTwice
        ask={t('remove_entry')}
        sure={t('remove_entry_sure')}
        onSure={async () => {
          await removeEntries([id]);
          location.hash = addresses.entries;
        }}
      >
        <RemovalWords />
      </AskedTwice>
    </section>
  );
}
