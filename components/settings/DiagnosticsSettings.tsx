import { useState } from 'preact/hooks';
import { diagnosticsText } from '../../utils/record/diagnostics.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { CopyCode } from '../design/CopyCode.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { t } from '../words.ts';
import './diagnostics-settings.css';

/** For somebody who asks a maintainer for help: a text without anything of the record in it, shown before it is copied. */
export function DiagnosticsSettings({ open }: { open: boolean }) {
  const [text, setText] = useState<string | null>(null);
  const gathering = useAction(async () => setText(await diagnosticsText(open)));
  return (
    <div class="stack diagnostics">
      <p class="soft">{t('diagnostics_hint')}</p>
      {text === null ? (
        <Button onClick={gathering.run} busy={gathering.busy}>
          {t('diagnostics_show')}
        </Button>
      ) : (
        <CopyCode text={text} what={t('diagnostics_title')} />
      )}
      {gathering.failure === null ? null : <ErrorNotice failure={gathering.failure} />}
    </div>
  );
}
