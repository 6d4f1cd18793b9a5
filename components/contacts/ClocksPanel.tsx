import type { Clock } from '../../utils/law/clocks.ts';
import { SourceLine } from '../law/SourceLine.tsx';
import { sayDay } from '../time/say-time.ts';
import { t, tCount } from '../words.ts';

const noon = (day: string) => `${day}T12:00:00.000Z`;

/** Periods that run, each with the rule it comes from. A fact among others: nothing here hurries. */
export function ClocksPanel({ clocks, packName }: { clocks: readonly Clock[]; packName: string }) {
  if (clocks.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="clocks">
      <h2 id="clocks">{t('contact_clocks')}</h2>
      <p class="soft small">{t('contact_clocks_hint', packName)}</p>
      <ul class="stack">
        {clocks.map((clock) => (
          <li key={`${clock.id} ${clock.of}`} class="stack stack-tight">
            <p>
              <strong>{t(`contact_clock_${clock.id.replaceAll('-', '_')}` as 'contact_clock_six_months')}</strong>
              {': '}
              {t('contact_clock_dates', sayDay(noon(clock.from)), sayDay(noon(clock.due)))}
            </p>
            <p>
              {clock.state === 'past' ? t('contact_clock_past') : tCount('contact_clock_left', clock.daysLeft)}{' '}
              {clock.state === 'soon' ? t('contact_clock_soon') : null}
            </p>
            <details>
              <summary>{t('law_rule_and_source')}</summary>
              <p lang="en">{clock.rule.text}</p>
              <SourceLine source={clock.rule.source} confidence={clock.rule.confidence} checked={null} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
