import type { LiveThing } from '../../utils/record/thing-types.ts';
import type { Entry } from '../../utils/record/types.ts';
import { Facts } from '../things/Facts.tsx';
import type { ThingField } from '../things/thing-fields.ts';
import { ThingSection } from '../things/ThingSection.tsx';
import { sayHappened } from '../time/say-happened.ts';
import { sayDayTime } from '../time/say-time.ts';
import { t } from '../words.ts';

function fields(statement: string): ThingField[] {
  return [
    { kind: 'line', name: 'witness', label: t('attest_witness'), required: t('attest_witness_empty') },
    { kind: 'line', name: 'reach', label: t('attest_reach') },
    { kind: 'when', name: 'sawAt', label: t('attest_saw_at') },
    {
      kind: 'line',
      name: 'sawHow',
      label: t('attest_saw_how'),
      hint: t('attest_saw_how_hint'),
      required: t('attest_saw_how_empty'),
    },
    {
      kind: 'words',
      name: 'words',
      label: t('attest_words'),
      hint: t('attest_words_hint'),
      required: t('attest_words_empty'),
    },
    {
      kind: 'line',
      name: 'signedAs',
      label: t('attest_sign'),
      hint: statement,
      same: { as: 'witness', words: t('attest_sign_wrong') },
    },
  ];
}

/** Someone who saw the original says so and signs it; kept as it was signed. */
export function AttestationSection({ entry, things }: { entry: Entry; things: readonly LiveThing<'attestation'>[] }) {
  const statement = t('attest_statement', entry.number);
  return (
    <ThingSection
      kind="attestation"
      hint={t('attest_hint')}
      add={t('attest_add')}
      save={t('attest_keep')}
      empty={t('attest_empty')}
      about={entry.id}
      things={things}
      fields={() => fields(statement)}
      fresh={{ statement }}
      nameOf={({ witness }) => witness}
      fixed
      show={({ body, writtenAt }) => (
        <>
          <h3 dir="auto">{body.witness}</h3>
          <Facts
            rows={[
              [t('attest_saw_at'), sayHappened(body.sawAt)],
              [t('attest_saw_how'), body.sawHow],
              [t('attest_words'), body.words],
              [t('attest_reach'), body.reach],
            ]}
          />
          <blockquote class="kept-text" dir="auto">
            {body.statement}
          </blockquote>
          <p class="soft small">{t('attest_signed', body.signedAs, sayDayTime(writtenAt.utc))}</p>
        </>
      )}
    />
  );
}
