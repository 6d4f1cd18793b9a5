import { blueskyKey } from './id-from-time.ts';
import { avatarSvg, esc, page, shownTime } from './markup.ts';
import type { PracticePage } from './practice-page.ts';
import { heron, jo, mara, type Person } from './story.ts';

/** A post of bsky.app as pages of January 2026 have it. */
export interface BlueskyPost {
  by: Person;
  at: string;
  text: string;
  language?: string;
}

const origin = 'https://bsky.app';
const cdn = 'https://cdn.bsky.app';

export function blueskyPostKey(post: BlueskyPost): string {
  return blueskyKey(post.at, post.text.length);
}

export function blueskyPermalink(post: BlueskyPost): string {
  return `${origin}/profile/${post.by.bluesky}/post/${blueskyPostKey(post)}`;
}

/** Address of an account's picture; the only place of the page that tells the account's id. */
function avatarPath(person: Person): string {
  return `/img/avatar_thumbnail/plain/${person.did}/bafkreih${person.did.slice(-20)}@jpeg`;
}

/** Pictures that the pages load from the platform's own second host. */
export const blueskyPictures: readonly { address: string; svg: string }[] = [mara, heron, jo].map((person) => ({
  address: `${cdn}${avatarPath(person)}`,
  svg: avatarSvg(person.name, person.colour),
}));

const style = `*{box-sizing:border-box}body{margin:0;background:#fff;color:#0b0f14;font:15px/1.4 InterVariable,system-ui,"Noto Sans",sans-serif}a{color:inherit;text-decoration:none}
.cols{display:flex;justify-content:center}.rail{width:240px;padding:22px 20px;position:sticky;top:0;height:100vh}.rail p{margin:18px 0;font-size:18px}.rail img{width:48px;border-radius:50%}
[data-testid="mid"]{width:600px;border:solid #d8dfe6;border-width:0 1px;min-height:100vh}.head{position:sticky;top:0;z-index:2;background:#fff;padding:14px 16px;font-weight:700;font-size:17px;border-bottom:1px solid #d8dfe6}
.post{display:flex;gap:12px;padding:12px 16px;border-top:1px solid #e6ebf0}.post img{width:42px;height:42px;border-radius:50%;display:block}.post .b{flex:1;min-width:0}.meta{display:flex;gap:5px;flex-wrap:wrap}.meta b{font-weight:650}.dim{color:#5c6b7a}
.focal{padding:14px 16px;border-top:1px solid #e6ebf0}.focal .who{display:flex;gap:12px;align-items:center;margin-bottom:12px}.focal img{width:42px;border-radius:50%}.focal [data-word-wrap]{font-size:20px}.acts{display:flex;gap:70px;color:#5c6b7a;margin-top:10px;font-size:13px}.acts button{all:unset}[data-word-wrap],[data-testid="postText"]{white-space:pre-wrap;overflow-wrap:anywhere}`;

// the platform writes direction marks around the account's name
const handleShown = (person: Person): string => `\u202A@${person.bluesky}\u202C`;

function face(person: Person): string {
  return `<a href="/profile/${person.bluesky}" aria-label="View ${esc(person.name)}'s profile" role="link"><div data-testid="userAvatarImage"><img src="${cdn}${avatarPath(person)}" alt="" draggable="false"></div></a>`;
}

const acts = `<div class="acts"><button data-testid="replyBtn" aria-label="Reply">💬 1</button><button data-testid="repostBtn" aria-label="Repost">⇄</button><button data-testid="likeBtn" aria-label="Like">♡ 2</button><button data-testid="postDropdownBtn" aria-label="Open post options menu">⋯</button></div>`;

function line(post: BlueskyPost, where: 'feed' | 'thread'): string {
  const tip = shownTime(post.at, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const text =
    where === 'feed'
      ? `<div data-testid="contentHider-post"><div data-testid="postText" dir="auto" lang="${post.language ?? 'en'}" data-word-wrap="1">${esc(post.text)}</div></div>`
      : `<div dir="auto" lang="${post.language ?? 'en'}" data-word-wrap="1">${esc(post.text)}</div>`;
  return `<div data-testid="${where === 'feed' ? 'feedItem' : 'postThreadItem'}-by-${post.by.bluesky}" role="link" tabindex="0" class="post">${face(post.by)}<div class="b"><div class="meta"><a href="/profile/${post.by.bluesky}" dir="auto" aria-label="View profile" role="link" data-no-underline="1"><b>\u202A${esc(post.by.name)}\u202C</b></a> <a href="/profile/${post.by.bluesky}" dir="auto" aria-label="View profile" role="link" class="dim">&nbsp;${handleShown(post.by)}</a> <span class="dim">·</span> <a href="/profile/${post.by.bluesky}/post/${blueskyPostKey(post)}" role="link" class="dim" aria-label="${tip}" data-tooltip="${tip}">${shownTime(post.at, { day: 'numeric', month: 'short' })}</a></div>${text}${acts}</div></div>`;
}

function focal(post: BlueskyPost): string {
  const when = `${shownTime(post.at, { hour: '2-digit', minute: '2-digit' })} · ${shownTime(post.at, { day: 'numeric', month: 'long', year: 'numeric' })}`;
  return `<div data-testid="postThreadItem-by-${post.by.bluesky}" class="focal"><div class="who">${face(post.by)}<a href="/profile/${post.by.bluesky}" aria-label="${esc(post.by.name)}" role="link"><div><div dir="auto"><b>${esc(post.by.name)}</b></div></div><div dir="auto" class="dim">${handleShown(post.by)}</div></a></div><div data-testid="contentHider-post"><div dir="auto" lang="${post.language ?? 'en'}" data-word-wrap="1">${esc(post.text)}</div></div><div class="dim" style="margin-top:12px">${when}</div>${acts}</div>`;
}

function shell(title: string, heading: string, body: string, head = ''): string {
  return page({
    title,
    language: 'en',
    style,
    head,
    body: `<div id="root"><div class="cols"><nav class="rail" role="navigation"><button aria-label="Switch accounts" style="all:unset"><img src="${cdn}${avatarPath(mara)}" alt=""></button><p>Home</p><p>Explore</p><p>Notifications</p><p>Chat</p><p><a href="/profile/${mara.bluesky}" aria-label="Profile">Profile</a></p></nav><div data-testid="mid"><div class="head">${heading}</div>${body}</div><div class="rail"></div></div></div>`,
  });
}

export const blueskyPosts = {
  third: {
    by: heron,
    at: '2026-10-30T20:11:38.402Z',
    text: 'Third place that I find you in. It takes me four minutes each time 🙂',
  },
  ferry: {
    by: heron,
    at: '2026-11-13T07:52:09.915Z',
    text: 'Ferry at eight, seat by the window, grey hat today. I was two rows behind you and you did not even turn round.',
  },
  own: { by: mara, at: '2026-11-13T07:20:44.038Z', text: 'On the way to the islands with two boxes of cups.' },
  jo: { by: jo, at: '2026-11-13T09:05:51.277Z', text: 'Come home with somebody tonight. I will meet you at the pier.' },
} satisfies Record<string, BlueskyPost>;

function jsonLd(post: BlueskyPost): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'DiscussionForumPosting',
    author: {
      '@type': 'Person',
      name: post.by.name,
      alternateName: `@${post.by.bluesky}`,
      identifier: post.by.did,
      url: `${origin}/profile/${post.by.bluesky}`,
    },
    text: post.text,
    datePublished: post.at,
    url: blueskyPermalink(post),
  };
  return `<script type="application/ld+json">${JSON.stringify(data).replace(/</g, '\\u003c')}</script>`;
}

export const blueskyPages: readonly PracticePage[] = [
  {
    address: `${origin}/`,
    site: 'bluesky',
    title: 'Bluesky: feed',
    html: shell(
      'Following — Bluesky',
      'Following',
      `<div data-testid="followingFeedPage">${[blueskyPosts.jo, blueskyPosts.ferry, blueskyPosts.own, blueskyPosts.third].map((post) => line(post, 'feed')).join('\n')}</div>`,
    ),
  },
  {
    address: blueskyPermalink(blueskyPosts.ferry),
    site: 'bluesky',
    title: 'Bluesky: one post, answering Mara',
    html: shell(
      'Quiet Heron (@quiet-heron.bsky.social) — Bluesky',
      'Post',
      `<div data-testid="postThreadScreen">${line(blueskyPosts.own, 'thread')}${focal(blueskyPosts.ferry)}${line(blueskyPosts.jo, 'thread')}</div>`,
      `<meta property="og:type" content="article"><meta name="twitter:label1" content="Posted at"><meta name="twitter:value1" content="${blueskyPosts.ferry.at}">${jsonLd(blueskyPosts.ferry)}`,
    ),
  },
];
