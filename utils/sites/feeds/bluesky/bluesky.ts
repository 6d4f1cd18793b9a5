import type { Adapter } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { forgetPage } from '../../page/page-memo.ts';
import { platformHosts } from '../../platform-hosts.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { embeddedPosts, embedSelectors, readEmbed } from './bluesky-embed.ts';
import { blueskySelectors } from './bluesky-parts.ts';
import { readPost } from './bluesky-post.ts';

/** Likes, follows and the like in the list of notifications: a link as a whole, named like a post after whoever did it. */
function isNotice(item: Element): boolean {
  return item.localName === 'a' && first(item, blueskySelectors.replies) === null;
}

/** Bluesky: posts in feeds, profiles and threads, and built into other pages. The shown time is the viewer's; exact is what the head or the key gives. */
export const bluesky: Adapter = {
  id: 'bluesky',
  name: 'Bluesky',
  version: 8,
  hosts: platformHosts.bluesky,
  required: { post: ['author', 'postedAt', 'permalink', 'text'] },
  selectors: { ...blueskySelectors, ...embedSelectors },
  recognises: (url) => isUnderHosts(url, bluesky.hosts),
  items: (root, url) => {
    forgetPage(root);
    const posts = all(root, blueskySelectors.item).filter((item) => !isNotice(item));
    return [...posts, ...embeddedPosts(root, url)];
  },
  read: (item, url) => (item.matches(blueskySelectors.item.css) ? readPost(item, url) : readEmbed(item, url)),
};
