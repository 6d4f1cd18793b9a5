import type { WordKey } from '../words.ts';

export const answers = ['yes', 'no', 'unsure'] as const;
export type Answer = (typeof answers)[number];

/** What the person answered; null for a question that was left alone. */
export interface Answers {
  device: Answer | null;
  account: Answer | null;
  danger: Answer | null;
}

const maybe = (answer: Answer | null): boolean => answer === 'yes' || answer === 'unsure';

/** What to tell someone who answered so, most important first. Not being sure counts as yes. */
export function adviceFor({ device, account, danger }: Answers): WordKey[] {
  const advice: WordKey[] = [];
  if (maybe(danger)) advice.push('advice_danger');
  if (maybe(danger) || maybe(device)) advice.push('advice_other_device');
  if (maybe(account)) advice.push('advice_sync');
  if (maybe(device)) advice.push('advice_passphrase');
  if (advice.length > 0) return [...advice, 'advice_your_choice'];
  const answered = device !== null && account !== null && danger !== null;
  return answered ? ['advice_none'] : [];
}
