import { contactChannels, contactParties, markKinds, orderKinds } from '../../utils/record/thing-types.ts';
import type { ThingField } from '../things/thing-fields.ts';
import { t } from '../words.ts';

const under = (text: string) => text.replaceAll('-', '_');

function choices(
  head: 'contact_party' | 'contact_channel' | 'contact_mark' | 'contact_order',
  values: readonly string[],
) {
  return values.map((value) => ({ value, words: t(`${head}_${under(value)}` as 'contact_party_police') }));
}

/** Name of a party, channel, mark or order kind. */
export function partyName(party: string): string {
  return t(`contact_party_${under(party)}` as 'contact_party_police');
}

export function channelName(channel: string): string {
  return t(`contact_channel_${under(channel)}` as 'contact_channel_phone');
}

/** Fields for a report or an answer. */
export function contactFields(): ThingField[] {
  return [
    { kind: 'choice', name: 'party', label: t('contact_party'), choices: choices('contact_party', contactParties) },
    { kind: 'line', name: 'organisation', label: t('contact_organisation'), hint: t('contact_organisation_hint') },
    { kind: 'when', name: 'when', label: t('contact_when') },
    {
      kind: 'choice',
      name: 'direction',
      label: t('contact_direction'),
      choices: [
        { value: 'out', words: t('contact_direction_out') },
        { value: 'in', words: t('contact_direction_in') },
      ],
    },
    {
      kind: 'choice',
      name: 'channel',
      label: t('contact_channel'),
      choices: choices('contact_channel', contactChannels),
    },
    { kind: 'line', name: 'officer', label: t('contact_officer'), hint: t('contact_officer_hint') },
    { kind: 'line', name: 'reference', label: t('contact_reference'), hint: t('contact_reference_hint') },
    { kind: 'line', name: 'crimeNumber', label: t('contact_crime_number'), hint: t('contact_crime_number_hint') },
    { kind: 'words', name: 'told', label: t('contact_told') },
    { kind: 'words', name: 'given', label: t('contact_given') },
    { kind: 'line', name: 'packageDigest', label: t('contact_digest'), hint: t('contact_digest_hint') },
    { kind: 'words', name: 'saidBack', label: t('contact_said_back'), hint: t('contact_said_back_hint') },
    { kind: 'line', name: 'recordedAs', label: t('contact_recorded_as'), hint: t('contact_recorded_as_hint') },
    {
      kind: 'choice',
      name: 'riskAssessment',
      label: t('contact_risk'),
      none: t('not_said'),
      choices: [
        { value: 'yes', words: t('contact_yes') },
        { value: 'no', words: t('contact_no') },
        { value: 'not-known', words: t('contact_not_known') },
      ],
    },
    {
      kind: 'choice',
      name: 'decision',
      label: t('contact_decision'),
      none: t('contact_decision_none'),
      choices: [
        { value: 'charge', words: t('contact_decision_charge') },
        { value: 'no-charge', words: t('contact_decision_no_charge') },
        { value: 'complaint-answered', words: t('contact_decision_complaint') },
        { value: 'other', words: t('contact_decision_other') },
      ],
    },
    { kind: 'day', name: 'decidedOn', label: t('contact_decided_on') },
    { kind: 'words', name: 'outcome', label: t('contact_outcome') },
    { kind: 'words', name: 'outcomeReasons', label: t('contact_reasons') },
    { kind: 'line', name: 'present', label: t('contact_present') },
    { kind: 'line', name: 'nextPromised', label: t('contact_next') },
    { kind: 'day', name: 'nextBy', label: t('contact_next_by') },
  ];
}

/** Fields for a notice or order. */
export function orderFields(): ThingField[] {
  return [
    { kind: 'choice', name: 'kind', label: t('contact_order_kind'), choices: choices('contact_order', orderKinds) },
    { kind: 'line', name: 'name', label: t('contact_order_name'), required: t('contact_order_name_empty') },
    { kind: 'when', name: 'when', label: t('contact_order_when') },
    { kind: 'day', name: 'until', label: t('contact_order_until') },
    { kind: 'line', name: 'binds', label: t('contact_order_binds') },
    { kind: 'line', name: 'issuedBy', label: t('contact_order_by') },
    { kind: 'line', name: 'reference', label: t('contact_reference') },
    { kind: 'words', name: 'scope', label: t('contact_order_scope'), hint: t('contact_order_scope_hint') },
  ];
}

/** Fields for something the person did about it; `accounts` to choose from, null where that is not asked. */
export function markFields(accounts: readonly { value: string; words: string }[] | null): ThingField[] {
  const which: ThingField[] =
    accounts === null
      ? []
      : [
          {
            kind: 'choice',
            name: 'accountKey',
            label: t('contact_mark_account'),
            none: t('not_said'),
            choices: accounts,
          },
        ];
  return [
    { kind: 'choice', name: 'kind', label: t('contact_mark_kind'), choices: choices('contact_mark', markKinds) },
    { kind: 'when', name: 'when', label: t('contact_mark_when') },
    ...which,
    { kind: 'words', name: 'words', label: t('contact_mark_words') },
  ];
}

const permissions = ['speak', 'papers', 'told', 'meetings'] as const;

/** Fields for the page that says who may speak for the person. */
export function consentFields(): ThingField[] {
  return [
    { kind: 'line', name: 'advocate', label: t('contact_advocate'), required: t('contact_advocate_empty') },
    { kind: 'line', name: 'organisation', label: t('contact_advocate_organisation') },
    { kind: 'line', name: 'reach', label: t('contact_advocate_reach') },
    {
      kind: 'checks',
      name: 'may',
      label: t('contact_may'),
      choices: permissions.map((name) => ({ value: t(`contact_may_${name}`), words: t(`contact_may_${name}`) })),
    },
    { kind: 'words', name: 'notTo', label: t('contact_may_not') },
    { kind: 'day', name: 'from', label: t('contact_may_from') },
    { kind: 'day', name: 'until', label: t('contact_may_until') },
  ];
}
