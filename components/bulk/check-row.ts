import type { AccountCount } from '../../utils/pattern/accounts.ts';
import type { OfflineInput } from '../../utils/record/entries.ts';
import type { HappenedAt } from '../../utils/record/types.ts';
import { accountNote } from '../happened/account-note.ts';
import { whereProblem, wordsProblem } from '../happened/entry-problems.ts';
import { t } from '../words.ts';
import type { BulkRow } from './bulk-row.ts';
import { type WhenRules, readWhen } from './read-when.ts';

/** A row looked at: when it is understood to be, what is not right at which field, and what would be kept. */
export interface CheckedRow {
  when: HappenedAt | null;
  errors: { when: string | null; where: string | null; words: string | null };
  /** What to look at again; it keeps nothing back. */
  note: string | null;
  input: OfflineInput | null;
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

/** Looks at one row. */
export function checkRow(
  { when, kind, who, where, words }: BulkRow,
  rules: WhenRules,
  accounts: readonly AccountCount[],
): CheckedRow {
  const read = readWhen(when, rules);
  const happened = read.ok ? read.value : null;
  const errors = {
    when: read.ok ? null : t(`happened_${read.problem}`),
    where: whereProblem(where, happened),
    words: wordsProblem(words),
  };
  const right = happened !== null && Object.values(errors).every((error) => error === null);
  const input = { kind: kind || 'other', happened, who: orNull(who), where: orNull(where), words };
  const note = accountNote(who, happened, accounts);
  return { when: happened, errors, note, input: right ? (input as OfflineInput) : null };
}
