import { useMemo, useState } from 'preact/hooks';
import { clocksOf } from '../../utils/law/clocks.ts';
import { countAccounts } from '../../utils/pattern/accounts.ts';
import type { ConsentBody } from '../../utils/record/thing-types.ts';
import { addresses } from '../casebook/route.ts';
import { useTitle } from '../casebook/use-title.ts';
import { type Book, thingsOf, useBook } from '../data/use-book.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { LinkButton } from '../design/LinkButton.tsx';
import { Notice } from '../design/Notice.tsx';
import { siteName } from '../entries/entry-names.ts';
import { chosenPack, usePack } from '../law/use-pack.ts';
import { laneName } from '../pattern/drawing-words.ts';
import { PlanFirst } from '../safety/PlanFirst.tsx';
import { Facts } from '../things/Facts.tsx';
import { localDay } from '../time/local-day.ts';
import { sayHappened } from '../time/say-happened.ts';
import { sayDay } from '../time/say-time.ts';
import { accountShown } from '../timeline/who-of-entries.ts';
import { t } from '../words.ts';
import { AskPanel } from './AskPanel.tsx';
import { clockStarts } from './clock-starts.ts';
import { ClocksPanel } from './ClocksPanel.tsx';
import { channelName, consentFields, contactFields, markFields, orderFields, partyName } from './contact-fields.ts';
import type { FieldValues } from '../things/thing-fields.ts';
import { ThingSection } from '../things/ThingSection.tsx';

/** Starting values for writing down that something was handed over, to an advocate where one is named. */
function handOver(digest: string | null, to: ConsentBody | null): FieldValues {
  return {
    party: to === null ? 'police' : 'advocate',
    channel: 'in-person',
    direction: 'out',
    organisation: to === null ? null : (to.organisation ?? to.advocate),
    officer: to?.advocate ?? null,
    given: t('contact_given_package'),
    packageDigest: digest,
  };
}

const sayDate = (day: string | null) => (day === null ? null : sayDay(`${day}T12:00:00.000Z`));

function Contacts({ book, given }: { book: Book; given: string | null }) {
  const [begun, setBegun] = useState<FieldValues | null>(() => (given === null ? null : handOver(given, null)));
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
  const contacts = thingsOf(book, 'contact');
  const law = pack.state === 'ready' ? pack.value.law : null;
  const clocks = law === null ? [] : clocksOf(law, clockStarts(book), localDay(new Date().toISOString()));
  const byTime = <T extends { body: { when: { from: string | null } } }>(things: readonly T[]) =>
    things.toSorted((a, b) => (b.body.when.from ?? '').localeCompare(a.body.when.from ?? ''));
  return (
    <>
      <PlanFirst before="acting" />
      {law === null ? null : <ClocksPanel clocks={clocks} packName={law.name} />}
      <ThingSection
        kind="contact"
        heading={t('contact_list')}
        hint={t('contact_list_hint')}
        add={t('contact_add')}
        empty={t('contact_empty')}
        things={byTime(contacts)}
        fields={contactFields}
        fresh={{ party: 'police', channel: 'phone', direction: 'out', decision: null }}
        begin={begun}
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
        show={({ root, body }) => (
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
            <div class="row">
              <LinkButton href={addresses.consent(root)}>{t('contact_consent_page')}</LinkButton>
              <Button onClick={() => setBegun(handOver(null, body))}>{t('contact_hand_over')}</Button>
            </div>
          </>
        )}
      />
      <AskPanel contacts={contacts} law={law} />
    </>
  );
}

/** Who was told, what they said and did, what the person did themselves, and who may speak for them. */
export function ContactsScreen({ given = null }: { given?: string | null }) {
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
      {loaded.state === 'ready' ? <Contacts book={loaded.book} given={given} /> : null}
    </div>
  );
}
