import { removePerson } from '../../utils/record/remove.ts';
import { t, tCount } from '../words.ts';
import { AskedTwice } from './AskedTwice.tsx';
import { RemovalWords } from './RemovalWords.tsx';

interface Props {
  root: string;
  name: string;
  /** Ids of the entries of accounts that are put down to this person. */
  entryIds: readonly string[];
}

/** Deletes a person, what was written of them, and every entry that is theirs. */
export function RemovePerson({ root, name, entryIds }: Props) {
  return (
    <AskedTwice
      ask={t('remove_person', name)}
      sure={tCount('remove_person_sure', entryIds.length, name)}
      onSure={() => removePerson(root, entryIds)}
    >
      <RemovalWords />
    </AskedTwice>
  );
}
