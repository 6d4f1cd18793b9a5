import { CopyCode } from '../design/CopyCode.tsx';
import { t } from '../words.ts';
import './what-changed.css';

/** For somebody who wants to tell the maintainers that a website has changed: the text that says so, to be copied. */
export function WhatChanged({ text }: { text: string }) {
  return (
    <details class="what-changed">
      <summary>{t('what_changed')}</summary>
      <div class="stack stack-tight">
        <p class="soft small">{t('what_changed_hint')}</p>
        <CopyCode text={text} what={t('what_changed')} />
      </div>
    </details>
  );
}
