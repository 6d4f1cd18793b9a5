import { useEffect } from 'preact/hooks';
import { t } from '../words.ts';

/** Names the tab: the screen, then Daybook. Only neutral words may stand here, since anyone near can read a tab. */
export function useTitle(screen: string | null): void {
  useEffect(() => {
    document.title = screen === null ? t('ext_name') : t('tab_title', screen);
  }, [screen]);
}
