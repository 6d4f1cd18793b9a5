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
        <span class="soft small figures"> {sayUtc(value)}</span>
      </>
    );
  }
  // Addresses are shown and never followed: opening one can be seen on the other side.
  if (form === 'code') return <code dir="ltr">{value}</code>;
  return <bdi dir="auto">{value}</bdi>;
}

/** A value from the page with how it was found, or what was tried for one that is not there. */
export function FieldValue({ field, form }: { field: KeptField; form: ReadingRow['form'] }) {
  if (field.state === 'missing') {
    return (
      <details class="field-how soft">
        <summary>{t('field_missing')}</summary>
        <p class="small">{t('field_tried')}</p>
        <ul class="bullets small">
          {field.tried.map((way) => (
            <li key={way}>
              <code dir="ltr">{way}</code>
            </li>
          ))}
        </ul>
      </details>
    );
  }
  return (
    <>
      <p>
        <Value value={field.value} form={form} />
      </p>
      {hasBidiControls(field.value) ? <p class="small">{t('field_bidi')}</p> : null}
      {field.utf16le === undefined ? null : <p class="small">{t('field_inexact')}</p>}
      <details class="field-how soft small">
        <summary>{t('field_found')}</summary>
        <code dir="ltr">{field.via}</code>
      </details>
    </>
  );
}
