import { t } from '../words.ts';
import { type Route, addresses } from './route.ts';

const entryScreens: ReadonlySet<string> = new Set(['entries', 'entry', 'chosen', 'together']);

/** Links to the screens of the casebook. */
export function CasebookNav({ route }: { route: Route }) {
  const links = [
    { href: addresses.entries, words: t('nav_entries'), here: entryScreens.has(route.screen) },
    { href: addresses.new, words: t('nav_new'), here: route.screen === 'new' || route.screen === 'bulk' },
    { href: addresses.bring, words: t('nav_bring'), here: route.screen === 'bring' },
    { href: addresses.pattern, words: t('nav_pattern'), here: route.screen === 'pattern' },
    { href: addresses.people, words: t('nav_people'), here: route.screen === 'people' },
    { href: addresses.impact, words: t('nav_impact'), here: route.screen === 'impact' },
    {
      href: addresses.contacts,
      words: t('nav_contacts'),
      here: route.screen === 'contacts' || route.screen === 'consent',
    },
    { href: addresses.law, words: t('nav_law'), here: route.screen === 'law' },
    { href: addresses.package, words: t('nav_package'), here: route.screen === 'package' },
    { href: addresses.settings, words: t('nav_settings'), here: route.screen === 'settings' },
    { href: addresses.pause, words: t('nav_pause'), here: route.screen === 'pause' },
  ];
  return (
    <nav class="nav" aria-label={t('nav_label')}>
      {links.map(({ href, words, here }) => (
        <a key={href} href={href} aria-current={here ? 'page' : undefined}>
          {words}
        </a>
      ))}
    </nav>
  );
}
