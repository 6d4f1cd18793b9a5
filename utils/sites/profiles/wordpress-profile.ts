import { row } from './profile-address.ts';
import type { ProfileSpec } from './profile-reader.ts';

/** Name and number of the author whose archive a page is: WordPress writes both into the classes of its body. */
function authorIn(document: Document): { name: string; number: string } | null {
  const classes = (document.body?.getAttribute('class') ?? '').slice(0, 4000).split(/\s+/u);
  if (!classes.includes('author') || !classes.includes('archive')) return null;
  const after = classes.flatMap((one) => (one.startsWith('author-') ? [one.slice('author-'.length)] : []));
  const number = after.findLast((one) => /^\d+$/u.test(one));
  const name = after.find((one) => one !== number);
  return name === undefined || number === undefined ? null : { name, number };
}

/** The list of what an author wrote, with who they are above it. */
export const wordpressProfile: ProfileSpec = {
  handleOf: (_url, document) => authorIn(document)?.name ?? null,
  rows: {
    name: row(
      ':is(.page-title, .archive-title, .wp-block-query-title) > :is(span, .vcard), .author-title, .author-name',
      '2026-06',
    ),
    frame: row('.page-header, .archive-header, .author-header, .author-info, header', '2026-06'),
    bio: row(
      '.taxonomy-description, .archive-description, .author-description, .author-bio, .wp-block-post-author-biography',
      '2026-06',
    ),
    avatar: row('img.avatar', '2026-06'),
  },
  profileUrl: (_handle, url) => url.origin + url.pathname.replace(/page\/\d+\/?$/u, ''),
  data: (document) => ({ accountId: [['body@class (author-<number>)', () => authorIn(document)?.number]] }),
};
