import { fromRanges } from './number-ranges.ts';

/** The casebook's screens, as the part of its address behind `#`. */
export type Route =
  | { screen: 'entries' }
  | { screen: 'entry'; id: string }
  /** Entries by their numbers, as `toRanges` writes them: what stands behind a figure. */
  | { screen: 'chosen'; ranges: string }
  | { screen: 'bulk' }
  | { screen: 'bring' }
  | { screen: 'pattern' }
  | { screen: 'people' }
  /** `given`: digest of a package whose handing over is to be written down. */
  | { screen: 'contacts'; given: string | null }
  | { screen: 'consent'; id: string }
  | { screen: 'together' }
  | { screen: 'impact' }
  | { screen: 'law' }
  | { screen: 'new' }
  | { screen: 'package' }
  | { screen: 'settings' }
  | { screen: 'pause' };

/** Addresses of the screens, for links. */
export const addresses = {
  entries: '#/',
  entry: (id: string) => `#/entry/${id}`,
  chosen: (ranges: string) => `#/chosen/${ranges}`,
  bulk: '#/bulk',
  bring: '#/bring',
  pattern: '#/pattern',
  people: '#/people',
  contacts: '#/contacts',
  given: (digest: string) => `#/contacts/${digest}`,
  consent: (root: string) => `#/consent/${root}`,
  together: '#/together',
  impact: '#/impact',
  // as its link is called: an address stands where anyone can read it
  law: '#/questions',
  new: '#/new',
  package: '#/package',
  settings: '#/settings',
  pause: '#/pause',
} as const;

const plain = [
  'new',
  'package',
  'settings',
  'bulk',
  'bring',
  'pattern',
  'people',
  'impact',
  'together',
  'law',
  'pause',
] as const;

/** The screen that an address names; an unknown one is the list of entries. */
export function parseRoute(hash: string): Route {
  const [, screen = '', id = ''] = hash.replace(/^#/u, '').split('/');
  if ((screen === 'entry' || screen === 'consent') && /^[A-Za-z0-9-]+$/u.test(id)) return { screen, id };
  if (screen === 'contacts') return { screen, given: /^[0-9a-f]{64}$/u.test(id) ? id : null };
  if (screen === 'chosen' && fromRanges(id).length > 0) return { screen, ranges: id };
  const name = screen === 'questions' ? 'law' : plain.find((one) => one === screen);
  if (name !== undefined) return { screen: name };
  return { screen: 'entries' };
}
