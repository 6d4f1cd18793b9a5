import type { ComponentChildren } from 'preact';
import { EmergencyLine } from '../safety/EmergencyLine.tsx';
import { LeaveButton } from '../safety/LeaveButton.tsx';
import { t } from '../words.ts';
import './page-frame.css';

interface Props {
  /** Links to the other screens, where there are any. */
  nav?: ComponentChildren;
  children: ComponentChildren;
}

/** What every full page has: the name, the way out, the page itself, whom to ring. */
export function PageFrame({ nav, children }: Props) {
  return (
    <div class="frame">
      <header class="frame-head">
        <p class="frame-name">
          <img src="/icons/book.svg" alt="" width={28} height={28} />
          {t('ext_name')}
        </p>
        {nav}
        <LeaveButton />
      </header>
      <main class="frame-main" id="main" tabIndex={-1}>
        {children}
      </main>
      <footer class="frame-foot">
        <EmergencyLine />
      </footer>
    </div>
  );
}
