import type { Support } from '../../utils/law/pack-schema.ts';
import { servicesToShow } from '../../utils/law/services-to-show.ts';
import { CopyCode } from '../design/CopyCode.tsx';
import { Facts } from '../things/Facts.tsx';
import { sayDay } from '../time/say-time.ts';
import { t } from '../words.ts';

/** Who can help. Only what was checked lately; addresses to read and copy, nothing that opens or dials. */
export function SupportList({ support }: { support: Support }) {
  const services = servicesToShow(support, Date.now());
  return (
    <section class="stack wide" aria-labelledby="support">
      <h2 id="support">{t('law_support')}</h2>
      <p class="soft">{services.length === 0 ? t('law_support_none') : t('law_support_hint')}</p>
      <div class="cards">
        {services.map(({ service, phone, checkedOn }) => (
          <article key={service.id} class="card">
            <h3 lang="en">{service.name}</h3>
            <p lang="en">{`${service.whoFor}: ${service.whatTheyDo}`}</p>
            <Facts
              rows={[
                [t('law_phone'), phone],
                [t('law_hours'), service.hours],
              ]}
            />
            {service.url === null ? null : <CopyCode text={service.url} what={service.name} />}
            <p class="soft small">{t('law_checked_on', sayDay(`${checkedOn}T12:00:00.000Z`))}</p>
          </article>
        ))}
      </div>
    </section>
  );
}
