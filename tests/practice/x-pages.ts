import { avatarSvg, dataUri, esc, page, shownTime, streetSvg } from './markup.ts';
import type { PracticePage } from './practice-page.ts';
import { xId } from './id-from-time.ts';
import { devon, heron, jo, longPost, mara, type Person, tariq } from './story.ts';

/** A post of X as these pages draw it. Structure: time line of February 2025, `article[data-testid="tweet"]` and what is in it. */
export interface XPost {
  by: Person;
  /** ISO; the id is made from it. */
  at: string;
  text: string;
  language?: string;
  /** Handle that is answered. */
  replyingTo?: string;
  quoted?: { by: Person; at: string; text: string };
  picture?: string;
  repostedBy?: string;
  /** Advertisements carry neither time nor permalink. */
  promoted?: boolean;
  counts?: { replies: number; reposts: number; likes: number; views: string };
}

const origin = 'https://x.com';
const r = 'css-175oi2r';

export function xPostId(post: { at: string; text: string }): string {
  return xId(post.at, post.text.length);
}

export function xPermalink(post: { by: Person; at: string; text: string }): string {
  return `${origin}/${post.by.x}/status/${xPostId(post)}`;
}

function style(): string {
  return `:root{color-scheme:light}*{box-sizing:border-box}body{margin:0;font:15px/1.33 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:#0f1419;background:#fff}
a{color:inherit;text-decoration:none}.shell{display:flex;justify-content:center;max-width:1240px;margin:auto}
.nav{width:230px;padding:12px 16px;position:sticky;top:0;height:100vh;display:flex;flex-direction:column;gap:4px;font-size:19px}
.nav span{padding:10px 14px;border-radius:99px}.nav .on{font-weight:700}.nav .logo{font:700 26px/1 Georgia,serif;padding:14px}
.nav .write{background:#0f1419;color:#fff;text-align:center;margin-top:10px;font-weight:700;font-size:16px}
.me{margin-top:auto;display:flex;gap:10px;align-items:center;font-size:14px;padding:10px}.me span{padding:0}.me img{width:40px;height:40px;border-radius:50%}
[data-testid="primaryColumn"]{width:600px;border:solid #eff3f4;border-width:0 1px;min-height:100vh}
.top{position:sticky;top:0;z-index:3;background:rgba(255,255,255,.85);backdrop-filter:blur(12px);padding:14px 16px;font-size:20px;font-weight:700;border-bottom:1px solid #eff3f4}
.aside{width:330px;padding:14px 0 0 26px}.box{border:1px solid #eff3f4;border-radius:16px;padding:12px 16px;margin-bottom:16px}.box h2{margin:2px 0 10px;font-size:20px}.box p{margin:10px 0;color:#536471;font-size:14px}.box b{color:#0f1419;display:block;font-size:15px}
article{display:block;padding:12px 16px;border-bottom:1px solid #eff3f4;background:#fff}.row{display:flex;gap:10px}.row>.main{flex:1;min-width:0}
[data-testid="Tweet-User-Avatar"] img{width:40px;height:40px;border-radius:50%;display:block}
[data-testid="User-Name"]{display:flex;gap:4px;flex-wrap:wrap;align-items:baseline}.n{font-weight:700}.g,.ctx,.reply{color:#536471}.ctx{font-size:13px;font-weight:700;margin:0 0 4px 50px}
[data-testid="tweetText"]{white-space:pre-wrap;overflow-wrap:anywhere;margin-top:2px}.focal [data-testid="tweetText"]{font-size:17px;margin-top:12px}
[data-testid="tweetPhoto"] img{width:100%;border-radius:16px;border:1px solid #cfd9de;margin-top:12px;display:block}
.q{border:1px solid #cfd9de;border-radius:16px;padding:12px;margin-top:12px}.q img{width:20px;height:20px;border-radius:50%}.bar{display:flex;gap:64px;color:#536471;font-size:13px;margin-top:12px}.bar button,.bar a{all:unset;cursor:pointer}
.stone{margin:12px 16px;padding:14px 16px;background:#f7f9f9;border:1px solid #eff3f4;border-radius:16px;color:#536471}.when{color:#536471;margin-top:14px;display:block}
@media(max-width:1050px){.aside{display:none}}@media(max-width:880px){.nav{display:none}[data-testid="primaryColumn"]{width:100%}}`;
}

function face(person: Person): string {
  return dataUri(avatarSvg(person.name, person.colour));
}

function avatar(person: Person): string {
  return `<div class="${r}" data-testid="Tweet-User-Avatar"><div class="${r}" data-testid="UserAvatar-Container-${person.x}"><a href="/${person.x}" aria-hidden="true" role="link" tabindex="-1" class="${r}"><img alt="" draggable="true" src="${face(person)}" class="css-9pa8cd"></a></div></div>`;
}

function nameBlock(person: Person, time: string): string {
  return `<div class="${r}" data-testid="User-Name"><div class="${r}"><a href="/${person.x}" role="link" class="${r} n"><div dir="ltr"><span class="css-1jxf684"><span class="css-1jxf684">${esc(person.name)}</span></span></div></a></div><div class="${r} g"><a href="/${person.x}" role="link" tabindex="-1" class="${r}"><div dir="ltr"><span class="css-1jxf684">@${person.x}</span></div></a></div>${time}</div>`;
}

/** Emoji become pictures and links are cut, as on the platform. */
function richText(text: string, language: string): string {
  const html = esc(text)
    .replace(
      /(\p{Extended_Pictographic}(?:\u{FE0F}|\u{200D}\p{Extended_Pictographic}|[\u{1F3FB}-\u{1F3FF}])*)/gu,
      (emoji) =>
        `</span><img alt="${emoji}" draggable="false" src="${dataUri(emojiSvg(emoji))}" class="emoji" style="width:1.2em;height:1.2em;vertical-align:-20%"><span class="css-1jxf684">`,
    )
    .replace(
      /@(\w+)/g,
      '</span><div style="display:inline" class="css-175oi2r"><span class="css-1jxf684"><a dir="ltr" href="/$1" role="link" style="color:#1d9bf0">@$1</a></span></div><span class="css-1jxf684">',
    );
  return `<div dir="auto" lang="${language}" class="css-146c3p1" data-testid="tweetText"><span class="css-1jxf684">${html}</span></div>`;
}

function emojiSvg(emoji: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><text x="18" y="29" font-size="29" text-anchor="middle" font-family="Noto Color Emoji,Apple Color Emoji,Segoe UI Emoji,sans-serif">${emoji}</text></svg>`;
}

function quote(quoted: NonNullable<XPost['quoted']>): string {
  return `<div class="${r}" aria-labelledby="q1 q2"><div class="${r} q" tabindex="0" role="link"><div class="${r}" data-testid="User-Name" style="gap:6px"><div class="${r}" data-testid="UserAvatar-Container-${quoted.by.x}"><img alt="" src="${face(quoted.by)}"></div><div dir="ltr" class="n"><span>${esc(quoted.by.name)}</span></div><div dir="ltr" class="g"><span>@${quoted.by.x}</span></div><span class="g" aria-hidden="true">·</span><div class="g"><time datetime="${new Date(quoted.at).toISOString().replace(/\.\d+Z/, '.000Z')}">${shownTime(quoted.at, { day: 'numeric', month: 'short' })}</time></div></div>${richText(quoted.text, 'en')}</div></div>`;
}

function bar(post: XPost): string {
  const { replies, reposts, likes, views } = post.counts ?? { replies: 2, reposts: 0, likes: 3, views: '412' };
  const shown = (count: number | string): string =>
    `<span data-testid="app-text-transition-container"><span><span>${count}</span></span></span>`;
  return `<div aria-label="${replies} replies, ${reposts} reposts, ${likes} likes, ${views} views" role="group" class="${r} bar"><button aria-label="${replies} Replies. Reply" role="button" data-testid="reply" type="button">↩ ${shown(replies)}</button><button aria-label="${reposts} reposts. Repost" role="button" data-testid="retweet" type="button">⇄ ${shown(reposts)}</button><button aria-label="${likes} Likes. Like" role="button" data-testid="like" type="button">♡ ${shown(likes)}</button><a href="/${post.by.x}/status/${xPostId(post)}/analytics" aria-label="${views} views. View post analytics" role="link">☰ ${shown(views)}</a></div>`;
}

function timeLink(post: XPost, words: string, cls: string): string {
  // the platform cuts the attribute to whole seconds
  const datetime = post.at.replace(/\.\d+Z/, '.000Z');
  return `<a href="/${post.by.x}/status/${xPostId(post)}" dir="ltr" aria-label="${esc(words)}" role="link" class="css-146c3p1 ${cls}"><time datetime="${datetime}">${esc(words)}</time></a>`;
}

/** One cell of the time line or of a thread. */
export function xPost(post: XPost, focal = false): string {
  const short = shownTime(post.at, { day: 'numeric', month: 'short' });
  const long = `${shownTime(post.at, { hour: 'numeric', minute: '2-digit', hour12: true })} · ${shownTime(post.at, { day: 'numeric', month: 'short', year: 'numeric' })}`;
  const inLine =
    focal || post.promoted
      ? ''
      : `<div class="g" aria-hidden="true"><span>·</span></div><div class="${r} g">${timeLink(post, short, 'g')}</div>`;
  const ad = post.promoted ? '<div class="g" dir="ltr"><span>Ad</span></div>' : '';
  const photo =
    post.picture === undefined
      ? ''
      : `<div class="${r}"><a href="/${post.by.x}/status/${xPostId(post)}/photo/1" role="link" class="${r}"><div class="${r}" aria-label="Image" data-testid="tweetPhoto"><img alt="Image" draggable="true" src="${post.picture}" class="css-9pa8cd"></div></a></div>`;
  const context =
    post.repostedBy === undefined
      ? ''
      : `<div class="${r} ctx"><a href="/${post.repostedBy}" dir="ltr" role="link"><span data-testid="socialContext">${esc(post.repostedBy)} reposted</span></a></div>`;
  const answers =
    post.replyingTo === undefined
      ? ''
      : `<div class="${r} reply" dir="ltr">Replying to <a href="/${post.replyingTo}" role="link" style="color:#1d9bf0">@${post.replyingTo}</a></div>`;
  const words = richText(post.text, post.language ?? 'en');
  const body = `${answers}${words}${photo}${post.quoted === undefined ? '' : quote(post.quoted)}`;
  const when = focal ? `<div class="${r} when">${timeLink(post, long, 'when')}</div>` : '';
  const inside = focal
    ? `<div class="row">${avatar(post.by)}<div class="main">${nameBlock(post.by, '')}</div></div>${body}${when}${bar(post)}`
    : `<div class="row">${avatar(post.by)}<div class="main">${nameBlock(post.by, inLine + ad)}${body}${bar(post)}</div></div>`;
  const article = `<article role="article" tabindex="${focal ? -1 : 0}" class="${r}${focal ? ' focal' : ''}" data-testid="tweet">${context}${inside}</article>`;
  return `<div class="${r}" data-testid="cellInnerDiv"><div class="${r}"><div class="${r}">${post.promoted ? `<div data-testid="placementTracking">${article}</div>` : article}</div></div></div>`;
}

const tombstone = `<div class="${r}" data-testid="cellInnerDiv"><div class="${r}"><article tabindex="-1" class="${r}" style="border:0;padding:0"><div class="stone"><span class="css-1jxf684">This Post was deleted by the Post author. <a href="/help" rel="noopener noreferrer nofollow" role="link" style="color:#1d9bf0">Learn more</a></span></div></article></div></div>`;

/** A whole page of X around cells, seen with Mara's account. */
export function xPage(title: string, heading: string, cells: readonly string[], head = ''): string {
  const nav = ['Home', 'Explore', 'Notifications', 'Messages', 'Bookmarks', 'Profile']
    .map((word) => `<span${word === heading ? ' class="on"' : ''}>${word}</span>`)
    .join('');
  return page({
    title,
    language: 'en',
    style: style(),
    head,
    body: `<div id="react-root"><div class="shell"><header role="banner" class="nav"><span class="logo">𝕏</span>${nav}<span class="write">Post</span><div class="me" data-testid="SideNav_AccountSwitcher_Button" role="button" aria-label="Account menu"><div data-testid="UserAvatar-Container-${mara.x}"><img alt="${esc(mara.name)}" src="${face(mara)}"></div><div><b>${esc(mara.name)}</b><br><span class="g">@${mara.x}</span></div></div></header>
<main role="main"><div data-testid="primaryColumn"><div class="top">${esc(heading)}</div><section role="region" aria-label="Timeline">${cells.join('\n')}</section></div></main>
<aside class="aside"><div class="box"><h2>What’s happening</h2><p><b>Harbour Bay craft market</b>Opens Saturday at nine</p><p><b>Ferry timetable</b>Winter times from Monday</p></div></aside></div></div>`,
  });
}

export const xPosts = {
  hello: {
    by: devon,
    at: '2026-09-14T17:20:41.318Z',
    text: 'Lovely bowls @maralind_pots, I bought two! See you again next Saturday 😊',
    counts: { replies: 1, reposts: 0, likes: 4, views: '230' },
  },
  why: {
    by: devon,
    at: '2026-09-29T20:05:12.402Z',
    text: 'Eleven messages and one answer. Why do you not answer me @maralind_pots? I only want to talk.',
    replyingTo: 'maralind_pots',
    counts: { replies: 3, reposts: 0, likes: 1, views: '512' },
  },
  market: {
    by: jo,
    at: '2026-10-03T08:12:30.120Z',
    text: 'The craft market is open until four. Come and see what @maralind_pots has taken out of the kiln 🏺',
    picture: dataUri(streetSvg()),
    counts: { replies: 5, reposts: 12, likes: 88, views: '4.1K' },
  },
  long: {
    by: devon,
    at: '2026-10-18T22:41:03.770Z',
    text: longPost,
    picture: dataUri(streetSvg()),
    counts: { replies: 19, reposts: 41, likes: 63, views: '12.7K' },
  },
  scarf: {
    by: mara,
    at: '2026-11-03T18:31:12.650Z',
    text: 'Found my red scarf again. Ready for the market on Saturday 🧣',
    counts: { replies: 3, reposts: 1, likes: 40, views: '1.9K' },
  },
  watched: {
    by: heron,
    at: '2026-11-03T21:14:09.552Z',
    text: 'Blue coat again today. You left by the back door at ten past six. You should look behind you more often 👀',
    replyingTo: 'maralind_pots',
    counts: { replies: 4, reposts: 2, likes: 9, views: '1.8K' },
  },
  pileOn: {
    by: tariq,
    at: '2026-11-05T19:02:44.091Z',
    text: 'توقّفي عن تجاهل الرسائل. نحن نعرف أين تعملين، الطرف الشمالي من السوق 🟢 stall 14.',
    language: 'ar',
    replyingTo: 'maralind_pots',
    counts: { replies: 1, reposts: 3, likes: 14, views: '2.2K' },
  },
  quoting: {
    by: heron,
    at: '2026-11-09T22:30:57.664Z',
    text: 'Still there at eleven at night. The light on the second floor. Draw the curtains, or do not, I do not mind.',
    quoted: {
      by: mara,
      at: '2026-11-09T21:58:00.000Z',
      text: 'Late evening glazing. The kiln does the rest until morning.',
    },
    counts: { replies: 6, reposts: 1, likes: 5, views: '2.9K' },
  },
  own: {
    by: mara,
    at: '2026-11-09T21:58:00.411Z',
    text: 'Late evening glazing. The kiln does the rest until morning.',
    counts: { replies: 8, reposts: 3, likes: 57, views: '3.3K' },
  },
  threat: {
    by: heron,
    at: '2026-11-16T23:47:31.209Z',
    text: 'One photograph each day until you talk to me. Tomorrow the one with your front door. Last chance.',
    replyingTo: 'maralind_pots',
    picture: dataUri(streetSvg()),
    counts: { replies: 11, reposts: 7, likes: 21, views: '6.4K' },
  },
  ad: {
    by: { ...jo, name: 'Kiln & Co', x: 'kiln_and_co', colour: '#222' },
    at: '2026-11-16T08:00:00.000Z',
    text: 'New glazes in forty colours. Free delivery this week.',
    promoted: true,
  },
} satisfies Record<string, XPost>;

const status = (name: keyof typeof xPosts, title: string, cells: readonly string[]): PracticePage => ({
  address: xPermalink(xPosts[name]),
  site: 'x',
  title,
  html: xPage(
    `${xPosts[name].by.name} (@${xPosts[name].by.x}) / X`,
    'Post',
    cells,
    `<link rel="canonical" href="${xPermalink(xPosts[name])}">`,
  ),
});

export const xPages: readonly PracticePage[] = [
  {
    address: `${origin}/home`,
    site: 'x',
    title: 'X: home time line, with a quoted post, a repost and an advertisement',
    html: xPage(
      'Home / X',
      'Home',
      [
        xPost(xPosts.threat),
        xPost(xPosts.ad),
        xPost(xPosts.quoting),
        xPost({ ...xPosts.market, repostedBy: mara.x }),
        xPost(xPosts.watched),
        xPost(xPosts.why),
        xPost(xPosts.hello),
      ],
      '<link rel="canonical" href="https://x.com/home">',
    ),
  },
  status('watched', 'X: one post, an answer to Mara', [
    xPost(xPosts.scarf),
    xPost(xPosts.watched, true),
    xPost({
      by: jo,
      at: '2026-11-03T21:40:10.204Z',
      text: 'Leave her alone. This is being kept.',
      replyingTo: 'quiet_heron_9',
    }),
  ]),
  status('threat', 'X: one post with a picture, below a deleted one', [tombstone, xPost(xPosts.threat, true)]),
  status('pileOn', 'X: a post in Arabic with emoji', [xPost(xPosts.scarf), xPost(xPosts.pileOn, true)]),
  status('long', 'X: a post taller than three screens', [
    xPost(xPosts.long, true),
    xPost({
      by: heron,
      at: '2026-10-18T23:02:19.117Z',
      text: 'Well said. Somebody has to.',
      replyingTo: 'devon_harbour',
    }),
  ]),
  status('quoting', 'X: a post that quotes Mara', [xPost(xPosts.quoting, true)]),
];
