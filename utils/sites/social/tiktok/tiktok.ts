import type { Adapter, Reading } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { firstFound } from '../../reading/field.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { forgetPage, oncePerPage } from '../../page/page-memo.ts';
import { platformHosts } from '../../platform-hosts.ts';
import { isOldItem, oldItems, oldSelectors, readOld } from './tiktok-old.ts';
import { comments, readComment } from './tiktok-comment.ts';
import { liveMessages, liveSelectors, readLive } from './tiktok-live.ts';
import { messageSelectors, messagesIn, readMessage } from './tiktok-message.ts';
import { handleOf, tiktokSelectors, videoPathOf } from './tiktok-parts.ts';
import { isTile, readTile, tileSelectors, tilesIn } from './tiktok-tile.ts';
import { readVideo } from './tiktok-video.ts';
import { inPageOrder } from '../../page/page-order.ts';

function items(root: Document | ShadowRoot, url: URL): Element[] {
  forgetPage(root);
  const framed = all(root, tiktokSelectors.video);
  const frames = framed.length > 0 ? framed : all(root, tiktokSelectors.videoFrame);
  const videos = frames.filter((video) => !frames.some((outer) => outer !== video && outer.contains(video)));
  // a page of one video names it in its address and may frame it in nothing that has a name
  const page =
    videos.length === 0 && videoPathOf(url.href, url) !== null ? first(root, tiktokSelectors.videoPage) : null;
  const posts = [...videos, ...tilesIn(root), ...(page === null ? [] : [page])];
  const known = [...posts, ...comments(root), ...messagesIn(root, url), ...liveMessages(root)];
  return inPageOrder(known.length > 0 ? known : oldItems(root));
}

function read(item: Element, url: URL): Reading {
  const isComment = item.matches(`${tiktokSelectors.commentById.css}, ${tiktokSelectors.commentWrapped.css}`);
  const readAny = (): Reading => {
    if (item.matches(messageSelectors.message.css)) return readMessage(item, url);
    if (item.matches(liveSelectors.liveMessage.css)) return readLive(item, url);
    if (isComment) return readComment(item, url);
    if (isTile(item)) return readTile(item, url);
    return isOldItem(item) ? readOld(item, url) : readVideo(item, url);
  };
  const reading = readAny();
  const document = item.ownerDocument;
  const self = oncePerPage(document, 'signed in', () =>
    handleOf(first(document, tiktokSelectors.self)?.getAttribute('href'), url),
  );
  reading.signedInAs = firstFound([[`${tiktokSelectors.self.css}@href`, () => self]]);
  return reading;
}

/** TikTok: videos of the feed, of their own page and in grids, comments and replies in both of its layouts; messages, and the chat of a live video. */
export const tiktok: Adapter = {
  id: 'tiktok',
  name: 'TikTok',
  version: 11,
  hosts: platformHosts.tiktok,
  required: { post: ['author', 'postedAt', 'permalink', 'text'], comment: ['author', 'text'], message: ['text'] },
  selectors: { ...tiktokSelectors, ...tileSelectors, ...messageSelectors, ...liveSelectors, ...oldSelectors },
  recognises: (url) => isUnderHosts(url, tiktok.hosts),
  items,
  read,
};
