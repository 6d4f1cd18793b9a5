/** The casebook's screens, as the part of its address behind `#`. */
export type Route =
  | { screen: 'entries' }
  | { screen: 'entry'; id: string }
  | { screen: 'new' }
  | { screen: 'package' }
  | { screen: 'settings' };

/** Addresses of the screens, for links. */
export const addresses = {
  entries: '#/',
  entry: (id: string) => `#/entry/${id}`,
  new: '#/new',
  package: '#/package',
  settings: '#/settings',
} as const;

/** The screen that an address names; an unknown one is the list of entries. */
export function parseRoute(hash: string): Route {
  const [, screen = '', id = ''] = hash.replace(/^#/u, '').split('/');
  if (screen === 'entry' && /^[A-Za-z0-9-]+$/u.test(id)) return { screen, id };
  if (screen === 'new' || screen === 'package' || screen === 'settings') return { screen };
  return { screen: 'entries' };
}
