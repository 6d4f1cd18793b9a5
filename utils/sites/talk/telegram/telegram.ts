import type { Adapter } from '../../contract.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { forgetPage } from '../../page/page-memo.ts';
import { platformHosts } from '../../platform-hosts.ts';
import { readWebA, webA } from './telegram-a.ts';
import { readWebK, webK } from './telegram-k.ts';
import { readWidget, widget } from './telegram-widget.ts';

/** Telegram: Web A, Web K and public previews of channels. Only Web K and previews have a time for machines. */
export const telegram: Adapter = {
  id: 'telegram',
  name: 'Telegram',
  version: 12,
  hosts: platformHosts.telegram,
  required: { message: ['author', 'text'], post: ['author', 'postedAt', 'permalink', 'text'] },
  selectors: { ...webA, ...webK, ...widget },
  recognises: (url) => isUnderHosts(url, telegram.hosts),
  items: (root) => {
    forgetPage(root);
    return [
      ...root.querySelectorAll([webA.message, webK.bubble, widget.widgetMessage].map(({ css }) => css).join(', ')),
    ];
  },
  read: (item, url) => {
    if (item.matches(widget.widgetMessage.css)) return readWidget(item, url);
    return item.matches(webA.message.css) ? readWebA(item, url) : readWebK(item, url);
  },
};
