import { useMemo, useState } from 'preact/hooks';
import type { Book } from '../data/use-book.ts';
import { Button } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import { siteName } from '../entries/entry-names.ts';
import { tagName } from '../entry-more/tag-names.ts';
import { accountShown, whoOfEntries } from '../timeline/who-of-entries.ts';
import { t } from '../words.ts';
import { withEntries } from './chosen-entries.ts';

interface Props {
  book: Book;
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

/** Chooses entries by what they have in common: a person, an account, a platform, a flag. */
export function PickBy({ book, chosen, onChange }: Props) {
  const groups = useMemo(() => pickGroups(book), [book]);
  const [key, setKey] = useState('');
  const ids = groups.flatMap(({ options }) => options).find((option) => option.key === key)?.ids ?? [];
  return (
    <details>
      <summary>{t('pick_by')}</summary>
      <div class="fields choice-range">
        <Field label={t('pick_what')}>
          {(control) => (
            <select {...control} class="input" value={key} onChange={(event) => setKey(event.currentTarget.value)}>
              <option value="">{t('pick_nothing')}</option>
              {groups.map(({ name, options }) => (
                <optgroup key={name} label={name}>
                  {options.map((option) => (
                    <option key={option.key} value={option.key}>
                      {option.name} ({option.ids.length})
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          )}
        </Field>
        <div class="row">
          <Button disabled={ids.length === 0} onClick={() => onChange(new Set(ids))}>
            {t('pick_only')}
          </Button>
          <Button kind="plain" disabled={ids.length === 0} onClick={() => onChange(withEntries(chosen, ids, true))}>
            {t('pick_add')}
          </Button>
          <Button kind="plain" disabled={ids.length === 0} onClick={() => onChange(withEntries(chosen, ids, false))}>
            {t('pick_out')}
          </Button>
        </div>
      </div>
    </details>
  );
}

interface PickOption {
  key: string;
  name: string;
  ids: string[];
}

function pickGroups(book: Book): { name: string; options: PickOption[] }[] {
  const who = whoOfEntries(book);
  const idsOf = (is: (id: string) => boolean) => book.summaries.filter(({ id }) => is(id)).map(({ id }) => id);
  const sites = [...new Set(book.summaries.map(({ site }) => site))];
  return [
    {
      name: t('pick_people'),
      options: who.people.map(({ root, body }) => ({
        key: `person ${root}`,
        name: body.name,
        ids: idsOf((id) => who.keysOf(id).includes(root)),
      })),
    },
    {
      name: t('pick_platforms'),
      options: sites.map((site) => ({
        key: `site ${site}`,
        name: siteName(site),
        ids: book.summaries.filter((one) => one.site === site).map(({ id }) => id),
      })),
    },
    {
      name: t('pick_accounts'),
      options: who.accounts.slice(0, 200).map((account) => ({
        key: `account ${account.key}`,
        name: accountShown(account),
        ids: idsOf((id) => who.keysOf(id).includes(account.key)),
      })),
    },
    {
      name: t('pick_tags'),
      options: who.tags.map((tag) => ({
        key: `tag ${tag}`,
        name: tagName(tag),
        ids: idsOf((id) => who.tagsOf(id).includes(tag)),
      })),
    },
  ].filter(({ options }) => options.length > 0);
}
