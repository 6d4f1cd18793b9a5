import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { t } from '../words.ts';
import { chooseTogether, useTogether } from './together-mode.ts';
import './together.css';

/** Says on every screen that the book is being sorted together, and ends it. */
export function TogetherBanner() {
  const mode = useTogether();
  const ending = useAction(async () => chooseTogether({ how: 'off' }));
  if (mode.how === 'off') return null;
  return (
    <div class="together row">
      <p>{mode.how === 'covered' ? t('together_now_covered') : t('together_now_other', mode.name)}</p>
      <Button kind="plain" busy={ending.busy} onClick={() => void ending.run()}>
        {t('together_end')}
      </Button>
    </div>
  );
}
