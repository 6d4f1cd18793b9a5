import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Notice } from '../design/Notice.tsx';
import { t } from '../words.ts';

interface Props {
  /** The button that asks, and the one that does it. */
  ask: string;
  sure: string;
  onSure: () => Promise<void>;
  /** What is to be known before it is done. */
  children: ComponentChildren;
}

/** Something that is done only after it was explained and asked for a second time. */
export function AskedTwice({ ask, sure, onSure, children }: Props) {
  const [asking, setAsking] = useState(false);
  const doing = useAction(onSure);
  if (!asking) {
    return (
      <div>
        <Button onClick={() => setAsking(true)}>{ask}</Button>
      </div>
    );
  }
  return (
    <Notice title={ask}>
      {children}
      {doing.failure === null ? null : <ErrorNotice failure={doing.failure} />}
      <div class="row">
        <Button busy={doing.busy} onClick={() => void doing.run()}>
          {sure}
        </Button>
        <Button kind="plain" onClick={() => setAsking(false)}>
          {t('remove_keep')}
        </Button>
      </div>
    </Notice>
  );
}
