import type { ContactBody, LiveThing } from '../../utils/record/thing-types.ts';

export type AskNext = 'reference' | 'crime_number' | 'recorded_as' | 'risk' | 'reasons' | 'next' | 'overdue';

/** A thing that could be asked for at the next talk, and the contact that leaves it open. */
export interface OpenAsk {
  ask: AskNext;
  contact: LiveThing<'contact'>;
}

const begins = ({ body }: LiveThing<'contact'>): string => body.when.from ?? body.when.words ?? '';
const office = ({ party, organisation }: ContactBody): string =>
  `${party} ${organisation?.trim().toLocaleLowerCase() ?? ''}`;

/**
 * What the contacts written down leave open, for each office by all talks with it together: a number once given need
 * not be asked for again. `today` is `YYYY-MM-DD`.
 */
export function askNext(contacts: readonly LiveThing<'contact'>[], today: string): OpenAsk[] {
  const offices = Map.groupBy(contacts, ({ body }) => office(body));
  return [...offices.values()].flatMap((talks): OpenAsk[] => {
    const [latest] = talks.toSorted((a, b) => begins(b).localeCompare(begins(a)));
    if (latest === undefined) return [];
    const lacks = (name: keyof ContactBody) => talks.every(({ body }) => body[name] === null || body[name] === '');
    const police = latest.body.party === 'police';
    const asks: [AskNext, boolean][] = [
      ['reference', lacks('reference') && lacks('crimeNumber') && latest.body.party !== 'advocate'],
      ['crime_number', police && lacks('crimeNumber')],
      ['recorded_as', police && lacks('recordedAs')],
      ['risk', police && talks.every(({ body }) => body.riskAssessment !== 'yes')],
      ['reasons', latest.body.decision === 'no-charge' && lacks('outcomeReasons')],
      ['next', police && latest.body.nextPromised === null && latest.body.decision === null],
    ];
    const open = asks.filter(([, fits]) => fits).map(([ask]): OpenAsk => ({ ask, contact: latest }));
    const late = talks.filter(({ body }) => {
      const due = body.nextBy;
      // A later word from them, of whatever kind, ends the waiting.
      const answered = talks.some((talk) => talk.body.direction === 'in' && begins(talk).slice(0, 10) >= (due ?? ''));
      return due !== null && due < today && !answered;
    });
    return [...late.map((contact): OpenAsk => ({ ask: 'overdue', contact })), ...open];
  });
}
