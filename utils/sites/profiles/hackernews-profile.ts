import { first } from '../page/dom-find.ts';
import { row } from './profile-address.ts';
import type { ProfileSpec } from './profile-reader.ts';
import { utcOfEpoch } from '../values/machine-time.ts';

const person = row('tr:first-child > td:last-child:not(.title) > a[href*="user?id="]', '2026-06?');

/** Lines of a table, always in this order. */
const line = (number: number) => row(`tr:nth-child(${number}) > td:last-child`, '2026-06?');

export const hackernewsProfile: ProfileSpec = {
  handleOf: (url) => (url.pathname === '/user' ? url.searchParams.get('id') : null),
  rows: {
    name: person,
    frame: row('table:has(a[href*="submitted?id="])', '2026-06?'),
    bio: line(4),
  },
  facts: { joined: line(2) },
  counts: { karma: line(3) },
  profileUrl: (handle, url) => `${url.origin}/user?id=${handle}`,
  data: (_document, profile, handle) => ({
    // names cannot be changed there: the name is the account
    accountId: [['address of the page', () => handle]],
    facts: {
      joinedExact: utcOfEpoch(first(profile, row('td[timestamp]', '2026-06?'))?.getAttribute('timestamp'), 'seconds'),
    },
  }),
};
