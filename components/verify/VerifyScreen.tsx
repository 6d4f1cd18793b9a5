import { useTitle } from '../casebook/use-title.ts';
import { PageFrame } from '../design/PageFrame.tsx';
import { AskFromTab } from '../stamp/AskFromTab.tsx';
import { t } from '../words.ts';
import { VerifyPanel } from './VerifyPanel.tsx';

/** Checks a package here, in this browser: nothing of it is sent anywhere or kept. */
export function VerifyScreen() {
  useTitle(t('verify_title'));
  return (
    <PageFrame>
      <VerifyPanel Tab={AskFromTab} />
    </PageFrame>
  );
}
