import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Field } from '../design/Field.tsx';
import { siteName } from '../entries/entry-names.ts';
import { saySize } from '../entry/say-size.ts';
import { t, tCount, wordOr } from '../words.ts';
import { ConversationChoice } from './ConversationChoice.tsx';
import { OrderChoice } from './OrderChoice.tsx';
import { PeopleChoice } from './PeopleChoice.tsx';
import { type SourceDraft, asksForOrder } from './source-draft.ts';

interface Props {
  draft: SourceDraft;
  onChange: (part: Partial<SourceDraft>) => void;
}

function zones(own: string): string[] {
  return [...new Set([own, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
}

function ZoneChoice({ draft, onChange }: Props) {
  return (
    <Field label={t('import_zone')} hint={t('import_zone_hint')}>
      {(control) => (
        <select
          {...control}
          class="input"
          value={draft.zone}
          onChange={(event) => onChange({ zone: event.currentTarget.value })}
        >
          {zones(draft.zone).map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function SpanChoice({ draft, onChange }: Props) {
  return (
    <fieldset class="stack stack-tight">
      <legend>{t('import_span')}</legend>
      <div class="fields">
        {(['from', 'to'] as const).map((end) => (
          <Field key={end} label={t(end === 'from' ? 'import_from' : 'import_to')} optional={t('optional')}>
            {(control) => (
              <input
                {...control}
                class="input input-short"
                type="date"
                value={draft[end]}
                onInput={(event) => onChange({ [end]: event.currentTarget.value })}
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  );
}

function SourceFacts({ draft }: { draft: SourceDraft }) {
  const { opened, survey } = draft;
  const { source } = opened;
  const how = source.orders?.how ?? null;
  return (
    <ul class="stack stack-tight soft small">
      {[opened, ...opened.more].map(({ name, sizeBytes, sha256 }) => (
        <li key={name}>
          <bdi class="bring-name">{name}</bdi> · {saySize(sizeBytes)} · {source.encoding.toUpperCase()}
          {sha256 === null ? null : (
            <>
              <br />
              {t('import_hashed')} <code class="bring-digest">{sha256}</code>
            </>
          )}
        </li>
      ))}
      {how === null ? null : <li>{t(how === 'range' ? 'import_order_range' : 'import_order_sequence')}</li>}
      {source.remarks.map((key) => (
        <li key={key}>{wordOr(key, '')}</li>
      ))}
      {(survey?.untimed ?? 0) > 0 ? <li>{tCount('import_untimed', survey?.untimed ?? 0)}</li> : null}
      {(survey?.backward ?? 0) > 0 ? <li>{t('import_backward', survey?.backward ?? 0)}</li> : null}
    </ul>
  );
}

/** One export: what it is, what it needs to be told, and what is wanted of it. */
export function SourceCard({ draft, onChange }: Props) {
  const { opened, survey, failure } = draft;
  const { source } = opened;
  const heading = t(
    'import_source',
    siteName(source.site),
    wordOr(`import_format_${source.format.replaceAll('-', '_')}`, ''),
  );
  return (
    <section class="bring-source stack" aria-label={heading}>
      <h2>{heading}</h2>
      <SourceFacts draft={draft} />
      {source.orders !== null && source.orders.found === null ? (
        <OrderChoice draft={draft} onChange={onChange} />
      ) : null}
      {source.times === 'clock' ? <ZoneChoice draft={draft} onChange={onChange} /> : null}
      {failure === null ? null : <ErrorNotice failure={failure} />}
      {survey === null ? (
        asksForOrder(draft) || failure !== null ? null : (
          <p role="status">{t('import_looking')}</p>
        )
      ) : (
        <>
          <ConversationChoice draft={draft} conversations={survey.conversations} onChange={onChange} />
          {draft.conversations.size === 0 ? null : (
            <PeopleChoice draft={draft} conversations={survey.conversations} onChange={onChange} />
          )}
          <SpanChoice draft={draft} onChange={onChange} />
          <label class="choice">
            <input
              type="checkbox"
              checked={draft.keepOriginals}
              onChange={(event) => onChange({ keepOriginals: event.currentTarget.checked })}
            />
            <span>
              {t('import_originals')}
              <br />
              <span class="soft small">{t(source.apart ? 'import_originals_apart' : 'import_originals_all')}</span>
            </span>
          </label>
        </>
      )}
    </section>
  );
}
