import type { LiveThing } from '../../utils/record/thing-types.ts';
import { Notice } from '../design/Notice.tsx';
import type { ThingField } from '../things/thing-fields.ts';
import { ThingSection } from '../things/ThingSection.tsx';
import { t } from '../words.ts';

function fields(): ThingField[] {
  return [
    {
      kind: 'choice',
      name: 'how',
      label: t('cover_how'),
      choices: [
        { value: 'stay', words: t('cover_stay') },
        { value: 'fine', words: t('cover_fine') },
      ],
    },
    { kind: 'words', name: 'instead', label: t('cover_instead'), hint: t('cover_instead_hint') },
  ];
}

/** What somebody who looked says of an entry, to be read instead of looking. */
export function CoverSection({ entryId, covers }: { entryId: string; covers: readonly LiveThing<'cover'>[] }) {
  return (
    <ThingSection
      kind="cover"
      heading={t('cover_title')}
      add={t('cover_add')}
      empty={t('cover_empty')}
      about={entryId}
      things={covers.slice(-1)}
      fields={fields}
      fresh={{ how: 'stay', instead: null }}
      nameOf={() => t('cover_title')}
      single
      show={({ body, by }) => (
        <Notice>
          <p>{body.how === 'stay' ? t('cover_said_stay') : t('cover_said_fine')}</p>
          {body.instead === null ? null : (
            <p class="own-words" dir="auto">
              {body.instead}
            </p>
          )}
          {by === undefined ? null : <p class="soft small">{t('written_by', by)}</p>}
        </Notice>
      )}
    />
  );
}
