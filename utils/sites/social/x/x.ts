import type { Adapter } from '../../contract.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { forgetPage } from '../../page/page-memo.ts';
import { platformHosts } from '../../platform-hosts.ts';
import { accountSelectors } from './x-account.ts';
import { chatSelectors, readChatMessage } from './x-chat.ts';
import { deckSelectors, isDeckPost, readDeckPost } from './x-deck.ts';
import { isLegacyPost, legacySelectors, readLegacyPost } from './x-legacy.ts';
import { messageSelectors, readMessage } from './x-message.ts';
import { isOtherPost, otherPosts, otherSelectors, readOtherPost } from './x-other.ts';
import { threadSelectors } from './x-thread.ts';
import { countButtons, postSelectors, readPost } from './x-post.ts';

/** X (Twitter): posts, replies and quoted posts of timelines and of single posts, also of pages from before 2020, in TweetDeck and built into others; messages. */
export const x: Adapter = {
  id: 'x',
  name: 'X',
  version: 10,
  hosts: platformHosts.x,
  required: { post: ['author', 'postedAt', 'permalink', 'text'], message: ['text'] },
  selectors: {
    ...postSelectors,
    ...accountSelectors,
    ...countButtons,
    ...threadSelectors,
    ...messageSelectors,
    ...chatSelectors,
    ...legacySelectors,
    ...deckSelectors,
    ...otherSelectors,
  },
  recognises: (url) => isUnderHosts(url, x.hosts),
  items: (root, url) => {
    forgetPage(root);
    const { legacyPost, oldPost } = legacySelectors;
    const { deckPost } = deckSelectors;
    const rows = [
      postSelectors.post,
      messageSelectors.message,
      chatSelectors.chatMessage,
      legacyPost,
      oldPost,
      deckPost,
    ];
    const posts = root.querySelectorAll(rows.map(({ css }) => css).join(', '));
    return [...new Set([...posts, ...otherPosts(root, url)])];
  },
  read: (item, url) => {
    if (item.matches(messageSelectors.message.css)) return readMessage(item, url);
    if (item.matches(chatSelectors.chatMessage.css)) return readChatMessage(item, url);
    if (isDeckPost(item)) return readDeckPost(item, url);
    if (isOtherPost(item)) return readOtherPost(item, url);
    return isLegacyPost(item) ? readLegacyPost(item, url) : readPost(item, url);
  },
};
