import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { LiveThing, ThingBodies, ThingKind } from '../../utils/record/thing-types.ts';
import { addThing, changeThing } from '../../utils/record/things.ts';
import { Button } from '../design/Button.tsx';
import { Icon } from '../design/Icon.tsx';
import { RemovedThings } from './RemovedThings.tsx';
import { useRemoval } from './Removal.tsx';
import type { FieldValues, ThingField } from './thing-fields.ts';
import { ThingForm } from './ThingForm.tsx';
import { useWayBack } from './use-way-back.ts';
import { t } from '../words.ts';

interface Props<K extends ThingKind> {
  kind: K;
  /** None where the list stands under a heading already. */
  heading?: string;
  hint?: string;
  add: string;
  /** Word of the button that keeps it. */
  save?: string;
  /** What a thing is called where it is named in a sentence or a button. */
  nameOf: (body: ThingBodies[K]) => string;
  fields: () => ThingField[];
  /** Starting values of a new thing. */
  fresh: FieldValues;
  /** Values with which a new one is begun at once, from elsewhere; null where none is. */
  begin?: FieldValues | null;
  /** What a new thing belongs to. */
  about?: string | null;
  things: readonly LiveThing<K>[];
  empty: string;
  /** There is at most one of it. */
  single?: boolean;
  /** What is kept is not changed any more, only taken away: it was signed. */
  fixed?: boolean;
  /** Completes what the form gave before it is kept. */
  complete?: (body: ThingBodies[K]) => ThingBodies[K];
  show: (thing: LiveThing<K>) => ComponentChildren;
  /** What stands last in the card, after the ways to change it. */
  last?: (thing: LiveThing<K>) => ComponentChildren;
}

/** A list of things of one kind: add, change, take away with a way back. Former versions stay in the record. */
export function ThingSection<K extends ThingKind>({
  kind,
  heading,
  hint,
  add,
  save: saveWord,
  nameOf,
  fields,
  fresh,
  begin = null,
  about = null,
  things,
  empty,
  single = false,
  fixed = false,
  complete = (body) => body,
  show,
  last,
}: Props<K>) {
  const [writing, setWriting] = useState<LiveThing<K> | 'new' | null>(null);
  const { remove, notice } = useRemoval();
  const [section, goBackTo] = useWayBack();
  useEffect(() => {
    if (begin !== null) setWriting('new');
  }, [begin]);
  const former = writing === 'new' ? null : writing;
  const save = async (values: FieldValues) => {
    // The fields name exactly the properties of the body.
    const body = complete({
      ...fresh,
      ...begin,
      ...(former?.body as object | undefined),
      ...values,
    } as unknown as ThingBodies[K]);
    const { root } = former === null ? await addThing(kind, about, body) : await changeThing(former, body);
    setWriting(null);
    goBackTo(root);
  };
  const form = (
    <ThingForm
      key={former?.id ?? JSON.stringify(begin)}
      title={former === null ? add : t('things_change_what', nameOf(former.body))}
      fields={fields()}
      initial={former === null ? { ...fresh, ...begin } : (former.body as unknown as FieldValues)}
      save={saveWord ?? t('things_keep')}
      onSave={save}
      onLeave={() => {
        setWriting(null);
        goBackTo(former?.root ?? null);
      }}
    />
  );
  return (
    <section ref={section} class="stack wide" aria-labelledby={heading === undefined ? undefined : `section-${kind}`}>
      {heading === undefined ? null : <h2 id={`section-${kind}`}>{heading}</h2>}
      {hint === undefined ? null : <p class="soft">{hint}</p>}
      {notice}
      {things.length === 0 && writing === null ? <p class="soft">{empty}</p> : null}
      <div class="cards">
        {things.map((thing) =>
          former?.id === thing.id ? (
            form
          ) : (
            <article key={thing.root} class="card" tabIndex={-1} data-thing={thing.root}>
              {show(thing)}
              <div class="row">
                {fixed ? null : (
                  <Button
                    kind="plain"
                    aria-label={t('things_change_what', nameOf(thing.body))}
                    onClick={() => setWriting(thing)}
                  >
                    {t('things_change')}
                  </Button>
                )}
                <Button
                  kind="plain"
                  aria-label={t('things_remove_what', nameOf(thing.body))}
                  onClick={() => remove(thing, nameOf(thing.body))}
                >
                  {t('things_remove')}
                </Button>
              </div>
              {last?.(thing)}
            </article>
          ),
        )}
      </div>
      <RemovedThings kind={kind} about={about} nameOf={nameOf} />
      {writing === 'new' ? (
        form
      ) : single && things.length > 0 ? null : (
        <Button data-thing="new" onClick={() => setWriting('new')}>
          <Icon name="plus" />
          {add}
        </Button>
      )}
    </section>
  );
}
