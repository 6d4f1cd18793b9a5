import type { SelectorRow } from './contract.ts';

/**
 * By what the software is known that anybody can run on any host. Stands apart from the adapters, because it is asked
 * before any of them is put into the page: each page gets only the script that holds its own.
 */
export const softwareMarks = {
  discourse: {
    css: 'meta[name="generator"][content^="Discourse"], #data-discourse-setup, .topic-post article[data-post-id]',
    seen: '2026-07',
  },
  phpbb: {
    css: 'body#phpbb, #phpbb #wrap, .copyright a[href*="phpbb.com"], .copyright-bar a[href*="phpbb.com"]',
    seen: '2026-06?',
  },
  vbulletin: {
    css: 'meta[name="generator"][content^="vBulletin"], li.postcontainer[id^="post_"], [id^="post_message_"], .b-post[data-node-id]',
    seen: '2026-06',
  },
  xenforo: { css: 'html#XF, html#XenForo, html[data-app][data-template][data-container-key]', seen: '2026-06' },
  nodebb: {
    css: '[component="post"][data-pid], [component="chat/message"][data-mid], [class*="template-account"] .account',
    seen: '2026-11',
  },
  mastodon: {
    css: '#mastodon[data-props], #mastodon > .ui, .status__wrapper > .status[data-id], .detailed-status__wrapper .detailed-status, .activity-stream .status__content, a[data-hover-card-account][href*="/@"]',
    seen: '2026-06',
  },
  elk: {
    css: '[aria-roledescription="status-card"][id^="status-"], [aria-roledescription="status-details"][id^="status-"]',
    seen: '2025-11?',
  },
  misskey: {
    css: '#misskey_app, #sharkey_app, #calckey_app, #firefish_app, header a[href*="/notes/"] > time[title]:not([datetime])',
    seen: '2024-08?',
  },
  pleroma: { css: '.Status .status-heading a.timeago, .Status .heading-name-row', seen: '2025-03?' },
  soapbox: { css: '#soapbox, [data-testid="status"] .status__wrapper[data-id] [data-markup]', seen: '2025-03?' },
  lemmy: { css: '.lemmy-site, #app .post-listing, .comment-node[id^="comment-"]', seen: '2026-06?' },
  mediawiki: { css: '[data-mw-comment-start][id^="c-"]', seen: '2026-03?' },
  wordpress: {
    css: 'meta[name="generator"][content^="WordPress"], link[rel="https://api.w.org/"], link[href*="/wp-content/"], link[href*="/wp-includes/"], script[src*="/wp-includes/"], script[src*="/wp-content/"], form[action*="/wp-comments-post.php"], .wp-block-comment-template, body.wp-admin',
    seen: '2026-06',
  },
  blogger: {
    css: 'meta[name="generator"][content="blogger" i], link[href*="blogger.com/feeds/"], link[rel="service.post"]',
    seen: '2026-06?',
  },
  roundcube: { css: '#messagebody', seen: '2026-06' },
} as const satisfies Record<string, SelectorRow>;

/**
 * What the adapters of some software go by, one of which a page must have beside the marks: anybody can draw a board or a
 * web log in a way of their own, and what tells by structure knows more of such a page. Only of software that sends its
 * pages whole; what others draw may still be on its way. No `:has`: it stands in one.
 */
export const softwareParts: Partial<Record<keyof typeof softwareMarks, string>> = {
  phpbb:
    '.post[id^="p"], .search.post, .postbody[id^="pr"], #page-body > .post, .name > a[name], .tablebg .postauthor, form[action*="privmsg"] .postbody, #viewprofile',
  vbulletin:
    '[id^="post_"], [id^="td_post_"], [id^="postmenu_"], table[id^="post"], .b-post, .b-comment-entry, #userinfo, #username_box, [id^="vmessage_text_"]',
  xenforo:
    '[data-author], .js-newsFeedTarget, li.message, .messageSimple, .message--simple, .message-responseRow, .memberHeader, .profilePage, .memberTooltip, .memberCard',
  wordpress:
    '[id^="comment-"], [id^="post-"], .hentry, .type-post, .type-page, .type-reply, .type-topic, .wp-block-post, body:is(.single, .page) main, body.author',
};
