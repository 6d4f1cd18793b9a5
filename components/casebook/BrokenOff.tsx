import { useEffect, useState } from 'preact/hooks';
import { clearStaged } from '../../utils/record/staging.ts';
import { type Failure, toFailure } from '../../utils/shared/errors.ts';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Notice } from '../design/Notice.tsx';
import { t } from '../words.ts';

/** Takes away what a browser that was ended left lying of an import, a merge or a backup put back, and says so. */
export function BrokenOff() {
  const [left, setLeft] = useState<'nothing' | 'something' | Failure>('nothing');
  useEffect(() => {
    let here = true;
    const say = (found: typeof left) => {
      if (here) setLeft(found);
    };
    void clearStaged().then(
      (jobs) => say(jobs > 0 ? 'something' : 'nothing'),
      (thrown: unknown) => say(toFailure(thrown, 'storage-failed')),
    );
    return () => {
      here = false;
    };
  }, []);
  if (left === 'nothing') return null;
  if (left !== 'something') return <ErrorNotice failure={left} />;
  return (
    <Notice kind="said">
      <p>{t('broken_off')}</p>
    </Notice>
  );
}
