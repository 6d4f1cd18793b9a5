import { useState } from 'preact/hooks';
import { useAction } from '../data/use-action.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Notice } from '../design/Notice.tsx';
import type { AnswerInPage } from '../stamp/ask-in-page.ts';
import { askFromTab, serverHere } from '../stamp/asked-time.ts';
import { t } from '../words.ts';

function said(answer: AnswerInPage): string {
  if (answer.ok) return t('stamp_here_done');
  return answer.why === 'status' ? t('stamp_here_status', answer.status) : t(`stamp_here_${answer.why}`);
}

/** At a time server for which a query waits: sends it from this tab. Nothing anywhere else. */
export function TimeHere() {
  const [here] = useLoaded(serverHere, 'time');
  const [answer, setAnswer] = useState<AnswerInPage | null>(null);
  const asking = useAction(async () => {
    if (here.state !== 'ready' || here.value === null) return;
    setAnswer(await askFromTab(here.value.tabId, here.value.asked));
  }, 'page-forbidden');
  if (here.state !== 'ready' || here.value === null) return null;
  return (
    <Notice kind={answer?.ok ? 'said' : 'aside'}>
      <p role="status">{answer === null ? t('stamp_here_what', here.value.host) : said(answer)}</p>
      {asking.failure === null ? null : <ErrorNotice failure={asking.failure} />}
      {answer?.ok ? null : (
        <Button busy={asking.busy} onClick={() => void asking.run()}>
          {t('stamp_here_ask')}
        </Button>
      )}
    </Notice>
  );
}
