import type { KeptField } from '../../utils/record/types.ts';
import { hasBidiControls } from '../../utils/shared/text.ts';
import { sayUtc } from '../time/say-time.ts';
import { TimeText } from '../time/TimeText.tsx';
import { t } from '../words.ts';
import type { ReadingRow } from './reading-rows.ts';

function Value({ value, form }: { value: string; form: ReadingRow['form'] }) {
  if (form === 'time' && !Number.isNaN(Date.parse(value))) {
    return (
      <>
        <TimeText utc={value} />
        <span class="fact-utc soft small figures">{sayUtc(value)}</span>
      </>
    );
  }
  // Addresses are shown and never followed: opening one can be seen on the other side.
  if (form === 'code') return <code dir="ltr">{value}</code>;
  return <bdi dir="auto">{value}</bdi>;
}

interface Props {
  field: KeptField;
  form: ReadingRow['form'];
  /** Whether the selector or attribute that gave it, or what was tried, is shown too. */
  how: boolean;
}

/** A value from the page, or that it was not there. */
export function FieldValue({ field, form, how }: Props) {
  if (field.state === 'missing') {
    return (
      <>
        <p class="soft">{t('field_missing')}</p>
        {how ? (
          <p class="small soft">
            {t('field_tried')} <code dir="ltr">{field.tried.join(' | ')}</code>
          </p>
        ) : null}
      </>
    );
  }
  return (
    <>
      <p>
        <Value value={field.value} form={form} />
      </p>
      {hasBidiControls(field.value) ? <p class="small">{t('field_bidi')}</p> : null}
      {field.utf16le === undefined ? null : <p class="small">{t('field_inexact')}</p>}
      {how ? (
        <p class="small soft">
          {t('field_found')} <code dir="ltr">{field.via}</code>
        </p>
      ) : null}
    </>
  );
}
