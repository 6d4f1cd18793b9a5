import type { HappenedAt } from '../../utils/record/types.ts';
import { type HappenedDraft, todayDraft } from './happened-draft.ts';

/** The fields filled in with a time that was given before, so that it can be said anew. */
export function draftOfHappened(happened: HappenedAt): HappenedDraft {
  const { from, precision } = happened;
  const words = happened.words ?? '';
  const empty = { ...todayDraft(new Date()), words };
  if (from === null || precision === 'words') return { ...empty, how: 'about' };
  const at = new Date(from);
  const { day } = todayDraft(at);
  if (precision === 'day') return { ...empty, how: 'day', day };
  const two = (part: number) => String(part).padStart(2, '0');
  if (precision === 'exact' || precision === 'minute') {
    return { ...empty, how: 'time', day, clock: `${two(at.getHours())}:${two(at.getMinutes())}` };
  }
  const month = precision === 'month' ? String(at.getMonth() + 1) : '';
  return { ...empty, how: 'about', year: String(at.getFullYear()), month };
}
