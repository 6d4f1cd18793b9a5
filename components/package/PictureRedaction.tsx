import { useState } from 'preact/hooks';
import { openEntry } from '../../utils/record/entries.ts';
import { addThing, changeThing, removeThing } from '../../utils/record/things.ts';
import type { Exhibit } from '../../utils/record/types.ts';
import type { PlaceOnPicture } from '../../utils/redact/word-places.ts';
import { useAction } from '../data/use-action.ts';
import { type Book, thingsOf } from '../data/use-book.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Field } from '../design/Field.tsx';
import { isPicture } from '../entry/use-picture.ts';
import { siteName } from '../entries/entry-names.ts';
import { t } from '../words.ts';
import { RedactionCanvas } from './RedactionCanvas.tsx';

interface Props {
  book: Book;
  chosen: ReadonlySet<string>;
}

/** Places on the pictures of one entry after the other. */
export function PictureRedaction({ book, chosen }: Props) {
  const [id, setId] = useState('');
  const entries = book.summaries.filter((entry) => chosen.has(entry.id) && entry.source !== 'offline');
  return (
    <div class="stack wide">
      <h3>{t('redact_pictures')}</h3>
      <p class="soft small">{t('redact_pictures_hint')}</p>
      <Field label={t('redact_pictures_entry')}>
        {(control) => (
          <select {...control} class="input" value={id} onChange={(event) => setId(event.currentTarget.value)}>
            <option value="">{t('pick_nothing')}</option>
            {entries.map((entry) => (
              <option key={entry.id} value={entry.id}>
                {t('entry_number', entry.number)} · {siteName(entry.site)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {id === '' ? null : <PicturesOfEntry key={id} book={book} id={id} />}
    </div>
  );
}

function PicturesOfEntry({ book, id }: { book: Book; id: string }) {
  const [view] = useLoaded(() => openEntry(id), id);
  if (view.state === 'failed') return <ErrorNotice failure={view.failure} />;
  if (view.state === 'loading') return null;
  const pictures = view.value.exhibits.filter(isPicture);
  if (pictures.length === 0) return <p role="status">{t('redact_no_pictures')}</p>;
  return (
    <>
      {pictures.map((exhibit) => (
        <OnePicture key={exhibit.id} book={book} exhibit={exhibit} />
      ))}
    </>
  );
}

function OnePicture({ book, exhibit }: { book: Book; exhibit: Exhibit }) {
  const known = thingsOf(book, 'redaction').find(({ body }) => body.exhibit === exhibit.id);
  const keeping = useAction(async (places: PlaceOnPicture[] | null) => {
    if (places === null) {
      if (known) await removeThing(known);
      return;
    }
    const body = { exhibit: exhibit.id, places, words: [] };
    await (known ? changeThing(known, body) : addThing('redaction', exhibit.entryId, body));
  });
  return (
    <>
      <RedactionCanvas
        exhibit={exhibit}
        places={known?.body.places ?? null}
        busy={keeping.busy}
        onKeep={(places) => void keeping.run(places)}
      />
      {keeping.failure === null ? null : <ErrorNotice failure={keeping.failure} />}
    </>
  );
}
