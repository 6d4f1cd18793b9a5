import { t } from '../words.ts';
import { type Route, addresses } from './route.ts';

export function CasebookNav({ route }: { route: Route }) {
  const links = [
    { href: addresses.entries, words: t('nav_entries'), here: route.screen === 'entries' || route.screen === 'entry' },
    { href: addresses.new, words: t('nav_new'), here: route.screen === 'new' },
    { href: addresses.package, words: t('nav_package'), here: route.screen === 'package' },
    { href: addresses.settings, words: t('nav_settings'), here: route.screen === 'settings' },
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
