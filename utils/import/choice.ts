import type { ImportedMessage } from './message-source.ts';
import type { ConversationSurvey } from './survey-facts.ts';
import type { WallClock } from './wall-clock.ts';

/** What the person wants of a source: nothing else is stored. */
export interface Choice {
  conversations: ReadonlySet<string>;
  /** People whose messages are left out. */
  leftOut: ReadonlySet<string>;
  /** People who are the person themself: as the export says or as they say, which wins. */
  me: ReadonlySet<string>;
  /** First and last day, in days since 1970 of the chosen zone; null for no bound. */
  fromDay: number | null;
  toDay: number | null;
}

function inSpan(day: number, { fromDay, toDay }: Choice): boolean {
  return (fromDay === null || day >= fromDay) && (toDay === null || day <= toDay);
}

/** Whether a message is wanted. A line of the app itself comes with its conversation. */
export function isWanted({ conversation, person, at }: ImportedMessage, choice: Choice, clock: WallClock): boolean {
  if (!choice.conversations.has(conversation)) return false;
  if (person !== null && choice.leftOut.has(person)) return false;
  return (choice.fromDay === null && choice.toDay === null) || inSpan(clock.dayOf(at), choice);
}

/** How many messages a choice takes, and on how many days of conversations. */
export function countChosen(
  conversations: readonly ConversationSurvey[],
  choice: Choice,
): { messages: number; days: number } {
  let messages = 0;
  let days = 0;
  for (const { key, people } of conversations) {
    if (!choice.conversations.has(key)) continue;
    const wanted = new Set<number>();
    for (const person of people) {
      if (choice.leftOut.has(person.key)) continue;
      for (const [day, count] of person.days) {
        if (!inSpan(day, choice)) continue;
        messages += count;
        wanted.add(day);
      }
    }
    days += wanted.size;
  }
  return { messages, days };
}
