import type { Choice } from '../../utils/import/choice.ts';
import type { DateOrder } from '../../utils/import/date-order.ts';
import type { OpenedSource } from '../../utils/import/look.ts';
import type { ConversationSurvey, PersonSurvey, Survey } from '../../utils/import/survey-facts.ts';
import type { Failure } from '../../utils/shared/errors.ts';

/** An export as the person is choosing from it. */
export interface SourceDraft {
  opened: OpenedSource;
  zone: string;
  order: DateOrder | null;
  survey: Survey | null;
  failure: Failure | null;
  conversations: ReadonlySet<string>;
  leftOut: ReadonlySet<string>;
  me: ReadonlySet<string>;
  /** `YYYY-MM-DD` or empty. */
  from: string;
  to: string;
  keepOriginals: boolean;
}

/** The zone of this computer, which for most people is the phone's too. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function newSourceDraft(opened: OpenedSource): SourceDraft {
  return {
    opened,
    zone: ownZone(),
    order: null,
    survey: null,
    failure: null,
    conversations: new Set(),
    leftOut: new Set(),
    me: new Set(),
    from: '',
    to: '',
    keepOriginals: true,
  };
}

/** What must be answered before the file can be read: the order of its dates. */
export function asksForOrder({ opened, order }: SourceDraft): boolean {
  const { orders } = opened.source;
  return orders !== null && orders.found === null && order === null;
}

/** A draft with what was found in the file; a single conversation is chosen at once, of several the person chooses. */
export function withSurvey(draft: SourceDraft, survey: Survey): SourceDraft {
  const [only] = survey.conversations;
  const first = draft.survey === null;
  const own = survey.conversations.flatMap(({ people }) => people.filter(({ sign }) => sign.own === true));
  return {
    ...draft,
    survey,
    failure: null,
    conversations:
      first && only !== undefined && survey.conversations.length === 1 ? new Set([only.key]) : draft.conversations,
    me: first ? new Set(own.map(({ key }) => key)) : draft.me,
  };
}

function dayOf(date: string): number | null {
  const ms = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(ms) ? null : ms / 86_400_000;
}

export function choiceOf({ conversations, leftOut, me, from, to }: SourceDraft): Choice {
  return { conversations, leftOut, me, fromDay: dayOf(from), toDay: dayOf(to) };
}

/** The people of the chosen conversations, each once, the one who wrote most first. */
export function peopleOf(
  conversations: readonly ConversationSurvey[],
  chosen: ReadonlySet<string>,
): (PersonSurvey & { in: number })[] {
  const people = new Map<string, PersonSurvey & { in: number }>();
  for (const conversation of conversations) {
    if (!chosen.has(conversation.key)) continue;
    for (const person of conversation.people) {
      const known = people.get(person.key);
      if (known === undefined) people.set(person.key, { ...person, in: 1 });
      else people.set(person.key, { ...known, count: known.count + person.count, in: known.in + 1 });
    }
  }
  return [...people.values()].toSorted((a, b) => b.count - a.count);
}
