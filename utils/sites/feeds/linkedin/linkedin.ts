import type { Adapter, Reading } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { readComment } from './linkedin-comment.ts';
import { feedSelectors } from './linkedin-feed.ts';
import { messageSelectors, readMessage, shownMessages } from './linkedin-message.ts';
import { commentUrnOf, nameOf, postUrnAt } from './linkedin-links.ts';
import { bareName, linkedinSelectors, shownName } from './linkedin-parts.ts';
import { readPost } from './linkedin-post.ts';
import { isPublicItem, publicItems, publicSelectors, readPublic } from './linkedin-public.ts';
import { forgetPage } from '../../page/page-memo.ts';
import { platformHosts } from '../../platform-hosts.ts';
import { inPageOrder } from '../../page/page-order.ts';

/** Whether an entry of the feed says or shows something: people to follow and courses stand there as entries too. */
function says(item: Element): boolean {
  return (
    first(item, linkedinSelectors.newWords) !== null ||
    item.matches(linkedinSelectors.newUrn.css) ||
    first(item, linkedinSelectors.newUrn) !== null
  );
}

/** Whether a frame is around two posts: each has the same heading, and a menu without words that names who wrote it. */
function holdsTwo(frame: Element): boolean {
  const headings = [...frame.querySelectorAll('h2')].map((heading) => heading.textContent.trim());
  if (headings.length > 0) return new Set(headings).size < headings.length;
  const people = all(frame, linkedinSelectors.person).map((link) => bareName(shownName(frame, link)) ?? '');
  const labels = all(frame, linkedinSelectors.menu)
    .filter((menu) => menu.textContent.trim() === '' && menu.closest(linkedinSelectors.newComment.css) === null)
    .map((menu) => menu.getAttribute('aria-label') ?? '');
  return new Set(people.filter((name) => name.length > 2 && labels.some((label) => label.includes(name)))).size > 1;
}

/** Whether what bears a post's name is one: buttons bear it, too. */
function isPost(item: Element): boolean {
  const { person, words, newWords } = linkedinSelectors;
  return !item.matches('button, a') && [person, words, newWords].some((row) => first(item, row) !== null);
}

/** The largest boxes that bear the name of one post, and lie neither around nor in `known` posts. */
function boxedPosts(root: Document | ShadowRoot, known: readonly Element[]): Element[] {
  const { boxedPost } = linkedinSelectors;
  const isOfOne = (box: Element): boolean => all(box, boxedPost).every((other) => postUrnAt(other) === postUrnAt(box));
  return all(root, boxedPost).filter((box) => {
    const around = box.parentElement?.closest(boxedPost.css) ?? null;
    if (!isOfOne(box) || (around !== null && isOfOne(around))) return false;
    return isPost(box) && !known.some((post) => post.contains(box) || box.contains(post));
  });
}

/** The first of the boxes that bear the name of one comment. */
function newComments(root: Document | ShadowRoot): Element[] {
  const boxes = new Map<string | undefined, Element>();
  for (const box of all(root, linkedinSelectors.newComment)) {
    const urn = commentUrnOf(nameOf(box))?.urn;
    if (!boxes.has(urn)) boxes.set(urn, box);
  }
  return [...boxes.values()];
}

/** A post of the new pages: the frame around its words, by its key, by role or as a child of the feed. */
function newPosts(root: Document | ShadowRoot): Element[] {
  const { newCard } = linkedinSelectors;
  const posts = new Set(
    all(root, newCard).filter((card) => card.querySelector(newCard.css) === null && says(card) && !holdsTwo(card)),
  );
  for (const feed of all(root, linkedinSelectors.newFeed)) {
    for (const item of feed.querySelectorAll('[role="listitem"]')) {
      const inner = item.parentElement?.closest('[role="listitem"]') != null;
      if (!inner && says(item) && !holdsTwo(item) && item.querySelector(newCard.css) === null) posts.add(item);
    }
    for (const words of all(feed, linkedinSelectors.newWords)) {
      const isTaken = [...posts].some((post) => post.contains(words));
      if (isTaken || words.closest(linkedinSelectors.newComment.css) !== null) continue;
      let frame = words;
      while (frame.parentElement !== null && frame.parentElement !== feed && !holdsTwo(frame.parentElement))
        frame = frame.parentElement;
      posts.add(frame);
    }
  }
  return [...posts];
}

function items(root: Document | ShadowRoot): Element[] {
  forgetPage(root);
  const classic = all(root, linkedinSelectors.post).filter(
    (post) => post.parentElement?.closest(linkedinSelectors.post.css) == null && isPost(post),
  );
  const posts = [...classic, ...newPosts(root)];
  const every = new Set([
    ...publicItems(root),
    ...posts,
    ...boxedPosts(root, posts),
    ...all(root, linkedinSelectors.comment),
    ...newComments(root),
    ...shownMessages(root),
  ]);
  return inPageOrder(every);
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
  version: 16,
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
