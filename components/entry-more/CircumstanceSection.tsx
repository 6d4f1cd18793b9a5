import type { LiveThing } from '../../utils/record/thing-types.ts';
import type { Entry } from '../../utils/record/types.ts';
import { Facts } from '../things/Facts.tsx';
import type { ThingField } from '../things/thing-fields.ts';
import { ThingSection } from '../things/ThingSection.tsx';
import { sayHappened } from '../time/say-happened.ts';
import { t } from '../words.ts';

function fields({ source, happened }: Entry): ThingField[] {
  const time: ThingField[] =
    happened.from === null
      ? [{ kind: 'when', name: 'when', label: t('circumstance_when'), ask: t('circumstance_say_when') }]
      : [];
  // What happened away from the screen says who and where by itself.
  const place: ThingField[] =
    source === 'offline'
      ? []
      : [
          { kind: 'line', name: 'who', label: t('circumstance_who') },
          { kind: 'line', name: 'where', label: t('circumstance_where') },
        ];
  return [
    ...time,
    ...place,
    {
      kind: 'words',
      name: 'witnesses',
      label: t('circumstance_witnesses'),
      hint: t('circumstance_witnesses_hint'),
    },
    { kind: 'words', name: 'howSeen', label: t('circumstance_how_seen'), hint: t('circumstance_how_seen_hint') },
    { kind: 'words', name: 'did', label: t('circumstance_did'), hint: t('circumstance_did_hint') },
  ];
}

/** When, where the page does not tell; who, where, who else saw it, how the person came to see it and what they did. */
export function CircumstanceSection({ entry, things }: { entry: Entry; things: readonly LiveThing<'circumstance'>[] }) {
  return (
    <ThingSection
      kind="circumstance"
      heading={t('circumstance_title')}
      hint={t('circumstance_hint')}
      add={t('circumstance_add')}
      empty={t(entry.happened.from === null ? 'circumstance_empty_when' : 'circumstance_empty')}
      about={entry.id}
      things={things.slice(-1)}
      fields={() => fields(entry)}
      fresh={{ who: null, where: null, witnesses: null, howSeen: null, did: null }}
      nameOf={() => t('circumstance_title')}
      single
      show={({ body }) => (
        <Facts
          rows={[
            [t('circumstance_when'), body.when ? sayHappened(body.when) : null],
            [t('circumstance_who'), body.who],
            [t('circumstance_where'), body.where],
            [t('circumstance_witnesses'), body.witnesses],
            [t('circumstance_how_seen'), body.howSeen],
            [t('circumstance_did'), body.did],
          ]}
        />
      )}
    />
  );
}
