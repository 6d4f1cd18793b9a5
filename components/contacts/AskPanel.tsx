import type { LawPack } from '../../utils/law/pack-schema.ts';
import type { LiveThing } from '../../utils/record/thing-types.ts';
import { SourceLine } from '../law/SourceLine.tsx';
import { localDay } from '../time/local-day.ts';
import { sayDay } from '../time/say-time.ts';
import { t } from '../words.ts';
import { askNext } from './ask-next.ts';
import { partyName } from './contact-fields.ts';

interface Props {
  contacts: readonly LiveThing<'contact'>[];
  law: LawPack | null;
}

/** What can be asked for next: what the talks leave open, then the rights that the pack names, each with its source. */
export function AskPanel({ contacts, law }: Props) {
  const open = askNext(contacts, localDay(new Date().toISOString()));
  return (
    <section class="panel" aria-labelledby="ask">
      <h2 id="ask">{t('contact_ask')}</h2>
      {open.length === 0 ? null : (
        <>
          <h3>{t('contact_ask_open')}</h3>
          <ul class="bullets">
            {open.map(({ ask, contact: { root, body } }) => (
              <li key={`${ask} ${root}`}>
                <bdi>{body.organisation ?? partyName(body.party)}</bdi>:{' '}
                {ask === 'overdue'
                  ? t('contact_ask_overdue', sayDay(`${body.nextBy ?? ''}T12:00:00.000Z`))
                  : t(`contact_ask_${ask}`)}
              </li>
            ))}
          </ul>
        </>
      )}
      {law === null ? null : (
        <>
          <h3>{t('contact_ask_rights')}</h3>
          <p class="soft small">{t('law_lead', law.name)}</p>
          <ul class="stack wide">
            {law.victimRights.map(({ id, name, text, source, confidence }) => (
              <li key={id} class="stack stack-tight">
                <p lang="en">
                  <strong>{name}</strong>: {text}
                </p>
                <details>
                  <summary class="small">{t('law_rule_and_source')}</summary>
                  <SourceLine source={source} confidence={confidence} checked={null} />
                </details>
                {confidence === 'unchecked' ? <p class="small">{t('law_confidence_unchecked')}</p> : null}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
