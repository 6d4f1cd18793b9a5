import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { EmergencyLine } from '../safety/EmergencyLine.tsx';
import { faceIcon } from '../face/face.ts';
import { useFace } from '../face/page-face.ts';
import { LeaveButton } from '../safety/LeaveButton.tsx';
import { t } from '../words.ts';
import { Button } from './Button.tsx';
import './page-frame.css';

interface Props {
  /** Links to the other screens, where there are any: beside the page, or behind *Menu* where there is no room. */
  nav?: ComponentChildren;
  children: ComponentChildren;
}

/** Whether the links are unfolded on a narrow screen; going somewhere folds them again. */
function useMenu(): [open: boolean, toggle: () => void] {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const fold = () => setOpen(false);
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') fold();
    };
    addEventListener('hashchange', fold);
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('hashchange', fold);
      removeEventListener('keydown', onKey);
    };
  }, []);
  return [open, () => setOpen(!open)];
}

/** What every full page has: the name, the way out, the page itself, whom to ring. */
export function PageFrame({ nav, children }: Props) {
  const [open, toggle] = useMenu();
  const face = useFace();
  return (
    <div class="frame" data-menu={open ? 'open' : 'folded'}>
      <header class="frame-head">
        <p class="frame-name">
          <img src={faceIcon(face)} alt="" width={28} height={28} />
          {t(`face_${face}`)}
        </p>
        {nav === undefined ? null : (
          <span class="frame-menu">
            <Button kind="plain" aria-expanded={open} aria-controls="nav" onClick={toggle}>
              {t('menu')}
            </Button>
          </span>
        )}
        <LeaveButton />
      </header>
      <div class={nav === undefined ? 'frame-body' : 'frame-body frame-body-nav'}>
        {nav === undefined ? null : (
          <div class="frame-nav" id="nav">
            {nav}
          </div>
        )}
        <main class="frame-main" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <footer class="frame-foot">
        <EmergencyLine />
      </footer>
    </div>
  );
}
