import { useState } from 'preact/hooks';
import type { LiveThing } from '../../utils/record/thing-types.ts';
import { addThing } from '../../utils/record/things.ts';
import type { EntrySummary } from '../../utils/record/types.ts';
import { addresses } from '../casebook/route.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Field } from '../design/Field.tsx';
import { siteName } from '../entries/entry-names.ts';
import { sayEntryTime } from '../entries/EntryTime.tsx';
import { useRemoval } from '../things/Removal.tsx';
import { t } from '../words.ts';

interface Props {
  entryId: string;
  links: readonly LiveThing<'entry-link'>[];
  summaries: readonly EntrySummary[];
}

/** Entries that the person sees as belonging together; a link is seen from both of its ends. */
export function LinksSection({ entryId, links, summaries }: Props) {
  const [number, setNumber] = useState('');
  const [words, setWords] = useState('');
  const [error, setError] = useState<string | null>(null);
  const { remove, notice } = useRemoval();
  const otherOf = ({ about, body }: LiveThing<'entry-link'>) => (about === entryId ? body.other : about);
  const adding = useAction(async (other: string) => {
    await addThing('entry-link', entryId, { other, words: words.trim() || null });
    setNumber('');
    setWords('');
  });
  const add = (event: Event) => {
    event.preventDefault();
    const found = summaries.find((summary) => String(summary.number) === number.trim());
    const right = found !== undefined && found.id !== entryId;
    setError(right ? null : t('entry_link_wrong'));
    if (right && !links.some((link) => otherOf(link) === found.id)) void adding.run(found.id);
  };
  return (
    <>
      {notice}
      {links.length === 0 ? <p class="soft">{t('entry_links_empty')}</p> : null}
      <ul class="stack stack-tight wide">
        {links.map((link) => {
          const other = summaries.find(({ id }) => id === otherOf(link));
          if (other === undefined) return null;
          const name = t('entry_number', other.number);
          return (
            <li key={link.root}>
              <a href={addresses.entry(other.id)}>{name}</a>{' '}
              <span class="soft">
                {sayEntryTime(other)}, {siteName(other.site)}
              </span>{' '}
              {link.body.words === null ? null : <bdi>{link.body.words}</bdi>}{' '}
              <Button kind="plain" aria-label={t('things_remove_what', name)} onClick={() => remove(link, name)}>
                {t('things_remove')}
              </Button>
            </li>
          );
        })}
      </ul>
      <form class="stack wide" onSubmit={add} autocomplete="off" noValidate>
        <Field label={t('entry_link_number')} error={error}>
          {(control) => (
            <input
              {...control}
              class="input input-short"
              inputMode="numeric"
              value={number}
              onInput={(event) => setNumber(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t('entry_link_words')} optional={t('optional')}>
          {(control) => (
            <input
              {...control}
              class="input"
              dir="auto"
              value={words}
              onInput={(event) => setWords(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button type="submit" busy={adding.busy}>
          {t('entry_link_add')}
        </Button>
      </form>
      {adding.failure === null ? null : <ErrorNotice failure={adding.failure} />}
    </>
  );
}
