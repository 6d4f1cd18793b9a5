import { baseName } from '../../utils/import/import-file.ts';
import { kindName } from '../entries/entry-names.ts';
import { t, tCount } from '../words.ts';
import { ItemPicture } from './ItemPicture.tsx';
import type { ItemDraft } from './item-draft.ts';

interface Props {
  items: readonly ItemDraft[];
  withPlace: boolean;
  onChange: (at: number, part: Partial<ItemDraft>) => void;
  onPlace: (withPlace: boolean) => void;
}

const kinds = { picture: 'picture', audio: 'recording', video: 'video', document: 'document', mail: 'email' } as const;

function About({ draft }: { draft: ItemDraft }) {
  const { item } = draft;
  const { mail, picture } = item;
  const about =
    mail === null
      ? picture.device
      : [mail.from.name ?? mail.from.address, mail.subject].filter((part) => part !== null).join(': ');
  return (
    <div>
      <bdi class="bring-name">{baseName(item.file.path)}</bdi>
      <br />
      <span class="soft small">
        {kindName(kinds[item.kind])}
        {about ? (
          <>
            {' · '}
            <bdi>{about}</bdi>
          </>
        ) : null}
      </span>
    </div>
  );
}

function When({
  draft,
  name,
  onChange,
}: {
  draft: ItemDraft;
  name: string;
  onChange: (part: Partial<ItemDraft>) => void;
}) {
  return (
    <div class="stack stack-tight">
      <div class="row bring-when">
        <input
          class="input input-short"
          type="date"
          aria-label={t('import_date_of', name)}
          value={draft.day}
          onInput={(event) => onChange({ day: event.currentTarget.value, source: 'person' })}
        />
        <input
          class="input bring-clock"
          type="time"
          aria-label={t('import_time_of', name)}
          value={draft.clock}
          onInput={(event) => onChange({ clock: event.currentTarget.value, source: 'person' })}
        />
      </div>
      <span class="soft small">{t(`import_time_${draft.source}`)}</span>
    </div>
  );
}

/** Single files, each with its time, where that was read, and fields to put it right. */
export function ItemsTable({ items, withPlace, onChange, onPlace }: Props) {
  const hasPictures = items.some(({ item }) => item.kind === 'picture');
  return (
    <section class="stack wide" aria-label={tCount('import_items', items.length)}>
      <h2>{tCount('import_items', items.length)}</h2>
      <p class="soft">{t('import_items_hint')}</p>
      {hasPictures ? (
        <label class="choice">
          <input type="checkbox" checked={withPlace} onChange={(event) => onPlace(event.currentTarget.checked)} />
          <span>
            {t('import_place')}
            <br />
            <span class="soft small">{t('import_place_hint')}</span>
          </span>
        </label>
      ) : null}
      <ul class="bring-items">
        {items.map((draft, at) => {
          const name = baseName(draft.item.file.path);
          return (
            <li class="bring-item" key={`${draft.item.file.path} ${draft.item.sha256}`}>
              <label class="choice">
                <input
                  type="checkbox"
                  aria-label={t('import_take', name)}
                  checked={draft.chosen}
                  onChange={(event) => onChange(at, { chosen: event.currentTarget.checked })}
                />
              </label>
              <ItemPicture draft={draft} />
              <About draft={draft} />
              <When draft={draft} name={name} onChange={(part) => onChange(at, part)} />
              {draft.item.kind === 'mail' ? (
                <label class="choice bring-me">
                  <input
                    type="checkbox"
                    checked={draft.own}
                    onChange={(event) => onChange(at, { own: event.currentTarget.checked })}
                  />
                  <span class="small">{t('import_own_mail')}</span>
                </label>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
