import { impactAreas } from '../../utils/record/thing-types.ts';
import { useTitle } from '../casebook/use-title.ts';
import { ThingSection } from '../things/ThingSection.tsx';
import { thingsOf, useBook } from '../data/use-book.ts';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Notice } from '../design/Notice.tsx';
import type { ThingField } from '../things/thing-fields.ts';
import { sayHappened } from '../time/say-happened.ts';
import { t } from '../words.ts';
import { ImpactFacts } from './ImpactFacts.tsx';

/** Chips first, words second, all of it optional. */
export function impactFields(): ThingField[] {
  return [
    { kind: 'when', name: 'when', label: t('impact_when') },
    {
      kind: 'checks',
      name: 'areas',
      label: t('impact_areas'),
      choices: impactAreas.map((value) => ({ value, words: t(`impact_area_${value}`) })),
    },
    { kind: 'words', name: 'words', label: t('impact_words'), hint: t('impact_words_hint') },
    { kind: 'line', name: 'cost', label: t('impact_cost') },
  ];
}

/** What it did to the person's life, day by day. */
export function ImpactScreen() {
  useTitle(t('nav_impact'));
  const loaded = useBook();
  const things = loaded.state === 'ready' ? thingsOf(loaded.book, 'impact') : [];
  return (
    <div class="stack stack-loose">
      <div class="stack stack-tight">
        <h1>{t('impact_title')}</h1>
        <p class="soft">{t('impact_intro')}</p>
      </div>
      <Notice>
        <p>{t('impact_care')}</p>
      </Notice>
      {loaded.state === 'failed' ? <ErrorNotice failure={loaded.failure} /> : null}
      {loaded.state === 'ready' ? (
        <ThingSection
          kind="impact"
          heading={t('impact_list')}
          add={t('impact_add')}
          empty={t('impact_empty')}
          things={things.toSorted((a, b) => (b.body.when.from ?? '').localeCompare(a.body.when.from ?? ''))}
          fields={impactFields}
          fresh={{ areas: [] }}
          nameOf={(body) => sayHappened(body.when)}
          show={({ body }) => (
            <>
              <h3>{sayHappened(body.when)}</h3>
              <ImpactFacts impact={body} />
            </>
          )}
        />
      ) : null}
    </div>
  );
}
