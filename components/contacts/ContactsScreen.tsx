import { useMemo } from 'preact/hooks';
import { clocksOf } from '../../utils/law/clocks.ts';
import { countAccounts } from '../../utils/pattern/accounts.ts';
import { useTitle } from '../casebook/use-title.ts';
import { type Book, thingsOf, useBook } from '../data/use-book.ts';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Notice } from '../design/Notice.tsx';
import { siteName } from '../entries/entry-names.ts';
import { chosenPack, usePack } from '../law/use-pack.ts';
import { laneName } from '../pattern/drawing-words.ts';
import { Facts } from '../things/Facts.tsx';
import { localDay } from '../time/local-day.ts';
import { sayHappened } from '../time/say-happened.ts';
import { sayDay } from '../time/say-time.ts';
import { accountShown } from '../timeline/who-of-entries.ts';
import { t } from '../words.ts';
import { clockStarts } from './clock-starts.ts';
import { ClocksPanel } from './ClocksPanel.tsx';
import { channelName, consentFields, contactFields, markFields, orderFields, partyName } from './contact-fields.ts';
import { ThingSection } from '../things/ThingSection.tsx';

const sayDate = (day: string | null) => (day === null ? null : sayDay(`${day}T12:00:00.000Z`));

function Contacts({ book }: { book: Book }) {
  const pack = usePack(chosenPack(book));
  const accounts = useMemo(
    () =>
      countAccounts(book.facts).map((account) => ({
        value: account.key,
        words: t('timeline_account', accountShown(account), siteName(account.site)),
      })),
    [book],
  );
  const accountWords = (key: string | null) => accounts.find(({ value }) => value === key)?.words ?? null;
  const law = pack.state === 'ready' ? pack.value.law : null;
  const clocks = law === null ? [] : clocksOf(law, clockStarts(book), localDay(new Date().toISOString()));
  const byTime = <T extends { body: { when: { from: string | null } } }>(things: readonly T[]) =>
    things.toSorted((a, b) => (b.body.when.from ?? '').localeCompare(a.body.when.from ?? ''));
  return (
    <>
      {law === null ? null : <ClocksPanel clocks={clocks} packName={law.name} />}
      <ThingSection
        kind="contact"
        heading={t('contact_list')}
        hint={t('contact_list_hint')}
        add={t('contact_add')}
        empty={t('contact_empty')}
        things={byTime(thingsOf(book, 'contact'))}
        fields={contactFields}
        fresh={{ party: 'police', channel: 'phone', direction: 'out', decision: null }}
        nameOf={(body) => `${body.organisation ?? partyName(body.party)}, ${sayHappened(body.when)}`}
        show={({ body }) => (
          <>
            <h3>
              <bdi>{body.organisation ?? partyName(body.party)}</bdi>
            </h3>
            <p class="soft">
              {sayHappened(body.when)} · {channelName(body.channel)} · {t(`contact_direction_${body.direction}`)}
            </p>
            <Facts
              rows={[
                [t('contact_officer'), body.officer],
                [t('contact_reference'), body.reference],
                [t('contact_crime_number'), body.crimeNumber],
                [t('contact_told'), body.told],
                [t('contact_given'), body.given],
                [t('contact_digest'), body.packageDigest],
                [t('contact_said_back'), body.saidBack],
                [t('contact_recorded_as'), body.recordedAs],
                [
                  t('contact_risk'),
                  body.riskAssessment === null
                    ? null
                    : t(`contact_${body.riskAssessment.replaceAll('-', '_')}` as 'contact_yes'),
                ],
                [t('contact_decided_on'), sayDate(body.decidedOn)],
                [t('contact_outcome'), body.outcome],
                [t('contact_reasons'), body.outcomeReasons],
                [t('contact_present'), body.present],
                [t('contact_next'), body.nextPromised],
                [t('contact_next_by'), sayDate(body.nextBy)],
              ]}
            />
          </>
        )}
      />
      <ThingSection
        kind="mark"
        heading={t('contact_marks')}
        hint={t('contact_marks_hint')}
        add={t('contact_mark_add')}
        empty={t('contact_marks_empty')}
        things={byTime(thingsOf(book, 'mark'))}
        fields={() => markFields(accounts)}
        fresh={{ kind: 'told-to-stop', accountKey: null }}
        nameOf={(body) => laneName({ group: 'mark', name: body.kind })}
        show={({ body }) => (
          <>
            <h3>{laneName({ group: 'mark', name: body.kind })}</h3>
            <p class="soft">{sayHappened(body.when)}</p>
            <Facts
              rows={[
                [t('contact_mark_account'), accountWords(body.accountKey)],
                [t('contact_mark_words'), body.words],
              ]}
            />
          </>
        )}
      />
      <ThingSection
        kind="order"
        heading={t('contact_orders')}
        hint={t('contact_orders_hint')}
        add={t('contact_order_add')}
        empty={t('contact_orders_empty')}
        things={byTime(thingsOf(book, 'order'))}
        fields={orderFields}
        fresh={{ kind: 'notice' }}
        nameOf={(body) => body.name}
        show={({ body }) => (
          <>
            <h3 dir="auto">{body.name}</h3>
            <p class="soft">
              {sayHappened(body.when)}
              {body.until === null ? '' : ` – ${sayDate(body.until) ?? ''}`}
            </p>
            <Facts
              rows={[
                [t('contact_order_binds'), body.binds],
                [t('contact_order_by'), body.issuedBy],
                [t('contact_reference'), body.reference],
                [t('contact_order_scope'), body.scope],
              ]}
            />
          </>
        )}
      />
      <ThingSection
        kind="consent"
        heading={t('contact_consent')}
        hint={t('contact_consent_hint')}
        add={t('contact_consent_add')}
        empty={t('contact_consent_empty')}
        things={thingsOf(book, 'consent')}
        fields={consentFields}
        fresh={{ may: [], from: localDay(new Date().toISOString()) }}
        nameOf={(body) => body.advocate}
        show={({ body }) => (
          <>
            <h3 dir="auto">{body.advocate}</h3>
            <Facts
              rows={[
                [t('contact_advocate_organisation'), body.organisation],
                [t('contact_advocate_reach'), body.reach],
                [t('contact_may'), body.may.join('\n')],
                [t('contact_may_not'), body.notTo],
                [t('contact_may_from'), sayDate(body.from)],
                [t('contact_may_until'), sayDate(body.until)],
              ]}
            />
          </>
        )}
      />
      {law === null ? null : (
        <section class="panel" aria-labelledby="ask">
          <h2 id="ask">{t('contact_ask')}</h2>
          <p class="soft small">{t('law_lead', law.name)}</p>
          <ul class="bullets" lang="en">
            {law.victimRights.map(({ id, name, text, confidence }) => (
              <li key={id}>
                <strong>{name}</strong>: {text}
                {confidence === 'unchecked' ? (
                  <span lang={t('language_tag')}> {t('law_confidence_unchecked')}</span>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Who was told, what they said and did, what the person did themselves, and who may speak for them. */
export function ContactsScreen() {
  useTitle(t('nav_contacts'));
  const loaded = useBook();
  return (
    <div class="stack stack-loose">
      <div class="stack stack-tight">
        <h1>{t('contact_title')}</h1>
        <p class="soft">{t('contact_intro')}</p>
      </div>
      <Notice>
        <p>{t('contact_advocate_route')}</p>
      </Notice>
      {loaded.state === 'failed' ? <ErrorNotice failure={loaded.failure} /> : null}
      {loaded.state === 'ready' ? <Contacts book={loaded.book} /> : null}
    </div>
  );
}
