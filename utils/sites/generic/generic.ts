import { articleSelectors } from './article-item.ts';
import type { Adapter } from '../contract.ts';
import { markedFacts, markedInside, readingFrom } from './generic-reading.ts';
import { hEntrySelectors } from './h-entry-item.ts';
import { markedItems } from './marked-items.ts';
import { microdataSelectors } from './microdata-item.ts';
import { pageBase } from '../page/page-base.ts';

/** Every page that no other adapter knows, by the web's own standards: microdata and RDFa, h-entry, HTML articles, ARIA. */
export const generic: Adapter = {
  id: 'web',
  name: 'Web page',
  version: 8,
  hosts: [],
  required: { post: ['text'], comment: ['text'], message: ['text'], page: ['permalink'] },
  selectors: { ...microdataSelectors, ...hEntrySelectors, ...articleSelectors },
  recognises: () => true,
  items: (root) => markedItems(root),
  read: (item, pageUrl) => {
    const url = pageBase(item.ownerDocument, pageUrl);
    const inner = markedInside(item);
    return readingFrom(markedFacts(item, inner, url), item, inner, url);
  },
};
