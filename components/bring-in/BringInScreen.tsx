import { useTitle } from '../casebook/use-title.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { t } from '../words.ts';
import { BringDrop } from './BringDrop.tsx';
import { BringKept } from './BringKept.tsx';
import { ItemsTable } from './ItemsTable.tsx';
import { RefusedFiles } from './RefusedFiles.tsx';
import { SourceCard } from './SourceCard.tsx';
import './bring-in.css';
import { chosenCounts } from './chosen-counts.ts';
import { type BringIn, useBringIn } from './use-bring-in.ts';

/** `of` where it is known how many there will be: a bar without an end is drawn sixty times a second. */
function Progress({ bring, of }: { bring: BringIn; of?: number }) {
  const { progress, stage } = bring.state;
  const doing = stage === 'keeping' ? t('import_keeping') : t('import_looking');
  return (
    <div class="stack stack-tight wide" role="status">
      <p>{doing}</p>
      {of === undefined ? (
        <progress class="bring-progress" aria-label={doing} />
      ) : (
        <progress class="bring-progress" aria-label={doing} value={Math.min(progress?.count ?? 0, of)} max={of} />
      )}
      {progress === null ? null : (
        <p class="soft small figures">
          {t('import_progress', progress.count)} · <bdi>{progress.name}</bdi>
        </p>
      )}
      <Button onClick={bring.stop}>{t('import_stop')}</Button>
    </div>
  );
}

function KeepBar({ bring }: { bring: BringIn }) {
  const { state } = bring;
  const counts = chosenCounts(state);
  return (
    <div class="stack wide">
      <p role="status" class="figures">
        {t('import_chosen', counts.messages, counts.days, counts.files)}
      </p>
      {state.failure === null ? null : <ErrorNotice failure={state.failure} />}
      {state.stage === 'keeping' ? (
        <Progress bring={bring} of={Math.max(1, counts.days + counts.files + state.sources.length)} />
      ) : (
        <div class="row">
          <Button kind="primary" disabled={counts.messages + counts.files === 0} onClick={bring.keep}>
            {t('import_keep')}
          </Button>
          <Button kind="plain" onClick={bring.again}>
            {t('cancel')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Choosing({ bring }: { bring: BringIn }) {
  const { sources, items, refused, withPlace, stage } = bring.state;
  // Lists and zones drawn anew at every word of progress would take longer than the work.
  if (stage === 'keeping') return <KeepBar bring={bring} />;
  return (
    <>
      {refused.length === 0 ? null : <RefusedFiles refused={refused} />}
      <div class="stack stack-loose wide">
        {sources.map((draft, at) => (
          <SourceCard key={draft.opened.name} draft={draft} onChange={(part) => bring.putSource(at, part)} />
        ))}
        {items.length === 0 ? null : (
          <ItemsTable items={items} withPlace={withPlace} onChange={bring.putItem} onPlace={bring.putPlace} />
        )}
      </div>
      {sources.length + items.length === 0 ? (
        <Button onClick={bring.again}>{t('import_again')}</Button>
      ) : (
        <KeepBar bring={bring} />
      )}
    </>
  );
}

/** Brings in files, chats and downloads: looks first, lets the person choose, and only then keeps. */
export function BringInScreen() {
  useTitle(t('nav_bring'));
  const bring = useBringIn();
  const { stage, failure, kept } = bring.state;
  return (
    <div class="stack stack-loose">
      <div class="stack stack-tight">
        <h1>{t('nav_bring')}</h1>
        <p class="soft">{t('import_intro')}</p>
      </div>
      {stage === 'files' ? (
        <>
          {failure === null ? null : <ErrorNotice failure={failure} />}
          <BringDrop busy={false} onFiles={bring.look} />
          <details class="wide">
            <summary>{t('import_what')}</summary>
            <ul class="bullets bring-what">
              <li>{t('import_what_files')}</li>
              <li>{t('import_what_mail')}</li>
              <li>{t('import_what_whatsapp')}</li>
              <li>{t('import_what_sms')}</li>
              <li>{t('import_what_platforms')}</li>
              <li>{t('import_what_calls')}</li>
            </ul>
          </details>
        </>
      ) : null}
      {stage === 'looking' ? <Progress bring={bring} /> : null}
      {stage === 'choosing' || stage === 'keeping' ? <Choosing bring={bring} /> : null}
      {stage === 'kept' ? <BringKept kept={kept} onAgain={bring.again} /> : null}
    </div>
  );
}
