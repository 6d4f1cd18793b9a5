import type { MergePreview } from '../../utils/backup/merge-backup.ts';
import { addresses } from '../casebook/route.ts';
import { Notice } from '../design/Notice.tsx';
import { t, tCount } from '../words.ts';

interface Props {
  title: string;
  facts: MergePreview;
  numbers: ReadonlyMap<string, number>;
  renumbered?: readonly { theirNumber: number; number: number }[];
  said?: boolean;
}

/** Whether all of it is here already. */
export function bringsNothing({ added, notes, things, files }: MergePreview): boolean {
  return added + notes + things + files === 0;
}

type Conflict = MergePreview['conflicts'][number];

function ConflictLine({ conflict, number }: { conflict: Conflict; number: number | undefined }) {
  if (conflict.what === 'removed') return <li>{t('bring_conflict_removed', conflict.number ?? '?')}</li>;
  if (conflict.what === 'thing') return <li>{t('bring_conflict_thing')}</li>;
  return (
    <li>
      <a href={addresses.entry(conflict.id)}>{t('bring_conflict_entry', number ?? conflict.number ?? '?')}</a>
    </li>
  );
}

/** What a merge brings, or brought: new, known already, differing, with another number. */
export function MergeFacts({ title, facts, numbers, renumbered = [], said = false }: Props) {
  const { added, same, notes, things, files, conflicts } = facts;
  return (
    <Notice kind={said ? 'said' : 'aside'} title={title}>
      <ul class="bullets">
        {bringsNothing(facts) ? <li>{t('bring_nothing')}</li> : <li>{tCount('bring_added', added)}</li>}
        {files === 0 ? null : <li>{tCount('bring_files', files)}</li>}
        {same === 0 || bringsNothing(facts) ? null : <li>{tCount('bring_same', same)}</li>}
        {notes === 0 ? null : <li>{tCount('bring_notes', notes)}</li>}
        {things === 0 ? null : <li>{tCount('bring_things', things)}</li>}
        {renumbered.map(({ theirNumber, number }) => (
          <li key={number}>{t('bring_renumbered', theirNumber, number)}</li>
        ))}
      </ul>
      {conflicts.length === 0 ? null : (
        <>
          <p>{t('bring_conflicts')}</p>
          <ul class="bullets">
            {conflicts.map((conflict) => (
              <ConflictLine
                key={`${conflict.what}/${conflict.id}`}
                conflict={conflict}
                number={numbers.get(conflict.id)}
              />
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
