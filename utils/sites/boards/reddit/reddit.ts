import type { Adapter, Reading, SelectorRow } from '../../contract.ts';
import { first } from '../../page/dom-find.ts';
import { firstFound } from '../../reading/field.ts';
import { translatedMark } from '../../reading/translated.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { forgetPage, oncePerPage } from '../../page/page-memo.ts';
import { platformHosts } from '../../platform-hosts.ts';
import { chatSelectors, readChat } from './reddit-chat.ts';
import { newSelectors, readComment, readPost, readProfileComment } from './reddit-new.ts';
import { oldSearchSelectors, readOldFound } from './reddit-old-search.ts';
import { oldSelectors, readOld } from './reddit-old.ts';
import { isRedesignItem, readRedesign, redesignSelectors } from './reddit-redesign.ts';
import { foundItems, isFoundItem, readFound, searchSelectors } from './reddit-search.ts';
import { inPageOrder } from '../../page/page-order.ts';

const self: SelectorRow = {
  css: 'rs-current-user[display-name], shreddit-app[user-name], #header-bottom-right .user > a[href*="/user/"]',
  seen: '2026-03?',
};

function selfOf(document: Document): string | null {
  const shown = first(document, self);
  return shown?.getAttribute('display-name') ?? shown?.getAttribute('user-name') ?? shown?.textContent.trim() ?? null;
}

const readers: Readonly<Record<string, (item: Element, url: URL) => Reading>> = {
  'shreddit-comment': readComment,
  'shreddit-profile-comment': readProfileComment,
  'shreddit-post': readPost,
  'rs-timeline-event': readChat,
};

/** Faces of the platform that give their items no element of their own. */
function readerOf(item: Element): (item: Element, url: URL) => Reading {
  if (isFoundItem(item)) return readFound;
  if (item.matches(oldSearchSelectors.oldFound.css)) return readOldFound;
  return isRedesignItem(item) ? readRedesign : readOld;
}

function read(item: Element, url: URL): Reading {
  const reading = (readers[item.localName] ?? readerOf(item))(item, url);
  const document = item.ownerDocument;
  const name = oncePerPage(document, 'signed in', () => selfOf(document));
  reading.signedInAs = firstFound([[self.css, () => name]]);
  // the address says for whom a machine translated all words of the page
  if (url.searchParams.has('tl')) reading.marks.push(translatedMark);
  return reading;
}

/** Reddit: posts and comments of www.reddit.com, as it is and as it was until 2023, and of old.reddit.com, messages, chat. */
export const reddit: Adapter = {
  id: 'reddit',
  name: 'Reddit',
  version: 12,
  hosts: platformHosts.reddit,
  required: {
    post: ['author', 'postedAt', 'permalink', 'text'],
    comment: ['author', 'postedAt', 'permalink', 'text'],
    message: ['author', 'postedAt', 'text'],
  },
  selectors: {
    ...newSelectors,
    ...oldSelectors,
    ...oldSearchSelectors,
    ...redesignSelectors,
    ...chatSelectors,
    ...searchSelectors,
    self,
  },
  recognises: (url) => isUnderHosts(url, reddit.hosts),
  items: (root) => {
    forgetPage(root);
    const { comment, profileComment, post } = newSelectors;
    const { redesignPost, redesignComment } = redesignSelectors;
    const rows = [
      comment,
      profileComment,
      post,
      oldSelectors.thing,
      oldSearchSelectors.oldFound,
      chatSelectors.chatMessage,
      redesignPost,
      redesignComment,
    ];
    const found = foundItems(root);
    const elsewhere = [...root.querySelectorAll(rows.map(({ css }) => css).join(', '))];
    return found.length === 0 ? elsewhere : inPageOrder([...found, ...elsewhere]);
  },
  read,
};
