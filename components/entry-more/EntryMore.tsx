import { isPackId } from '../../utils/law/packs.ts';
import type { Entry } from '../../utils/record/types.ts';
import { markFields } from '../contacts/contact-fields.ts';
import { ImpactFacts } from '../impact/ImpactFacts.tsx';
import { impactFields } from '../impact/ImpactScreen.tsx';
import { laneName } from '../pattern/drawing-words.ts';
import { Facts } from '../things/Facts.tsx';
import { ThingSection } from '../things/ThingSection.tsx';
import { sayHappened } from '../time/say-happened.ts';
import { t } from '../words.ts';
import { AttestationSection } from './AttestationSection.tsx';
import { LinksSection } from './LinksSection.tsx';
import { MoreSection } from './MoreSection.tsx';
import { QuestionsSection } from './QuestionsSection.tsx';
import type { EntryThings } from './use-entry-things.ts';

/** What can be said around an entry beyond its words: effects, links, questions of the law, witnesses. */
export function EntryMore({ entry, things }: { entry: Entry; things: EntryThings }) {
  const [impacts, marks, attestations] = [things.of('impact'), things.of('mark'), things.of('attestation')];
  const pack = things.lawChoice?.body.pack ?? '';
  const elementLinks = things.of('element-link');
  const when = { when: entry.happened };
  return (
    <div class="more-sections">
      <MoreSection title={t('entry_impact')} count={impacts.length}>
        <ThingSection
          kind="impact"
          hint={t('entry_impact_hint')}
          add={t('impact_add')}
          empty={t('entry_impact_empty')}
          about={entry.id}
          things={impacts}
          fields={impactFields}
          fresh={{ areas: [], ...when }}
          nameOf={(body) => sayHappened(body.when)}
          show={({ body }) => (
            <>
              <p class="soft">{sayHappened(body.when)}</p>
              <ImpactFacts impact={body} />
            </>
          )}
        />
      </MoreSection>
      <MoreSection title={t('entry_links')} count={things.links.length}>
        <LinksSection entryId={entry.id} links={things.links} summaries={things.summaries} />
      </MoreSection>
      <MoreSection title={t('entry_marks')} count={marks.length}>
        <ThingSection
          kind="mark"
          hint={t('entry_marks_hint')}
          add={t('contact_mark_add')}
          empty={t('entry_marks_empty')}
          about={entry.id}
          things={marks}
          fields={() => markFields(null)}
          fresh={{ kind: 'told-to-stop', accountKey: null, ...when }}
          nameOf={(body) => laneName({ group: 'mark', name: body.kind })}
          show={({ body }) => (
            <>
              <h3>{laneName({ group: 'mark', name: body.kind })}</h3>
              <p class="soft">{sayHappened(body.when)}</p>
              <Facts rows={[[t('contact_mark_words'), body.words]]} />
            </>
          )}
        />
      </MoreSection>
      <MoreSection title={t('entry_law')} count={elementLinks.length}>
        <QuestionsSection entryId={entry.id} pack={isPackId(pack) ? pack : 'GB-EAW'} links={elementLinks} />
      </MoreSection>
      <MoreSection title={t('attest_title')} count={attestations.length}>
        <AttestationSection entry={entry} things={attestations} />
      </MoreSection>
    </div>
  );
}
