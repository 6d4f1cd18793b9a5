import { useState } from 'preact/hooks';
import { type PackId, packName } from '../../utils/law/packs.ts';
import type { LiveThing } from '../../utils/record/thing-types.ts';
import { addThing } from '../../utils/record/things.ts';
import { addresses } from '../casebook/route.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Field } from '../design/Field.tsx';
import { usePack } from '../law/use-pack.ts';
import { useRemoval } from '../things/Removal.tsx';
import { t } from '../words.ts';

interface Props {
  entryId: string;
  pack: PackId;
  links: readonly LiveThing<'element-link'>[];
}

/** Questions of the law that the person put this entry to, and a way to put it to another. */
export function QuestionsSection({ entryId, pack, links }: Props) {
  const loaded = usePack(pack);
  const [offenceId, setOffenceId] = useState('');
  const [elementId, setElementId] = useState('');
  const { remove, notice } = useRemoval();
  const adding = useAction(async (element: string) => {
    await addThing('element-link', entryId, { pack, element, words: null });
    setElementId('');
  });
  if (loaded.state === 'failed') return <ErrorNotice failure={loaded.failure} />;
  if (loaded.state === 'loading') return null;
  const { offences } = loaded.value.law;
  const elements = offences.flatMap((offence) => offence.elements.map((element) => ({ offence, element })));
  const own = links.filter(({ body }) => body.pack === pack);
  const chosen = offences.find(({ id }) => id === offenceId);
  return (
    <>
      {notice}
      <p class="soft small">{t('law_lead', packName(pack))}</p>
      {own.length === 0 ? <p class="soft">{t('entry_law_empty')}</p> : null}
      <ul class="stack stack-tight wide">
        {own.map((link) => {
          const found = elements.find(({ element }) => element.id === link.body.element);
          if (found === undefined) return null;
          return (
            <li key={link.root} lang="en">
              {found.element.text} <span class="soft">{found.offence.name}</span>{' '}
              <Button
                kind="plain"
                aria-label={t('things_remove_what', found.element.text)}
                onClick={() => remove(link, found.element.text)}
              >
                {t('law_unlink')}
              </Button>
            </li>
          );
        })}
      </ul>
      <Field label={t('entry_law_offence')}>
        {(control) => (
          <select
            {...control}
            class="input"
            lang="en"
            value={offenceId}
            onChange={(event) => {
              setOffenceId(event.currentTarget.value);
              setElementId('');
            }}
          >
            <option value="">–</option>
            {offences.map(({ id, name, section }) => (
              <option key={id} value={id}>{`${name} (${section})`}</option>
            ))}
          </select>
        )}
      </Field>
      {chosen === undefined ? null : (
        <Field label={t('entry_law_element')}>
          {(control) => (
            <select
              {...control}
              class="input"
              lang="en"
              value={elementId}
              onChange={(event) => setElementId(event.currentTarget.value)}
            >
              <option value="">–</option>
              {chosen.elements.map(({ id, text }) => (
                <option key={id} value={id}>
                  {text}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <div class="row">
        {elementId === '' || own.some(({ body }) => body.element === elementId) ? null : (
          <Button busy={adding.busy} onClick={() => void adding.run(elementId)}>
            {t('entry_law_add')}
          </Button>
        )}
        <a href={addresses.law}>{t('entry_law_more')}</a>
      </div>
      {adding.failure === null ? null : <ErrorNotice failure={adding.failure} />}
    </>
  );
}
