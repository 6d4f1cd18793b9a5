/**
 * By what the software is known that anybody can run on any host. Stands apart from the adapters, because it is asked
 * before any of them is put into the page: each page gets only the script that holds its own. When a real page had
 * them so stands with the adapters, which the reader does not bring along.
 */
export const softwareMarks = {
  discourse: 'meta[name="generator"][content^="Discourse"], #data-discourse-setup, .topic-post article[data-post-id]',
  phpbb: 'body#phpbb, #phpbb #wrap, .copyright a[href*="phpbb.com"], .copyright-bar a[href*="phpbb.com"]',
  vbulletin:
    'meta[name="generator"][content^="vBulletin"], li.postcontainer[id^="post_"], [id^="post_message_"], .b-post[data-node-id]',
  xenforo: 'html#XF, html#XenForo, html[data-app][data-template][data-container-key]',
  nodebb: '[component="post"][data-pid], [component="chat/message"][data-mid], [class*="template-account"] .account',
  mastodon:
    '#mastodon[data-props], #mastodon > .ui, .status__wrapper > .status[data-id], .detailed-status__wrapper .detailed-status, .activity-stream .status__content, a[data-hover-card-account][href*="/@"]',
  elk: '[aria-roledescription="status-card"][id^="status-"], [aria-roledescription="status-details"][id^="status-"]',
  misskey:
    '#misskey_app, #sharkey_app, #calckey_app, #firefish_app, header a[href*="/notes/"] > time[title]:not([datetime])',
  pleroma: '.Status .status-heading a.timeago, .Status .heading-name-row',
  soapbox: '#soapbox, [data-testid="status"] .status__wrapper[data-id] [data-markup]',
  lemmy: '.lemmy-site, #app .post-listing, .comment-node[id^="comment-"]',
  mediawiki: '[data-mw-comment-start][id^="c-"]',
  wordpress:
    'meta[name="generator"][content^="WordPress"], link[rel="https://api.w.org/"], link[href*="/wp-content/"], link[href*="/wp-includes/"], script[src*="/wp-includes/"], script[src*="/wp-content/"], form[action*="/wp-comments-post.php"], .wp-block-comment-template, body.wp-admin',
  blogger: 'meta[name="generator"][content="blogger" i], link[href*="blogger.com/feeds/"], link[rel="service.post"]',
  roundcube: '#messagebody',
} as const satisfies Record<string, string>;

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
