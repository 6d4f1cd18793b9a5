import { useState } from 'preact/hooks';
import type { LiveThing } from '../../utils/record/thing-types.ts';
import { addThing, removeThing } from '../../utils/record/things.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Field } from '../design/Field.tsx';
import { t } from '../words.ts';
import { behaviourTags, tagName } from './tag-names.ts';
import './tags.css';

/** Longest tag of the person's own: a word or two, not a sentence. */
const longestTag = 40;

/** What an entry shows, by ticking; pressing a tick again takes it off, which is as easy to take back. */
export function TagsSection({ entryId, tags }: { entryId: string; tags: readonly LiveThing<'tag'>[] }) {
  const [own, setOwn] = useState('');
  const given = new Set(tags.map(({ body }) => body.tag));
  const names = [...new Set<string>([...behaviourTags, ...given])];
  const turning = useAction(async (tag: string) => {
    const known = tags.filter(({ body }) => body.tag === tag);
    if (known.length === 0) await addThing('tag', entryId, { tag });
    for (const thing of known) await removeThing(thing);
  });
  const add = async (event: Event) => {
    event.preventDefault();
    const tag = own.trim();
    if (tag === '') return;
    if (given.has(tag) || (await turning.run(tag))) setOwn('');
  };
  return (
    <section class="stack wide" aria-labelledby="tags">
      <h2 id="tags">{t('tags_title')}</h2>
      <p class="soft">{t('tags_hint')}</p>
      <ul class="tags" aria-labelledby="tags">
        {names.map((tag) => (
          <li key={tag}>
            <button
              type="button"
              class="tag"
              aria-pressed={given.has(tag)}
              aria-disabled={turning.busy ? 'true' : undefined}
              onClick={() => void turning.run(tag)}
            >
              <bdi>{tagName(tag)}</bdi>
            </button>
          </li>
        ))}
      </ul>
      <form class="row row-end" onSubmit={(event) => void add(event)} autocomplete="off" noValidate>
        <Field label={t('tags_own')} optional={t('optional')}>
          {(control) => (
            <input
              {...control}
              class="input input-short"
              dir="auto"
              maxLength={longestTag}
              value={own}
              onInput={(event) => setOwn(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button type="submit" busy={turning.busy}>
          {t('tags_add')}
        </Button>
      </form>
      {turning.failure === null ? null : <ErrorNotice failure={turning.failure} />}
    </section>
  );
}
