import { useEffect } from 'preact/hooks';
import { faceName, useFace } from '../face/page-face.ts';
import { t } from '../words.ts';

/** Names the tab: the screen, then the name that was chosen. Only neutral words may stand here, since anyone near can read a tab. */
export function useTitle(screen: string | null): void {
  const face = useFace();
  useEffect(() => {
    document.title = screen === null ? faceName() : t('tab_title', screen, faceName());
  }, [screen, face]);
}
