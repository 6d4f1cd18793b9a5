import { avatarSvg, dataUri, esc, page, shownTime } from './markup.ts';
import type { PracticePage } from './practice-page.ts';
import { devon, heron, jo, mara, type Person } from './story.ts';

const forum = 'https://forum.harbour-crafts.example';
const thread = '/t/guild-stalls-2026/418';

interface ForumPost {
  number: number;
  by: Person;
  at: string;
  text: string;
}

export const forumPosts: readonly ForumPost[] = [
  {
    number: 1,
    by: jo,
    at: '2026-10-12T09:00:21Z',
    text: 'Who takes part in the winter market? Please answer by Friday.',
  },
  { number: 2, by: mara, at: '2026-10-12T11:32:05Z', text: 'I do, with the stall at the north end.' },
  {
    number: 3,
    by: devon,
    at: '2026-10-14T21:50:33Z',
    text: 'The guild should look twice at whom it lets have a stall. Ask her how she treats customers who only want to talk. I will write to every one of you until something is done.',
  },
  {
    number: 4,
    by: heron,
    at: '2026-11-14T22:08:59Z',
    text: 'He is right. I have photographs of where she goes after closing time, and I can show them here.',
  },
];

const forumStyle = `*{box-sizing:border-box}body{margin:0;font:15px/1.55 Georgia,"Noto Serif",serif;color:#23302c;background:#f4f1ea}a{color:#2f6f73}header{position:sticky;top:0;background:#2f4f4a;color:#fff;padding:14px 24px;font-size:19px;z-index:2}
main{max-width:820px;margin:20px auto;padding:0 16px}h1{font-size:25px;font-weight:600}.p{display:grid;grid-template-columns:120px 1fr;background:#fff;border:1px solid #ddd6c7;margin:0 0 14px;border-radius:4px;overflow:hidden}.by{background:#ebe6da;padding:14px;text-align:center;font-size:14px}.by img{width:64px;border-radius:50%}.c{padding:12px 18px}.m{font-size:13px;color:#6d7a75;border-bottom:1px solid #eee8dc;padding-bottom:6px;margin-bottom:8px}`;

function forumPost(post: ForumPost): string {
  const first = post.number === 1;
  const shown = shownTime(post.at, { dateStyle: 'medium', timeStyle: 'short' });
  return `<article id="post-${post.number}" class="p" itemscope itemtype="https://schema.org/${first ? 'DiscussionForumPosting' : 'Comment'}"${first ? '' : ' itemprop="comment"'}><div class="by" itemprop="author" itemscope itemtype="https://schema.org/Person"><img src="${dataUri(avatarSvg(post.by.name, post.by.colour))}" alt=""><br><a itemprop="url" href="/u/${post.by.reddit}"><span itemprop="name">${esc(post.by.name)}</span></a><meta itemprop="identifier" content="user-${post.by.redditId.slice(3)}"></div><div class="c"><div class="m"><a itemprop="url" href="${thread}#post-${post.number}">#${post.number}</a> · <time itemprop="datePublished" datetime="${post.at}">${shown}</time></div>${first ? '<meta itemprop="headline" content="Guild stalls 2026">' : ''}<div itemprop="text">${esc(post.text)}</div></div></article>`;
}

const forumPage = page({
  title: 'Guild stalls 2026 – Harbour Crafts forum',
  language: 'en-GB',
  style: forumStyle,
  head: `<link rel="canonical" href="${forum}${thread}"><meta property="og:site_name" content="Harbour Crafts forum"><meta property="og:title" content="Guild stalls 2026"><meta property="og:type" content="article">`,
  body: `<header>Harbour Crafts forum</header><main><h1>Guild stalls 2026</h1>${forumPosts.map(forumPost).join('\n')}</main>`,
});

const blog = 'https://www.harbour-letter.example/2026/11/an-open-letter/';

/** A page whose only facts stand in JSON-LD. */
const blogPage = page({
  title: 'An open letter to a potter',
  language: 'en',
  style:
    'body{max-width:640px;margin:40px auto;font:18px/1.6 Georgia,serif;padding:0 16px;color:#222}h1{font-size:34px;line-height:1.2}.m{color:#777}',
  head: `<link rel="canonical" href="${blog}"><script type="application/ld+json">${JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'BlogPosting',
    headline: 'An open letter to a potter',
    datePublished: '2026-11-15T20:30:00+00:00',
    url: blog,
    author: { '@type': 'Person', name: 'A Customer', url: 'https://www.harbour-letter.example/about/' },
  })}</script>`,
  body: '<article><h1>An open letter to a potter</h1><p class="m">15 November 2026, A Customer</p><p>You know who you are, and so will everybody else soon. You have the stall at the north end of the market and you think that it is your right to choose whom you answer.</p><p>I have written to you on every way there is. This is the last polite one.</p></article>',
});

/** Opening hours: nothing that anybody said to anybody. */
const plainPage = page({
  title: 'Harbour Library: opening hours',
  language: 'en-GB',
  style:
    'body{font:17px/1.6 system-ui,"Noto Sans",sans-serif;margin:0;color:#1d2a38}header{background:#1d3a5f;color:#fff;padding:18px 28px;font-size:21px}main{padding:24px 28px;max-width:760px}td{padding:6px 28px 6px 0;border-bottom:1px solid #d9e0e8}',
  body: '<header>Harbour Library</header><main><h1>Opening hours</h1><table><tbody><tr><td>Monday to Friday</td><td>9 to 19</td></tr><tr><td>Saturday</td><td>10 to 16</td></tr><tr><td>Sunday</td><td>closed</td></tr></tbody></table><p>The reading room has six computers.</p></main>',
});

export const plainPageAddress = 'https://www.harbour-library.example/opening-hours';

export const otherPages: readonly PracticePage[] = [
  { address: `${forum}${thread}`, site: 'web', title: 'A forum with microdata', html: forumPage },
  { address: blog, site: 'web', title: 'A blog whose facts stand in JSON-LD', html: blogPage },
  { address: plainPageAddress, site: 'web', title: 'A page without any post', html: plainPage },
];
