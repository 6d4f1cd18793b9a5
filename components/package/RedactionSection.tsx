import { useState } from 'preact/hooks';
import { openAllEntries } from '../../utils/record/opened-entries.ts';
import { addThing, changeThing } from '../../utils/record/things.ts';
import { type SuggestedDetail, suggestDetails } from '../../utils/redact/suggest-details.ts';
import { useAction } from '../data/use-action.ts';
import { type Book, thingsOf } from '../data/use-book.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Field } from '../design/Field.tsx';
import { accountShown, whoOfEntries } from '../timeline/who-of-entries.ts';
import { t, tCount } from '../words.ts';
import { PictureRedaction } from './PictureRedaction.tsx';

interface Props {
  book: Book;
  chosen: ReadonlySet<string>;
  on: boolean;
  onSwitch: (on: boolean) => void;
}

/** What is to be taken out before anything is handed over: words everywhere, and places on pictures. */
export function RedactionSection({ book, chosen, on, onSwitch }: Props) {
  const kept = thingsOf(book, 'redaction').find(({ body }) => body.exhibit === null);
  const [text, setText] = useState<string | null>(null);
  const [found, setFound] = useState<SuggestedDetail[] | null>(null);
  const shown = text ?? kept?.body.words.join('\n') ?? '';
  const words = shown.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  const saving = useAction(async (lines: string[]) => {
    const body = { exhibit: null, places: [], words: [...new Set(lines)] };
    await (kept ? changeThing(kept, body) : addThing('redaction', null, body));
    setText(null);
  });
  const looking = useAction(async () => {
    const opened = await openAllEntries(() => undefined);
    const views = [...opened.entries.values()]
      .filter(({ id }) => chosen.has(id))
      .map((entry) => ({ entry, notes: [...opened.notes.values()].filter(({ entryId }) => entryId === entry.id) }));
    // Names of the accounts that the record is about are what it is for.
    setFound(suggestDetails(views, whoOfEntries(book).accounts.map(accountShown)));
  });
  const toggle = (detail: SuggestedDetail, into: boolean) =>
    void saving.run(into ? [...words, detail.text] : words.filter((word) => word !== detail.text));
  return (
    <fieldset class="stack wide">
      <legend>{t('redact_title')}</legend>
      <label class="choice">
        <input type="checkbox" checked={on} onChange={(event) => onSwitch(event.currentTarget.checked)} />
        <span>{t('redact_switch')}</span>
      </label>
      {on ? (
        <details class="wide">
          <summary>{words.length === 0 ? t('redact_open') : tCount('redact_count', words.length)}</summary>
          <div class="stack wide">
            <p class="soft small">{t('redact_how')}</p>
            <Button busy={looking.busy} onClick={() => void looking.run()}>
              {t('redact_look')}
            </Button>
            {looking.failure === null ? null : <ErrorNotice failure={looking.failure} />}
            {found === null ? null : found.length === 0 ? (
              <p role="status">{t('redact_found_none')}</p>
            ) : (
              <fieldset class="stack stack-tight wide">
                <legend>{t('redact_found')}</legend>
                {found.slice(0, 100).map((detail) => (
                  <label key={detail.text} class="choice">
                    <input
                      type="checkbox"
                      checked={words.includes(detail.text)}
                      onChange={(event) => toggle(detail, event.currentTarget.checked)}
                    />
                    <span>
                      <bdi>{detail.text}</bdi>{' '}
                      <span class="soft small">
                        {t(`redact_kind_${detail.kind}`)} · {tCount('entries_count', detail.entries.length)}
                      </span>
                    </span>
                  </label>
                ))}
              </fieldset>
            )}
            <Field label={t('redact_words')} hint={t('redact_words_hint')}>
              {(control) => (
                <textarea
                  {...control}
                  class="input"
                  rows={4}
                  autocomplete="off"
                  value={shown}
                  onInput={(event) => setText(event.currentTarget.value)}
                />
              )}
            </Field>
            <Button busy={saving.busy} disabled={text === null} onClick={() => void saving.run(words)}>
              {text === null ? t('redact_words_kept') : t('redact_words_keep')}
            </Button>
            {saving.failure === null ? null : <ErrorNotice failure={saving.failure} />}
            <PictureRedaction book={book} chosen={chosen} />
          </div>
        </details>
      ) : null}
    </fieldset>
  );
}
