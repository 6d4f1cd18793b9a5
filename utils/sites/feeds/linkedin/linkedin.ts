import type { Adapter, Reading } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { readComment } from './linkedin-comment.ts';
import { feedSelectors } from './linkedin-feed.ts';
import { messageSelectors, readMessage } from './linkedin-message.ts';
import { linkedinSelectors } from './linkedin-parts.ts';
import { readPost } from './linkedin-post.ts';
import { isPublicItem, publicItems, publicSelectors, readPublic } from './linkedin-public.ts';
import { forgetPage } from '../../page/page-memo.ts';
import { platformHosts } from '../../platform-hosts.ts';

/** Whether an entry of the feed says or shows something: people to follow and courses stand there as entries too. */
function says(item: Element): boolean {
  return (
    first(item, linkedinSelectors.newWords) !== null ||
    item.matches(linkedinSelectors.newUrn.css) ||
    first(item, linkedinSelectors.newUrn) !== null
  );
}

/** A post of the new feed: the frame around its words, by role or as a child of the feed. */
function newPosts(root: Document | ShadowRoot): Element[] {
  const posts = new Set<Element>();
  for (const feed of all(root, linkedinSelectors.newFeed)) {
    for (const item of feed.querySelectorAll('[role="listitem"]')) {
      const inner = item.parentElement?.closest('[role="listitem"]') != null;
      if (!inner && says(item)) posts.add(item);
    }
    for (const words of all(feed, linkedinSelectors.newWords)) {
      if (words.closest(linkedinSelectors.newComment.css) !== null || words.closest('[role="listitem"]') !== null)
        continue;
      let frame = words;
      while (frame.parentElement !== null && frame.parentElement !== feed) frame = frame.parentElement;
      posts.add(frame);
    }
  }
  return [...posts];
}

function items(root: Document | ShadowRoot): Element[] {
  forgetPage(root);
  const classic = all(root, linkedinSelectors.post).filter(
    (post) => post.parentElement?.closest(linkedinSelectors.post.css) == null,
  );
  const every = new Set([
    ...publicItems(root),
    ...classic,
    ...newPosts(root),
    ...all(root, linkedinSelectors.comment),
    ...all(root, linkedinSelectors.newComment),
    ...all(root, messageSelectors.message),
  ]);
  return [...every].toSorted((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
}

function read(item: Element, url: URL): Reading {
  if (isPublicItem(item)) return readPublic(item, url);
  if (item.matches(messageSelectors.message.css)) return readMessage(item, url);
  return item.matches(`${linkedinSelectors.comment.css}, ${linkedinSelectors.newComment.css}`)
    ? readComment(item, url)
    : readPost(item, url);
}

/** LinkedIn: posts and comments of the classic pages, of the feed of 2026, and as shown without signing in; messages. Times only in ids and words. */
export const linkedin: Adapter = {
  id: 'linkedin',
  name: 'LinkedIn',
  version: 6,
  hosts: platformHosts.linkedin,
  required: {
    post: ['author', 'text'],
    comment: ['author', 'postedAt', 'permalink', 'text'],
    message: ['author', 'text'],
  },
  selectors: { ...linkedinSelectors, ...feedSelectors, ...publicSelectors, ...messageSelectors },
  recognises: (url) => isUnderHosts(url, linkedin.hosts),
  items,
  read,
};
