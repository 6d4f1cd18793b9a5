import { useEffect, useRef } from 'preact/hooks';
import { PageFrame } from '../design/PageFrame.tsx';
import { BringInScreen } from '../bring-in/BringInScreen.tsx';
import { BulkScreen } from '../bulk/BulkScreen.tsx';
import { ConsentPage } from '../contacts/ConsentPage.tsx';
import { ContactsScreen } from '../contacts/ContactsScreen.tsx';
import { EntryScreen } from '../entry/EntryScreen.tsx';
import { ImpactScreen } from '../impact/ImpactScreen.tsx';
import { LawScreen } from '../law/LawScreen.tsx';
import { LockGate } from '../lock/LockGate.tsx';
import { NewEntryScreen } from '../offline/NewEntryScreen.tsx';
import { PackageScreen } from '../package/PackageScreen.tsx';
import { PatternScreen } from '../pattern/PatternScreen.tsx';
import { PeopleScreen } from '../people/PeopleScreen.tsx';
import { PauseScreen } from '../safety/PauseScreen.tsx';
import { PrivateWindowGate } from '../safety/PrivateWindowGate.tsx';
import { SettingsScreen } from '../settings/SettingsScreen.tsx';
import { TimelineScreen } from '../timeline/TimelineScreen.tsx';
import { TogetherBanner } from '../together/TogetherBanner.tsx';
import { TogetherScreen } from '../together/TogetherScreen.tsx';
import { BrokenOff } from './BrokenOff.tsx';
import { CasebookNav } from './CasebookNav.tsx';
import type { Route } from './route.ts';
import { useRoute } from './use-route.ts';

function Screen({ route }: { route: Route }) {
  switch (route.screen) {
    case 'entry':
      return <EntryScreen id={route.id} />;
    case 'chosen':
      return <TimelineScreen chosen={route.ranges} />;
    case 'bring':
      return <BringInScreen />;
    case 'bulk':
      return <BulkScreen />;
    case 'pattern':
      return <PatternScreen />;
    case 'people':
      return <PeopleScreen />;
    case 'contacts':
      return <ContactsScreen given={route.given} />;
    case 'consent':
      return <ConsentPage root={route.id} />;
    case 'together':
      return <TogetherScreen />;
    case 'impact':
      return <ImpactScreen />;
    case 'law':
      return <LawScreen />;
    case 'new':
      return <NewEntryScreen />;
    case 'package':
      return <PackageScreen />;
    case 'settings':
      return <SettingsScreen />;
    default:
      return <TimelineScreen chosen={null} />;
  }
}

/** The casebook: one page, whose screens follow its address. */
export function Casebook() {
  const route = useRoute();
  const name = [route.screen, ...('id' in route ? [route.id] : 'ranges' in route ? [route.ranges] : [])].join('/');
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
      <PrivateWindowGate>
        {route.screen === 'pause' ? (
          <PauseScreen />
        ) : (
          <LockGate>
            <TogetherBanner />
            <BrokenOff />
            <Screen key={name} route={route} />
          </LockGate>
        )}
      </PrivateWindowGate>
    </PageFrame>
  );
}
