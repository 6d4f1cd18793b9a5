import { addresses } from '../casebook/route.ts';
import { Notice } from '../design/Notice.tsx';
import { t } from '../words.ts';

/**
 * Asked before something that the other person may notice: could it make things worse, and who can be with you. Where
 * advisers differ, both sides are told and nobody is pushed.
 */
export function PlanFirst({ before }: { before: 'acting' | 'handing-over' }) {
  return (
    <Notice title={t('plan_title')}>
      <p>{t(before === 'acting' ? 'plan_before_acting' : 'plan_before_handing_over')}</p>
      <p>{t('plan_worse')}</p>
      <p>
        <a href={addresses.law}>{t('plan_who_can_help')}</a>
      </p>
      {before === 'handing-over' ? null : (
        <details>
          <summary>{t('plan_more')}</summary>
          <ul class="bullets">
            <li>{t('plan_blocking')}</li>
            <li>{t('plan_telling')}</li>
            <li>{t('plan_taking_down')}</li>
            <li>{t('plan_serving')}</li>
            <li>{t('plan_court')}</li>
            <li>{t('plan_looking')}</li>
            <li>{t('plan_risk_questions')}</li>
          </ul>
        </details>
      )}
    </Notice>
  );
}
