import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../design/Button.tsx';
import { PageFrame } from '../design/PageFrame.tsx';
import { t } from '../words.ts';
import { markBegun } from './begun.ts';
import { PrivateWindowGate } from '../safety/PrivateWindowGate.tsx';
import { HelloStep } from './HelloStep.tsx';
import { HowStep } from './HowStep.tsx';
import { PassphraseStep } from './PassphraseStep.tsx';
import { PlaceStep } from './PlaceStep.tsx';
import './welcome.css';

const steps = [
  { title: () => t('welcome_hello_title'), Body: HelloStep },
  { title: () => t('welcome_place_title'), Body: PlaceStep },
  { title: () => t('passphrase_title'), Body: PassphraseStep },
  { title: () => t('welcome_how_title'), Body: HowStep },
] as const;

/** The first run: what this is and the way out of it, whether this is a good place for it, a passphrase, how to keep things. */
export function Welcome() {
  const [at, setAt] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (!moved.current) return;
    scrollTo(0, 0);
    heading.current?.focus();
  }, [at]);
  // read as far as the way out: not offered again until the next main version
  useEffect(() => void markBegun(), []);
  const go = (next: number) => {
    moved.current = true;
    setAt(next);
  };
  const { title, Body } = steps[at] ?? steps[0];
  return (
    <PageFrame>
      <div class="welcome stack stack-loose">
        <div class="stack stack-tight">
          <p class="soft small">{t('welcome_step', at + 1, steps.length)}</p>
          <h1 ref={heading} tabIndex={-1}>
            {title()}
          </h1>
        </div>
        {Body === PassphraseStep ? (
          <PrivateWindowGate>
            <Body onNext={() => go(at + 1)} />
          </PrivateWindowGate>
        ) : (
          <Body onNext={() => go(at + 1)} />
        )}
        {at === 0 ? null : (
          <Button kind="plain" onClick={() => go(at - 1)}>
            {t('welcome_back')}
          </Button>
        )}
      </div>
    </PageFrame>
  );
}
