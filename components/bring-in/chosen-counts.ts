import { countChosen } from '../../utils/import/choice.ts';
import { choiceOf } from './source-draft.ts';
import type { BringState } from './use-bring-in.ts';

/** How much would be kept as things stand: messages, days of conversations, single files. */
export function chosenCounts({ sources, items }: Pick<BringState, 'sources' | 'items'>): {
  messages: number;
  days: number;
  files: number;
} {
  let [messages, days] = [0, 0];
  for (const draft of sources) {
    if (draft.survey === null) continue;
    const counted = countChosen(draft.survey.conversations, choiceOf(draft));
    messages += counted.messages;
    days += counted.days;
  }
  return { messages, days, files: items.filter(({ chosen }) => chosen).length };
}
