import { withSaid } from '../../utils/pattern/said-around.ts';
import type { EntryView, HappenedAt } from '../../utils/record/types.ts';
import { withheldExhibits } from '../../utils/record/care.ts';
import { driftText } from '../../utils/record/drift-text.ts';
import { openEntry } from '../../utils/record/entries.ts';
import { noteRead } from '../../utils/record/note-read.ts';
import { isLong } from '../../utils/shared/span.ts';
import { addresses } from '../casebook/route.ts';
import { useTitle } from '../casebook/use-title.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { useRecord } from '../data/use-record.ts';
import { Chip } from '../design/Chip.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Icon } from '../design/Icon.tsx';
import { useLookedAtALot } from '../safety/reveals.ts';
import { CircumstanceSection } from '../entry-more/CircumstanceSection.tsx';
import { EntryMore } from '../entry-more/EntryMore.tsx';
import { TagsSection } from '../entry-more/TagsSection.tsx';
import { useEntryThings } from '../entry-more/use-entry-things.ts';
import { placeName, stateName } from '../entries/entry-names.ts';
import { sayHappened } from '../time/say-happened.ts';
import { TimeText } from '../time/TimeText.tsx';
import { EntryStaysCovered } from '../together/cover-of-entry.ts';
import { CoverSection } from '../together/CoverSection.tsx';
import { useTogether } from '../together/together-mode.ts';
import { t } from '../words.ts';
import { RemoveEntry } from '../removal/RemoveEntry.tsx';
import { CaptureSection } from './CaptureSection.tsx';
import { CareNotice } from './CareNotice.tsx';
import { CareSection } from './CareSection.tsx';
import { ExhibitsSection } from './ExhibitsSection.tsx';
import { ImportedSection } from './ImportedSection.tsx';
import { IssuesNotice } from './IssuesNotice.tsx';
import { MediaSection } from './MediaSection.tsx';
import { NotesSection } from './NotesSection.tsx';
import { OfflineFacts } from './OfflineFacts.tsx';
import { OtherItem } from './OtherItem.tsx';
import { PicturesSection } from './PicturesSection.tsx';
import { ReadingSection } from './ReadingSection.tsx';
import { WordsSection } from './WordsSection.tsx';
import './entry-screen.css';

/** `entry` with the time that the person says, where it has none of its own. */
function EntryHead({ entry }: { entry: EntryView['entry'] }) {
  const state = stateName(entry.capture?.state ?? null);
  const { happened } = entry;
  return (
    <div class="stack stack-tight">
      <h1 class="figures">{t('entry_number', entry.number)}</h1>
      <p class="row">
        <span class="lead">{placeName(entry)}</span>
        {state === null ? null : <Chip>{state}</Chip>}
      </p>
      <p class="soft">
        {t('entry_happened')}{' '}
        {happened.byKeeper ? (
          <bdi>{t('entry_happened_said', sayHappened(happened))}</bdi>
        ) : happened.from !== null && isOneMinute(happened) ? (
          <TimeText utc={happened.from} />
        ) : (
          <bdi>{sayHappened(happened)}</bdi>
        )}
        {' · '}
        {t('entry_made')} <TimeText utc={entry.madeAt.utc} />
      </p>
    </div>
  );
}

function isOneMinute(happened: HappenedAt): boolean {
  return (happened.precision === 'exact' || happened.precision === 'minute') && !isLong(happened);
}

function EntryBody({ view }: { view: EntryView }) {
  const { entry, exhibits, notes } = view;
  const { capture } = entry;
  const things = useEntryThings(entry.id);
  const mode = useTogether();
  const covers = things?.of('cover') ?? [];
  const [noted] = useLoaded(() => noteRead(view), entry.id);
  const reading = capture?.reading ?? null;
  return (
    <EntryStaysCovered.Provider value={covers.at(-1)?.body.how === 'stay'}>
      <EntryHead entry={withSaid(entry, things?.of('circumstance').at(-1))} />
      {capture === null ? null : (
        <IssuesNotice issues={capture.issues} failed={capture.state === 'failed'} drift={driftText(capture)} />
      )}
      {things === null || (mode.how === 'off' && covers.length === 0) ? null : (
        <CoverSection entryId={entry.id} covers={covers} />
      )}
      {view.care ? <CareNotice care={view.care} /> : null}
      <div class="entry-columns">
        <div class="stack stack-loose">
          {view.care === 'young' ? null : <PicturesSection exhibits={exhibits} />}
          <WordsSection entry={entry} exhibits={exhibits} />
          {noted.state === 'failed' ? <ErrorNotice failure={noted.failure} /> : null}
          {reading?.replyTo ? <OtherItem title={t('entry_reply_to')} item={reading.replyTo} /> : null}
          {reading?.quotes ? <OtherItem title={t('entry_quotes')} item={reading.quotes} /> : null}
          {reading && reading.media.length > 0 ? <MediaSection media={reading.media} /> : null}
          {things === null ? null : (
            <>
              <CircumstanceSection entry={entry} things={things.of('circumstance')} />
              <TagsSection entryId={entry.id} tags={things.of('tag')} />
            </>
          )}
          <NotesSection entryId={entry.id} notes={notes} />
          {things === null ? null : <EntryMore entry={entry} things={things} />}
          {exhibits.length === 0 ? null : (
            <ExhibitsSection exhibits={exhibits} withheld={view.care === 'young' ? withheldExhibits(view) : []} />
          )}
          <CareSection view={view} />
          <RemoveEntry id={entry.id} />
        </div>
        <div class="stack stack-loose">
          {reading === null ? null : <ReadingSection reading={reading} />}
          {capture === null ? <OfflineFacts entry={entry} /> : <CaptureSection capture={capture} />}
          {entry.imported === undefined ? null : <ImportedSection imported={entry.imported} />}
        </div>
      </div>
    </EntryStaysCovered.Provider>
  );
}

/** One entry with all that belongs to it; pictures and words stay covered until asked for. */
export function EntryScreen({ id }: { id: string }) {
  const view = useRecord(() => openEntry(id), id);
  const aLot = useLookedAtALot();
  useTitle(view.state === 'ready' ? t('entry_number', view.value.entry.number) : null);
  return (
    <div class="stack stack-loose">
      <a class="back" href={addresses.entries}>
        <Icon name="back" turns />
        {t('back_to_entries')}
      </a>
      {view.state === 'failed' ? <ErrorNotice failure={view.failure} /> : null}
      {view.state === 'ready' ? <EntryBody view={view.value} /> : null}
      {aLot ? (
        <p class="soft">
          {t('looked_at_a_lot')} <a href={addresses.law}>{t('looked_at_support')}</a>
        </p>
      ) : null}
    </div>
  );
}
