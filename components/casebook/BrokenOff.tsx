import { useEffect, useState } from 'preact/hooks';
import { clearStaged } from '../../utils/record/staging.ts';
import { Notice } from '../design/Notice.tsx';
import { t } from '../words.ts';

/** Takes away what a browser that was ended left lying of an import, a merge or a backup put back, and says so. */
export function BrokenOff() {
  const [left, setLeft] = useState(false);
  useEffect(() => {
    let here = true;
    void clearStaged().then((jobs) => here && setLeft(jobs > 0));
    return () => {
      here = false;
    };
  }, []);
  if (!left) return null;
  return (
    <Notice kind="said">
      <p>{t('broken_off')}</p>
    </Notice>
  );
}
