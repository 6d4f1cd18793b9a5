import { useState } from 'preact/hooks';
import type { KeptReading } from '../../utils/record/types.ts';
import { Button } from '../design/Button.tsx';
import { t } from '../words.ts';
import { FieldValue } from './FieldValue.tsx';
import { readingRows } from './reading-rows.ts';
import './facts.css';

function Pairs({ pairs }: { pairs: Record<string, string> }) {
  return (
    <dl class="facts facts-tight">
      {Object.entries(pairs).map(([name, value]) => (
        <div key={name}>
          <dt>
            <bdi>{name}</bdi>
          </dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What was read from the page, each fact with how it was found. */
export function ReadingSection({ reading }: { reading: KeptReading }) {
  const [how, setHow] = useState(false);
  const more = { ...reading.counts, ...reading.facts };
  const rows = readingRows(reading);
  const missing = how ? [] : rows.filter(({ field }) => field.state === 'missing').map(({ label }) => label);
  return (
    <section class="stack" aria-labelledby="reading">
      <h2 id="reading">{t('entry_details')}</h2>
      <Button kind="plain" aria-pressed={how} onClick={() => setHow(!how)}>
        {how ? t('fields_how_hide') : t('fields_how_show')}
      </Button>
      <dl class="facts">
        {rows.map(({ label, field, form }) =>
          missing.includes(label) ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <FieldValue field={field} form={form} how={how} />
              </dd>
            </div>
          ),
        )}
        {reading.marks.length === 0 ? null : (
          <div>
            <dt>{t('field_marks')}</dt>
            <dd>
              <bdi>{reading.marks.join(', ')}</bdi>
            </dd>
          </div>
        )}
        {reading.conversation === null ? null : (
          <div>
            <dt>{t('field_conversation')}</dt>
            <dd>
              <bdi>{[reading.conversation.name, ...reading.conversation.participants].filter(Boolean).join(', ')}</bdi>
            </dd>
          </div>
        )}
        {missing.length === 0 ? null : (
          <div>
            <dt>{t('field_missing')}</dt>
            <dd class="soft">{missing.join(' · ')}</dd>
          </div>
        )}
      </dl>
      {Object.keys(more).length === 0 ? null : (
        <details>
          <summary>{t('entry_more_facts')}</summary>
          <Pairs pairs={more} />
        </details>
      )}
    </section>
  );
}
