import { useState } from 'preact/hooks';
import type { TouchedElement } from '../../utils/law/touched-points.ts';
import type { LiveThing } from '../../utils/record/thing-types.ts';
import { addThing } from '../../utils/record/things.ts';
import { fromRanges, toRanges } from '../casebook/number-ranges.ts';
import { addresses } from '../casebook/route.ts';
import { useAction } from '../data/use-action.ts';
import type { Book } from '../data/use-book.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Field } from '../design/Field.tsx';
import { useRemoval } from '../things/Removal.tsx';
import { t } from '../words.ts';

interface Props {
  pack: string;
  touched: TouchedElement;
  links: readonly LiveThing<'element-link'>[];
  book: Book;
}

/** One question of the law, the entries that the person put to it, and what usually helps. */
export function ElementRow({ pack, touched, links, book }: Props) {
  const { element } = touched;
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const { remove, notice } = useRemoval();
  const own = links.filter(({ body }) => body.pack === pack && body.element === element.id);
  const numberOf = (id: string | null) => book.summaries.find((summary) => summary.id === id)?.number;
  const adding = useAction(async (ids: (string | null)[]) => {
    for (const id of ids) await addThing('element-link', id, { pack, element: element.id, words: null });
    setText('');
  });
  const linked = new Set(own.map(({ about }) => about));
  const add = (event: Event) => {
    event.preventDefault();
    const numbers = fromRanges(text.replaceAll(/\s+/gu, ''));
    const ids = numbers.flatMap((number) => book.summaries.find((summary) => summary.number === number)?.id ?? []);
    const wrong = ids.length === 0 || ids.length < numbers.length;
    setError(wrong ? t('law_numbers_wrong') : null);
    if (!wrong) void adding.run(ids.filter((id) => !linked.has(id)));
  };
  return (
    <li class="stack stack-tight law-element">
      <p lang="en">{element.text}</p>
      {notice}
      <p>
        {own.length === 0 ? <span class="soft">{t('law_nothing_linked')}</span> : t('law_linked')}{' '}
        <span class="numbers">
          {own.map((link) => {
            const number = numberOf(link.about);
            const name = link.about === null ? t('law_whole_pattern') : t('entry_number', number ?? '–');
            return (
              <span key={link.root} class="row">
                <a href={link.about === null ? addresses.pattern : addresses.chosen(toRanges([number ?? 0]))}>{name}</a>
                <Button kind="plain" aria-label={t('things_remove_what', name)} onClick={() => remove(link, name)}>
                  {t('law_unlink')}
                </Button>
              </span>
            );
          })}
        </span>
      </p>
      <form class="row" onSubmit={add} noValidate>
        <Field label={t('law_link_numbers')} hint={t('law_link_numbers_hint')} error={error}>
          {(control) => (
            <input
              {...control}
              class="input input-short"
              dir="ltr"
              autocomplete="off"
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button type="submit" busy={adding.busy}>
          {t('law_link')}
        </Button>
        {linked.has(null) ? null : (
          <Button kind="plain" onClick={() => void adding.run([null])}>
            {t('law_link_pattern')}
          </Button>
        )}
      </form>
      {adding.failure === null ? null : <ErrorNotice failure={adding.failure} />}
      {element.helpfulEvidence.length === 0 ? null : (
        <details open={own.length === 0}>
          <summary>{own.length === 0 ? t('law_missing') : t('law_helps')}</summary>
          <ul class="bullets" lang="en">
            {element.helpfulEvidence.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
