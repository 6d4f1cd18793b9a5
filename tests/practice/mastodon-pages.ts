import { mastodonId } from './id-from-time.ts';
import { avatarSvg, dataUri, esc, page, shownTime, streetSvg } from './markup.ts';
import type { PracticePage } from './practice-page.ts';
import { heron, jo, mara, type Person } from './story.ts';

/** A status as Mastodon 4.6 draws it in a column (June 2026). */
export interface MastodonStatus {
  by: Person;
  at: string;
  text: string;
  language?: string;
  warning?: string;
  picture?: boolean;
  /** Another server that the author writes from. */
  server?: string;
}

const origin = 'https://mastodon.social';

export function mastodonStatusId(status: { at: string; text: string }): string {
  return mastodonId(status.at, status.text.length);
}

export function mastodonPermalink(status: MastodonStatus): string {
  return `${origin}/@${account(status)}/${mastodonStatusId(status)}`;
}

function account(status: MastodonStatus): string {
  return status.server === undefined ? status.by.mastodon : `${status.by.mastodon}@${status.server}`;
}

const style = `*{box-sizing:border-box}body{margin:0;background:#f3f2f8;color:#1b1b25;font:15px/1.45 "Noto Sans",system-ui,sans-serif}a{color:#5a4ae3;text-decoration:none}
.columns-area__panels{display:flex;justify-content:center;gap:12px}.column{width:600px;background:#fff;border:1px solid #d9d7e6;min-height:100vh}.side{width:250px;padding:16px 8px}.side img{width:46px;border-radius:8px}.side p{margin:14px 0;color:#4a4a5e}
.column-header{position:sticky;top:0;z-index:2;background:#fff;border-bottom:1px solid #d9d7e6;padding:15px;font-weight:600}.status,.detailed-status{padding:14px 16px;border-bottom:1px solid #e5e3ef}
.status__info{display:flex;align-items:flex-start;gap:10px}.status__display-name,.detailed-status__display-name{display:flex;gap:10px;color:inherit;flex:1;min-width:0}.status__relative-time,.detailed-status__datetime{color:#6b6b82;font-size:14px;margin-left:auto}
.account__avatar img{width:46px;height:46px;border-radius:8px;display:block}.display-name{display:block}.display-name__html{display:block}.display-name__account{color:#6b6b82}.status__content{margin-top:10px}.status__content p{margin:0 0 10px}.detailed-status .status__content{font-size:19px}
.status__action-bar{display:flex;gap:44px;color:#6b6b82}.status__action-bar button{all:unset}.invisible{font-size:0;line-height:0;display:inline-block;width:0;height:0}.ellipsis::after{content:"…"}
.media-gallery{margin-top:8px}.media-gallery img{width:100%;border-radius:8px;display:block}.content-warning{border:1px solid #d9d7e6;border-radius:8px;padding:10px 12px;background:#f3f2f8}.detailed-status__meta{color:#6b6b82;margin-top:12px;font-size:14px}@media(max-width:1000px){.side{display:none}}`;

const mention = /^@(\w+)$/;
const link = /^https:\/\/(\S{12})(\S+)$/;

/** Mentions and links as the platform writes them: a link is whole, but partly invisible. */
function words(status: MastodonStatus): string {
  const word = (token: string): string => {
    const named = mention.exec(token)?.[1];
    if (named !== undefined) {
      return `<span class="h-card" translate="no"><a href="${origin}/@${named}" class="u-url mention" rel="nofollow noopener">@<span>${named}</span></a></span>`;
    }
    const [, shown, rest] = link.exec(token) ?? [];
    if (shown === undefined || rest === undefined) return esc(token);
    return `<a href="${esc(token)}" target="_blank" rel="nofollow noopener"><span class="invisible">https://</span><span class="ellipsis">${esc(shown)}</span><span class="invisible">${esc(rest)}</span></a>`;
  };
  const line = (text: string): string => text.split(/(\s+)/).map(word).join('');
  return status.text
    .split('\n')
    .map((text) => `<p>${line(text)}</p>`)
    .join('');
}

function nameParts(status: MastodonStatus): string {
  const face = dataUri(avatarSvg(status.by.name, status.by.colour));
  return `<div class="status__avatar"><span class="account__avatar" style="width: 46px; height: 46px;"><img src="${face}" alt=""></span></div><span class="display-name"><bdi><strong class="display-name__html">${esc(status.by.name)}</strong></bdi> <span class="display-name__account">@${account(status)}</span></span>`;
}

function media(status: MastodonStatus): string {
  if (!status.picture) return '';
  return `<div class="media-gallery"><div class="media-gallery__item"><a class="media-gallery__item-thumbnail" href="${dataUri(streetSvg())}" target="_blank" rel="noopener noreferrer"><img src="${dataUri(streetSvg())}" alt="A street in the evening with a person at the far end" lang="en"></a></div></div>`;
}

const bar = `<div class="status__action-bar"><button type="button" aria-label="Reply" title="Reply">↩ 1</button><button type="button" aria-label="Boost" title="Boost">⇄</button><button type="button" aria-label="Favourite" title="Favourite">☆</button><button type="button" aria-label="More" title="More">⋯</button></div>`;

function inColumn(status: MastodonStatus, position: number, size: number): string {
  const id = mastodonStatusId(status);
  const date = shownTime(status.at, { day: 'numeric', month: 'short' });
  const title = shownTime(status.at, {
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const content = `<div lang="${status.language ?? 'en'}" class="status__content__text status__content__text--visible translate">${words(status)}</div>`;
  return `<article class="" tabindex="-1" aria-posinset="${position}" aria-setsize="${size}" data-id="${id}"><div tabindex="-1"><div class="status__wrapper status__wrapper-public focusable" tabindex="0" aria-label="${esc(`${status.by.name}, ${status.text.slice(0, 60)}, ${date}, ${account(status)}`)}"><div class="status status-public" data-id="${id}"><div class="status__info"><a title="@${account(status)}" data-id="${status.by.mastodonId}" data-hover-card-account="${status.by.mastodonId}" class="status__display-name" href="${origin}/@${account(status)}">${nameParts(status)}</a><a class="status__relative-time" href="${mastodonPermalink(status)}"><span class="status__visibility-icon" title="Public" aria-label="Public"></span><time datetime="${status.at}" title="${title}">${date}</time></a></div>${status.warning === undefined ? '' : `<div class="content-warning"><p>${esc(status.warning)}</p></div>`}<div class="status__content status__content--with-action">${content}</div>${media(status)}${bar}</div></div></div></article>`;
}

function detailed(status: MastodonStatus): string {
  const title = shownTime(status.at, {
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  return `<div class="focusable detailed-status__wrapper detailed-status__wrapper-public" tabindex="0" aria-label="${esc(`${status.by.name}, ${status.text.slice(0, 60)}`)}"><div class="detailed-status" data-id="${mastodonStatusId(status)}"><a href="${origin}/@${account(status)}" data-hover-card-account="${status.by.mastodonId}" class="detailed-status__display-name">${nameParts(status)}</a><div class="status__content"><div lang="${status.language ?? 'en'}" class="status__content__text status__content__text--visible translate">${words(status)}</div></div>${media(status)}<div class="detailed-status__meta"><div class="detailed-status__meta__line"><a class="detailed-status__datetime" href="${mastodonPermalink(status)}" target="_blank" rel="noopener noreferrer"><time datetime="${status.at}" title="${title}">${title}</time></a></div></div></div></div>`;
}

export const mastodonStatuses = {
  warm: {
    by: heron,
    at: '2026-10-21T18:03:22.871Z',
    text: 'Moved over here since somebody is not polite enough to answer on the other place.\n@maralind hello again 👋',
    server: 'harbour.example',
  },
  curtains: {
    by: heron,
    at: '2026-11-10T22:14:47.093Z',
    text: '@maralind the new curtains do not close on the left side. You may want to see to that.',
    server: 'harbour.example',
  },
  photo: {
    by: heron,
    at: '2026-11-18T23:58:30.540Z',
    text: '@maralind day two. I know the street by heart now https://harbour.example/albums/2026-11/street-at-night',
    picture: true,
    server: 'harbour.example',
  },
  jo: { by: jo, at: '2026-11-18T08:20:00.125Z', text: 'Workshop on Thursday, six places left.' },
  warned: {
    by: jo,
    at: '2026-11-17T12:00:10.310Z',
    text: 'If you know about the account that follows her everywhere: please report it, do not answer it.',
    warning: 'harassment, stalking',
  },
} satisfies Record<string, MastodonStatus>;

function shell(title: string, heading: string, column: string, head = ''): string {
  return page({
    title,
    language: 'en',
    style,
    head,
    body: `<div id="mastodon"><div class="ui"><div class="columns-area__panels"><div class="side"><img src="${dataUri(avatarSvg(mara.name, mara.colour))}" alt=""><p><b>${esc(mara.name)}</b><br><a class="navigation-bar__profile" href="/@${mara.mastodon}">@${mara.mastodon}</a></p></div><div class="columns-area columns-area--mobile"><div role="region" aria-label="${esc(heading)}" class="column"><div class="column-header">${esc(heading)}</div><div class="scrollable scrollable--flex">${column}</div></div></div><div class="side"><p>Home</p><p>Explore</p><p>Live feeds</p><p>Private mentions</p></div></div></div></div>`,
  });
}

const feed = [
  mastodonStatuses.photo,
  mastodonStatuses.jo,
  mastodonStatuses.warned,
  mastodonStatuses.curtains,
  mastodonStatuses.warm,
];

export const mastodonPages: readonly PracticePage[] = [
  {
    address: `${origin}/home`,
    site: 'mastodon',
    title: 'Mastodon: home column, with a content warning and a picture',
    html: shell(
      'Home - Mastodon',
      'Home',
      `<div role="feed" class="item-list">${feed.map((status, at) => inColumn(status, at + 1, feed.length)).join('\n')}</div>`,
    ),
  },
  {
    address: mastodonPermalink(mastodonStatuses.curtains),
    site: 'mastodon',
    title: 'Mastodon: one post with an answer',
    html: shell(
      'Quiet Heron - Mastodon',
      'Back',
      detailed(mastodonStatuses.curtains) +
        inColumn({ by: jo, at: '2026-11-10T22:40:12.700Z', text: 'This is reported and kept.' }, 1, 1),
      `<link rel="canonical" href="https://harbour.example/@${heron.mastodon}/${mastodonStatusId(mastodonStatuses.curtains)}">`,
    ),
  },
];
