import { useEffect, useState } from 'preact/hooks';
import { fromBase64, toBase64 } from '../../utils/shared/bytes.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Field } from '../design/Field.tsx';
import type { AskProps } from '../verify/AddTimestamp.tsx';
import { t } from '../words.ts';
import { leaveServer, onAnswer, openServer, waitAtServer } from './asked-time.ts';

/** The third way to a trusted time: a tab at the server of the person's choice asks it, by a press there. */
export function AskFromTab({ query, onReply }: AskProps) {
  const [server, setServer] = useState('');
  const [isWrong, setWrong] = useState(false);
  const [isWaiting, setWaiting] = useState(false);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const end = onAnswer((reply) => {
      setWaiting(false);
      onReply(fromBase64(reply));
    });
    return () => {
      end();
      void leaveServer();
    };
  }, [isWaiting]);
  const opening = useAction(async () => {
    const address = URL.parse(server.trim());
    const fits = address !== null && /^https?:$/u.test(address.protocol);
    setWrong(!fits);
    if (!fits) return;
    await waitAtServer({ server: address.href, query: toBase64(await query()) });
    setWaiting(true);
    await openServer(address.href);
  }, 'bad-input');
  return (
    <div class="stack wide">
      <p>{t('stamp_tab_intro')}</p>
      <Field label={t('stamp_tab_server')} hint={t('stamp_tab_hint')} error={isWrong ? t('stamp_tab_wrong') : null}>
        {(control) => (
          <input
            {...control}
            class="input"
            dir="ltr"
            inputMode="url"
            autocomplete="off"
            spellcheck={false}
            value={server}
            onInput={(event) => setServer(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button busy={opening.busy} onClick={() => void opening.run()}>
        {t('stamp_tab_open')}
      </Button>
      {opening.failure === null ? null : <ErrorNotice failure={opening.failure} />}
      <p role="status">{isWaiting ? t('stamp_tab_waiting') : null}</p>
    </div>
  );
}
