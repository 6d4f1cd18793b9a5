import type { Adapter } from '../../contract.ts';
import { all } from '../../page/dom-find.ts';
import { forgetPage } from '../../page/page-memo.ts';
import { platformHosts } from '../../platform-hosts.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { embeddedPosts, embedSelectors, readEmbed } from './bluesky-embed.ts';
import { blueskySelectors } from './bluesky-parts.ts';
import { readPost } from './bluesky-post.ts';

/** Bluesky: posts in feeds, profiles and threads, and built into other pages. The shown time is the viewer's; exact is what the head or the key gives. */
export const bluesky: Adapter = {
  id: 'bluesky',
  name: 'Bluesky',
  version: 7,
  hosts: platformHosts.bluesky,
  required: { post: ['author', 'postedAt', 'permalink', 'text'] },
  selectors: { ...blueskySelectors, ...embedSelectors },
  recognises: (url) => isUnderHosts(url, bluesky.hosts),
  items: (root, url) => {
    forgetPage(root);
    return [...all(root, blueskySelectors.item), ...embeddedPosts(root, url)];
  },
  read: (item, url) => (item.matches(blueskySelectors.item.css) ? readPost(item, url) : readEmbed(item, url)),
};
