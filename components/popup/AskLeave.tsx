import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../design/Button.tsx';
import { t } from '../words.ts';

interface Props {
  why: string;
  busy: boolean;
  onAllow: () => void;
  onLeave: () => void;
}

/** What the browser is about to ask and why, before it asks. */
export function AskLeave({ why, busy, onAllow, onLeave }: Props) {
  const question = useRef<HTMLDivElement>(null);
  // it stands above the long list: whoever pressed at the list's end would see nothing of it
  useEffect(() => question.current?.scrollIntoView({ block: 'center' }), []);
  return (
    <div class="ask-leave" role="group" aria-labelledby="leave-why" ref={question}>
      <p id="leave-why">{why}</p>
      <div class="ask-leave-choice">
        <Button kind="primary" busy={busy} onClick={onAllow}>
          {t('popup_record_allow')}
        </Button>
        <Button onClick={onLeave}>{t('popup_record_not_now')}</Button>
      </div>
    </div>
  );
}
