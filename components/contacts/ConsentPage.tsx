import type { LiveThing } from '../../utils/record/thing-types.ts';
import { openThings } from '../../utils/record/things.ts';
import { addresses } from '../casebook/route.ts';
import { useTitle } from '../casebook/use-title.ts';
import { useRecord } from '../data/use-record.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Icon } from '../design/Icon.tsx';
import { sayDay } from '../time/say-time.ts';
import { t } from '../words.ts';
import './consent.css';

const sayDate = (day: string) => sayDay(`${day}T12:00:00.000Z`);

function Line({ label }: { label: string }) {
  return (
    <div class="consent-line">
      <span />
      <p class="small">{label}</p>
    </div>
  );
}

function Sheet({ body }: { body: LiveThing<'consent'>['body'] }) {
  return (
    <article class="consent">
      <h2>{t('consent_title')}</h2>
      <Line label={t('consent_my_name')} />
      <p>
        {t('consent_says')} <strong dir="auto">{body.advocate}</strong>
        {body.organisation === null ? null : (
          <>
            {', '}
            <bdi>{body.organisation}</bdi>
          </>
        )}
        {body.reach === null ? null : (
          <>
            {' · '}
            <bdi>{body.reach}</bdi>
          </>
        )}
      </p>
      <h3>{t('contact_may')}</h3>
      <ul class="bullets">
        {body.may.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {body.notTo === null ? null : (
        <>
          <h3>{t('contact_may_not')}</h3>
          <p class="own-words" dir="auto">
            {body.notTo}
          </p>
        </>
      )}
      <p>
        {body.until === null
          ? t('consent_from', sayDate(body.from))
          : t('consent_from_until', sayDate(body.from), sayDate(body.until))}
      </p>
      <p>{t('consent_end')}</p>
      <div class="consent-signs">
        <Line label={t('consent_sign_mine')} />
        <Line label={t('consent_sign_day')} />
        <Line label={t('consent_sign_theirs')} />
        <Line label={t('consent_sign_day')} />
      </div>
    </article>
  );
}

/** The page that says who may speak for the person, to be printed and signed by hand. */
export function ConsentPage({ root }: { root: string }) {
  useTitle(t('nav_contacts'));
  const loaded = useRecord(() => openThings('consent'), root);
  const consent = loaded.state === 'ready' ? loaded.value.find((thing) => thing.root === root) : undefined;
  return (
    <div class="stack stack-loose">
      <div class="stack consent-tools">
        <a class="back" href={addresses.contacts}>
          <Icon name="back" turns />
          {t('nav_contacts')}
        </a>
        <h1>{t('contact_consent')}</h1>
        <p class="soft">{t('consent_print_hint')}</p>
        <Button onClick={() => print()}>{t('consent_print')}</Button>
      </div>
      {loaded.state === 'failed' ? <ErrorNotice failure={loaded.failure} /> : null}
      {loaded.state === 'ready' && consent === undefined ? <p>{t('error_not_found')}</p> : null}
      {consent === undefined ? null : <Sheet body={consent.body} />}
    </div>
  );
}
