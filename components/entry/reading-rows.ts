import type { KeptField, KeptReading } from '../../utils/record/types.ts';
import { localTimeField } from '../../utils/report/local-time-field.ts';
import { t } from '../words.ts';

export interface ReadingRow {
  label: string;
  field: KeptField;
  /** How the value is shown: words in any language and direction, an address or id, or a time in UTC. */
  form: 'words' | 'code' | 'time';
}

/** The single facts of a reading in the order in which a person asks for them; the words themselves stand apart. */
export function readingRows(reading: KeptReading): ReadingRow[] {
  const local = localTimeField(reading);
  return [
    { label: t('field_author'), field: reading.author.name, form: 'words' },
    { label: t('field_handle'), field: reading.author.handle, form: 'code' },
    { label: t('field_account_id'), field: reading.author.accountId, form: 'code' },
    { label: t('field_profile'), field: reading.author.profileUrl, form: 'code' },
    { label: t('field_posted_at'), field: reading.postedAt, form: 'time' },
    { label: t('field_posted_at_raw'), field: reading.postedAtRaw, form: 'words' },
    ...(local === null ? [] : [{ label: t('field_local_time'), field: local, form: 'code' as const }]),
    { label: t('field_decoded_at'), field: reading.decodedAt, form: 'time' },
    { label: t('field_permalink'), field: reading.permalink, form: 'code' },
    { label: t('field_item_id'), field: reading.itemId, form: 'code' },
    { label: t('field_signed_in_as'), field: reading.signedInAs, form: 'words' },
  ];
}
