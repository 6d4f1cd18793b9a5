import { Button } from '../design/Button.tsx';
import { Notice } from '../design/Notice.tsx';
import { PlaceChoice } from '../safety/PlaceChoice.tsx';
import { t } from '../words.ts';
import type { StepProps } from './step.ts';

/** What this is, and the way out of it before anything else is shown. */
export function HelloStep({ onNext }: StepProps) {
  return (
    <>
      <div class="stack">
        <p class="lead">{t('welcome_hello_what')}</p>
        <p>{t('welcome_hello_where')}</p>
      </div>
      <Notice title={t('welcome_leave_title')}>
        <p>{t('welcome_leave_how')}</p>
        <p>{t('welcome_leave_limits')}</p>
      </Notice>
      <Notice>
        <p>{t('report_without_waiting')}</p>
        <PlaceChoice />
      </Notice>
      <Button kind="primary" onClick={onNext}>
        {t('welcome_next')}
      </Button>
    </>
  );
}
