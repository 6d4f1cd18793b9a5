import type { Adapter } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { forgetPage } from '../../page/page-memo.ts';
import { inPageOrder } from '../../page/page-order.ts';
import { platformHosts } from '../../platform-hosts.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { embeddedPosts, embedSelectors, readEmbed } from './bluesky-embed.ts';
import { blueskySelectors } from './bluesky-parts.ts';
import { isChat, messageSelectors, messagesIn, readMessage } from './bluesky-message.ts';
import { readPost } from './bluesky-post.ts';

/** Likes, follows and the like in the list of notifications: a link as a whole, named like a post after whoever did it. */
function isNotice(item: Element): boolean {
  return item.localName === 'a' && first(item, blueskySelectors.replies) === null;
}

/** Posts with a name, and those without one that lie in none of them. */
function postsIn(root: Document | ShadowRoot): Element[] {
  const { item, foundItem } = blueskySelectors;
  const named = all(root, item).filter((post) => !isNotice(post));
  const unnamed = all(root, foundItem).filter(
    (post) => post.closest(item.css) === null && post.querySelector(item.css) === null,
  );
  return inPageOrder([...named, ...unnamed]);
}

/** Bluesky: posts in feeds, profiles, threads and searches, messages, and posts built into other pages. The shown time is the viewer's; exact is what the head or the key gives. */
export const bluesky: Adapter = {
  id: 'bluesky',
  name: 'Bluesky',
  version: 13,
  hosts: platformHosts.bluesky,
  required: { post: ['author', 'postedAt', 'permalink', 'text'], message: ['author', 'text'] },
  selectors: { ...blueskySelectors, ...messageSelectors, ...embedSelectors },
  recognises: (url) => isUnderHosts(url, bluesky.hosts),
  items: (root, url) => {
    forgetPage(root);
    return [...postsIn(root), ...messagesIn(root, url), ...embeddedPosts(root, url)];
  },
  read: (item, url) => {
    if (item.matches(`${blueskySelectors.item.css}, ${blueskySelectors.foundItem.css}`)) return readPost(item, url);
    return isChat(url) ? readMessage(item, url) : readEmbed(item, url);
  },
};
