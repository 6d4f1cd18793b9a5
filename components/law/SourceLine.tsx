import type { Confidence } from '../../utils/law/pack-schema.ts';
import { sayDay } from '../time/say-time.ts';
import { t } from '../words.ts';

interface Props {
  source: readonly string[];
  confidence: Confidence;
  /** `YYYY-MM-DD`; null where it was never checked, or stands elsewhere on the page. */
  checked: string | null;
}

/** Where a statement about the law comes from and how well that was checked. Addresses are shown, never opened. */
export function SourceLine({ source, confidence, checked }: Props) {
  return (
    <div class="soft small source-line">
      <p>
        {confidence === 'product-rule' ? t('law_confidence_rule') : t(`law_confidence_${confidence}`)}
        {checked === null ? null : ` ${t('law_checked_on', sayDay(`${checked}T12:00:00.000Z`))}`}
      </p>
      {source.length === 0 ? null : (
        <ul class="bullets" lang="en">
          {source.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
