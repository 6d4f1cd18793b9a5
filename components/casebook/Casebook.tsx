import { useEffect, useRef } from 'preact/hooks';
import { PageFrame } from '../design/PageFrame.tsx';
import { EntriesScreen } from '../entries/EntriesScreen.tsx';
import { EntryScreen } from '../entry/EntryScreen.tsx';
import { LockGate } from '../lock/LockGate.tsx';
import { NewEntryScreen } from '../offline/NewEntryScreen.tsx';
import { PackageScreen } from '../package/PackageScreen.tsx';
import { SettingsScreen } from '../settings/SettingsScreen.tsx';
import { CasebookNav } from './CasebookNav.tsx';
import type { Route } from './route.ts';
import { useRoute } from './use-route.ts';

function Screen({ route }: { route: Route }) {
  if (route.screen === 'entry') return <EntryScreen id={route.id} />;
  if (route.screen === 'new') return <NewEntryScreen />;
  if (route.screen === 'package') return <PackageScreen />;
  if (route.screen === 'settings') return <SettingsScreen />;
  return <EntriesScreen />;
}

/** The casebook: one page, whose screens follow its address. */
export function Casebook() {
  const route = useRoute();
  const name = route.screen === 'entry' ? `entry/${route.id}` : route.screen;
  const shown = useRef(name);
  useEffect(() => {
    if (shown.current === name) return;
    shown.current = name;
    // A new screen is read from its beginning, by eye and by screen reader.
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('#main')?.focus();
  }, [name]);
  return (
    <PageFrame nav={<CasebookNav route={route} />}>
      <LockGate>
        <Screen key={name} route={route} />
      </LockGate>
    </PageFrame>
  );
}
