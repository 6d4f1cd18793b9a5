import type { EntrySummary } from '../../utils/record/types.ts';
import { Field } from '../design/Field.tsx';
import { kindName, siteName } from '../entries/entry-names.ts';
import { tagName } from '../entry-more/tag-names.ts';
import { t } from '../words.ts';
import type { EntryFilter } from './filter-entries.ts';
import { type WhoOfEntries, accountShown } from './who-of-entries.ts';

interface Props {
  filter: EntryFilter;
  summaries: readonly EntrySummary[];
  who: WhoOfEntries;
  onChange: (filter: EntryFilter) => void;
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].toSorted();
}

/** Narrows the timeline by what it was, where, who and when. */
export function TimelineFilters({ filter, summaries, who, onChange }: Props) {
  const put = (part: Partial<EntryFilter>) => onChange({ ...filter, ...part });
  const selects = [
    {
      name: 'who',
      label: t('timeline_who'),
      choices: [
        ...who.people.map(({ root, body }) => ({ value: root, words: body.name })),
        ...who.accounts.map((account) => ({
          value: account.key,
          words: t('timeline_account', accountShown(account), siteName(account.site)),
        })),
      ],
    },
    {
      name: 'site',
      label: t('timeline_site'),
      choices: distinct(summaries.map(({ site }) => site)).map((site) => ({ value: site, words: siteName(site) })),
    },
    {
      name: 'kind',
      label: t('timeline_kind'),
      choices: distinct(summaries.map(({ kind }) => kind)).map((kind) => ({ value: kind, words: kindName(kind) })),
    },
    { name: 'tag', label: t('timeline_tag'), choices: who.tags.map((tag) => ({ value: tag, words: tagName(tag) })) },
  ] as const;
  return (
    <div class="timeline-filters">
      {selects.map(({ name, label, choices }) => (
        <Field key={name} label={label}>
          {(control) => (
            <select
              {...control}
              class="input"
              value={filter[name]}
              onChange={(event) => put({ [name]: event.currentTarget.value })}
            >
              <option value="">{t('timeline_any')}</option>
              {choices.map(({ value, words }) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          )}
        </Field>
      ))}
      {(['from', 'to'] as const).map((name) => (
        <Field key={name} label={t(`timeline_${name}`)}>
          {(control) => (
            <input
              {...control}
              class="input"
              type="date"
              value={filter[name]}
              onInput={(event) => put({ [name]: event.currentTarget.value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
