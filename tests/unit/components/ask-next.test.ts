import { describe, expect, it } from 'vitest';
import { askNext } from '../../../components/contacts/ask-next.ts';
import type { ContactBody, LiveThing } from '../../../utils/record/thing-types.ts';

const empty: ContactBody = {
  party: 'police',
  organisation: 'Kent Police',
  when: { from: '2026-03-02T12:00:00.000Z', to: null, precision: 'day', words: null },
  channel: 'phone',
  direction: 'out',
  officer: null,
  reference: null,
  crimeNumber: null,
  told: null,
  given: null,
  packageDigest: null,
  saidBack: null,
  recordedAs: null,
  riskAssessment: null,
  outcome: null,
  outcomeReasons: null,
  decision: null,
  decidedOn: null,
  present: null,
  nextPromised: null,
  nextBy: null,
};
let made = 0;
function contact(part: Partial<ContactBody>, day = '2026-03-02'): LiveThing<'contact'> {
  made += 1;
  const when = { ...empty.when, from: `${day}T12:00:00.000Z` };
  const writtenAt = { utc: `${day}T13:00:00.000Z`, offsetMinutes: 0, zone: 'UTC', monotonicMs: 0 };
  const id = `c${made}`;
  return { id, kind: 'contact', about: null, replaces: null, root: id, writtenAt, body: { ...empty, when, ...part } };
}
const asks = (contacts: LiveThing<'contact'>[], today = '2026-03-20') => askNext(contacts, today).map(({ ask }) => ask);

describe('what can be asked for next', () => {
  it('is all that a first call to the police left open', () => {
    expect(asks([contact({})])).toEqual(['reference', 'crime_number', 'recorded_as', 'risk', 'next']);
  });

  it('does not ask again for what another talk with the same force gave', () => {
    const later = contact({ crimeNumber: '45/1', recordedAs: 'harassment', nextPromised: 'a call' }, '2026-03-09');
    expect(asks([contact({}), later])).toEqual(['risk']);
    expect(asks([contact({}), contact({ crimeNumber: '45/1', organisation: 'Essex Police' })])).toContain(
      'crime_number',
    );
  });

  it('tells of an answer that was promised and did not come', () => {
    const promised = contact({ nextPromised: 'a call', nextBy: '2026-03-10', party: 'platform', reference: 'R1' });
    expect(asks([promised])).toEqual(['overdue']);
    expect(asks([promised], '2026-03-10')).toEqual([]);
    const answer = contact({ direction: 'in', party: 'platform', reference: 'R1' }, '2026-03-12');
    expect(asks([promised, answer])).toEqual([]);
  });

  it('asks for reasons where nobody will be charged, and nothing of an advocate', () => {
    expect(asks([contact({ decision: 'no-charge', reference: 'R', crimeNumber: '1' })])).toContain('reasons');
    expect(asks([contact({ party: 'advocate' })])).toEqual([]);
  });
});
