import type { ContactBody } from '../../utils/record/thing-types.ts';
import type { HappenedAt } from '../../utils/record/types.ts';
import type { SampleThing } from './sample-source.ts';

const at = (utc: string, precision: HappenedAt['precision'] = 'minute'): HappenedAt => ({
  from: utc,
  to: utc,
  precision,
  words: null,
});

const contact: ContactBody = {
  party: 'police',
  organisation: 'Northshire Police',
  when: at('2026-11-04T09:30:00.000Z'),
  channel: 'online',
  direction: 'out',
  officer: null,
  reference: 'CAD 1184/14NOV26',
  crimeNumber: null,
  told: 'That he waits outside the library and writes from new accounts.',
  given: 'Nothing yet.',
  packageDigest: null,
  saidBack: null,
  recordedAs: null,
  riskAssessment: null,
  outcome: null,
  outcomeReasons: null,
  decision: null,
  decidedOn: null,
  present: null,
  nextPromised: 'A call back',
  nextBy: '2026-11-11',
};

/** What Maya wrote around the entries of `caseOfMaya`. */
export const thingsOfMaya: readonly SampleThing[] = [
  {
    kind: 'person',
    about: null,
    body: { name: 'Sam Keller', relation: 'former partner', words: 'We were together until June 2026.' },
  },
  {
    kind: 'account-link',
    about: 'person',
    body: {
      accountKey: 'x id:98113',
      shownAs: 'samk_private',
      site: 'x',
      role: 'theirs',
      reasonsFor: 'It knew when I came home on 17 October. Nobody else did.',
      reasonsAgainst: 'The account was opened only in September.',
      sure: 'likely',
    },
  },
  {
    kind: 'mark',
    about: null,
    body: { kind: 'blocked', when: at('2026-10-08T19:00:00.000Z'), accountKey: 'x id:44196397', words: null },
  },
  {
    kind: 'mark',
    about: 6,
    body: {
      kind: 'told-to-stop',
      when: at('2026-10-24T23:33:00.000Z'),
      accountKey: 'whatsapp id:447700900123',
      words: 'I wrote “Stop contacting me.”',
    },
  },
  {
    kind: 'order',
    about: 'person',
    body: {
      kind: 'conditions',
      name: 'Bail conditions',
      binds: 'Sam Keller',
      issuedBy: 'Northshire Police',
      reference: 'CU/2231/26',
      when: at('2026-11-10T12:00:00.000Z', 'day'),
      until: '2027-02-10',
      scope: 'Not to contact Maya R directly or through others, not to go to Castle Street.',
    },
  },
  { kind: 'contact', about: null, body: contact },
  {
    kind: 'contact',
    about: null,
    body: {
      ...contact,
      direction: 'in',
      channel: 'phone',
      when: at('2026-11-12T10:15:00.000Z'),
      officer: 'PC 4471 Okafor',
      crimeNumber: 'NS/26/118840',
      told: null,
      given: null,
      saidBack: 'It is being looked at as one course of conduct.',
      recordedAs: 'Stalking',
      riskAssessment: 'yes',
      nextPromised: null,
      nextBy: null,
    },
  },
  {
    kind: 'contact',
    about: null,
    body: { ...contact, party: 'advocate', organisation: 'a law centre', told: 'words for a solicitor alone' },
  },
  {
    kind: 'impact',
    about: 10,
    body: {
      when: at('2026-11-03T23:00:00.000Z', 'day'),
      areas: ['sleep', 'home'],
      words: 'I keep the lights off and sleep in the back room.',
      cost: '£38 for blinds',
    },
  },
  {
    kind: 'impact',
    about: null,
    body: {
      when: at('2026-11-06T09:00:00.000Z', 'day'),
      areas: ['work', 'routes'],
      words: 'I leave the library by the staff door. Jo walks with me.',
      cost: null,
    },
  },
  { kind: 'tag', about: 14, body: { tag: 'threat' } },
  { kind: 'tag', about: 5, body: { tag: 'demand' } },
  { kind: 'tag', about: 8, body: { tag: 'waited_near' } },
  { kind: 'tag', about: 10, body: { tag: 'watched_online' } },
  {
    kind: 'entry-link',
    about: 3,
    body: { other: '00000000-0000-4000-8000-000000000010', words: 'both know when I am home' },
  },
  { kind: 'element-link', about: 8, body: { pack: 'GB-EAW', element: 'ew-pha-s2a.e1', words: null } },
  { kind: 'element-link', about: null, body: { pack: 'GB-EAW', element: 'ew-pha-s2.e1', words: null } },
  {
    kind: 'element-link',
    about: 14,
    body: { pack: 'GB-EAW', element: 'ew-pha-s4.e2', words: 'He means the kitchen.' },
  },
  {
    kind: 'circumstance',
    about: 4,
    body: {
      who: null,
      where: null,
      witnesses: 'Jo',
      howSeen: 'Jo sent me the link at work.',
      did: 'I told my manager and changed my closing shift.',
    },
  },
  {
    kind: 'attestation',
    about: 8,
    body: {
      witness: 'Jo Brandt',
      reach: 'at the library',
      sawAt: at('2026-10-30T18:30:00.000Z'),
      sawHow: 'from the entrance',
      words: 'I saw Sam Keller at the bus stop. Three buses went by and he took none.',
      signedAs: 'Jo Brandt',
      statement: 'What I say here is true as far as I know.',
    },
  },
  {
    kind: 'consent',
    about: null,
    body: {
      advocate: 'Ruth Amadi',
      organisation: 'Northshire Advocacy',
      reach: '020 7946 0000',
      may: ['speak with police about this case'],
      notTo: null,
      from: '2026-11-05',
      until: null,
    },
  },
];
