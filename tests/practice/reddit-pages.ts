import { avatarSvg, dataUri, esc, page, shownTime } from './markup.ts';
import type { PracticePage } from './practice-page.ts';
import { devon, heron, jo, mara, type Person } from './story.ts';

/** A comment of the www.reddit.com of June 2026: attributes of the custom element, answers as its light-DOM children. */
export interface RedditComment {
  id: string;
  /** Null for an account or comment that is gone. */
  by: Person | null;
  at: string;
  text: string;
  score: number;
  answers?: readonly RedditComment[];
}

const origin = 'https://www.reddit.com';
const community = '/r/HarbourBay';
const postId = '1u9k4mz';
const postPath = `${community}/comments/${postId}/market_stalls_for_the_winter/`;

const style = `*{box-sizing:border-box}body{margin:0;font:14px/1.45 system-ui,"Noto Sans",sans-serif;color:#0f1a1c;background:#fff}a{color:inherit;text-decoration:none}
.top{position:sticky;top:0;z-index:5;display:flex;gap:16px;align-items:center;height:56px;padding:0 16px;background:#fff;border-bottom:1px solid #00000018}
.top .logo{font-weight:800;font-size:21px;color:#ff4500}.search{flex:1;max-width:560px;margin:auto;background:#eaedef;border-radius:99px;padding:9px 16px;color:#5c6c74}.top img{width:30px;border-radius:50%}
main{max-width:760px;margin:0 auto;padding:16px}shreddit-post{display:block;padding:4px 0 16px}h1{font-size:24px;line-height:1.25;margin:10px 0}
[slot="credit-bar"]{display:flex;gap:8px;align-items:center;font-size:12px;color:#5c6c74}[slot="credit-bar"] b{color:#0f1a1c}[slot="text-body"] p,[slot="comment"] p{margin:6px 0}
.pill{display:inline-flex;gap:14px;background:#eaedef;border-radius:99px;padding:8px 14px;font-size:12px;font-weight:600;margin:10px 8px 0 0}
shreddit-comment-tree{display:block}shreddit-comment{display:block;margin-top:14px;position:relative}shreddit-comment shreddit-comment{margin-left:30px}shreddit-comment img{width:26px;border-radius:50%;display:block}
[slot="commentMeta"]{font-size:12px;color:#5c6c74}[slot="commentMeta"] a[dir]{font-weight:700;color:#0f1a1c}.acts{font-size:12px;color:#5c6c74;font-weight:600;display:flex;gap:18px;margin-top:4px}.join{width:100%;border:1px solid #00000033;border-radius:20px;padding:12px 16px;color:#5c6c74;margin:6px 0 4px}`;

/** The element's own shadow tree holds only the layout. */
function shadow(id: string, label: string): string {
  return `<template shadowrootmode="open"><style>details>summary{list-style:none;display:grid;grid-template-columns:32px minmax(0,1fr);gap:6px;align-items:center}.in{padding-left:38px}</style><details role="article" tabindex="0" open="" aria-label="${esc(label)}"><summary aria-label="Metadata"><div><slot name="commentAvatar"></slot></div><div><slot name="commentMeta"></slot></div></summary><div class="in"><slot></slot><slot name="comment"></slot><slot name="actionRow"></slot></div><slot name="children-${id}"></slot></details></template>`;
}

function attributeTime(iso: string): string {
  return iso.replace(/\.(\d{3})Z$/, '.$1000+0000');
}

function comment(given: RedditComment, depth: number, parent: string | null): string {
  const thing = `t1_${given.id}`;
  const name = given.by?.reddit ?? '[deleted]';
  const link = `${postPath.replace(/[^/]+\/$/, '')}comment/${given.id}/`;
  const days = `${Math.round((Date.parse('2026-11-23T12:00:00Z') - Date.parse(given.at)) / 86_400_000)}d ago`;
  const title = shownTime(given.at, { dateStyle: 'full', timeStyle: 'long' }, 'en-US');
  const author =
    given.by === null
      ? `<span>[deleted]</span>`
      : `<faceplate-tracker source="post_detail" action="click" noun="comment_author" class="contents"><a class="truncate font-bold text-neutral-content-strong" href="${origin}/user/${name}/" dir="auto" aria-label="${name}'s profile">\n\n      ${name}\n    </a></faceplate-tracker>`;
  const face =
    given.by === null ? dataUri(avatarSvg('?', '#a0a8ad')) : dataUri(avatarSvg(given.by.name, given.by.colour));
  const flair =
    given.by === null
      ? ''
      : `<author-flair-event-handler userid="${given.by.redditId}" subredditid="t5_4hb1ay" style="--display: none;"><span class="hidden"></span></author-flair-event-handler>`;
  const paragraphs = given.text
    .split('\n')
    .map((line) => `<p>\n      ${esc(line)}\n    </p>`)
    .join('');
  const answers = (given.answers ?? []).map((answer) => comment(answer, depth + 1, thing)).join('\n');
  return `<shreddit-comment created="${attributeTime(given.at)}" author="${esc(name)}" thingid="${thing}" depth="${depth}" permalink="${link}" postid="t3_${postId}" score="${given.score}" content-type="text"${parent === null ? '' : ` parentid="${parent}" slot="children-${parent}"`}${given.by === null ? ' is-comment-deleted="" is-author-deleted=""' : ''} arialabel="Comment from ${esc(name)} ${days}" award-count="0">${shadow(thing, `Comment from ${name} ${days}`)}
 <div slot="commentAvatar"><img src="${face}" alt="u/${esc(name)} avatar"></div>
 <div slot="commentMeta"><div class="flex"><span class="author-hovercard-trigger">${author}</span> <span aria-hidden="true">•</span> <faceplate-tracker source="post_detail" action="click" noun="comment_time"><a href="${origin}${link}" rel="nofollow noopener noreferrer"><faceplate-timeago ts="${given.at}" format="narrow" locale="en-US-u-nu-latn"> <time datetime="${given.at}" title="${esc(title)}">${days}</time> </faceplate-timeago></a></faceplate-tracker>${flair}</div></div>
 <div class="md text-14-scalable" id="${thing}-comment-rtjson-content" slot="comment"><div id="${thing}-post-rtjson-content" class="py-0" dir="auto">${paragraphs}</div></div>
 <div slot="actionRow" class="acts"><span>▲ ${given.score} ▼</span><span>Reply</span><span>Award</span><span>Share</span></div>
${answers}</shreddit-comment>`;
}

export const redditComments = {
  question: {
    id: 'p2k7d1a',
    by: jo,
    at: '2026-10-06T10:02:17.441Z',
    score: 31,
    text: 'North end is the windy one, but the light is good for the glazes.',
  },
  where: {
    id: 'p2kab3f',
    by: devon,
    at: '2026-10-06T19:44:52.108Z',
    score: -4,
    text: 'Ask the potter with the green awning which days she is there. She changes them, but I keep a list.\nWednesday and Friday now, back door, ten past six.',
    answers: [
      {
        id: 'p2kc9q2',
        by: jo,
        at: '2026-10-06T19:58:03.870Z',
        score: 22,
        text: 'Why would you keep a list of that? Please take this down.',
      },
      { id: 'p2kd0x8', by: null, at: '2026-10-06T20:15:40.006Z', score: 1, text: '[removed]' },
    ],
  },
  again: {
    id: 'p51m0zt',
    by: heron,
    at: '2026-11-11T23:12:29.655Z',
    score: -9,
    text: 'She still thinks that blocking helps. u/maralind_pots I read everything that you write here 📖',
  },
} satisfies Record<string, RedditComment>;

/** The whole page of the post with its comments, seen with Mara's account. */
function postPage(): string {
  const post = `<shreddit-post id="t3_${postId}" author="${jo.reddit}" author-id="${jo.redditId}" created-timestamp="${attributeTime('2026-10-06T09:31:05.220Z')}" permalink="${postPath}" post-title="Market stalls for the winter" post-type="text" content-href="${origin}${postPath}" score="58" comment-count="5" subreddit-prefixed-name="r/HarbourBay" subreddit-name="HarbourBay" view-context="CommentsPage">
<div slot="credit-bar"><img src="${dataUri(avatarSvg('r H', '#2f6f73'))}" alt="" width="32" style="border-radius:50%"><a href="${community}/"><b>r/HarbourBay</b></a> • <faceplate-timeago ts="2026-10-06T09:31:05.220Z"><time datetime="2026-10-06T09:31:05.220Z" title="Tuesday, October 6, 2026">48d ago</time></faceplate-timeago> <a class="author-name" href="${origin}/user/${jo.reddit}/">${jo.reddit}</a></div>
<h1 slot="title" id="post-title-t3_${postId}">Market stalls for the winter</h1>
<div slot="text-body"><div class="md" id="t3_${postId}-post-rtjson-content"><p>Which end of the market has room for a pottery stall from November on?</p><p>We would share it, two potters and a weaver.</p></div></div>
<div><span class="pill">▲ 58 ▼</span><span class="pill">💬 5</span><span class="pill">Share</span></div></shreddit-post>`;
  const comments = Object.values(redditComments)
    .map((given) => comment(given, 0, null))
    .join('\n');
  return page({
    title: 'Market stalls for the winter : r/HarbourBay',
    language: 'en-US',
    style,
    head: `<link rel="canonical" href="${origin}${postPath}">`,
    body: `<shreddit-app><header class="top"><span class="logo">reddit</span><span class="search">Search in r/HarbourBay</span><img src="${dataUri(avatarSvg(mara.name, mara.colour))}" alt="User Avatar"></header>
<main id="main-content">${post}<div class="join">Join the conversation</div><shreddit-comment-tree id="comment-tree" post-id="t3_${postId}">${comments}
<faceplate-partial loading="action" tabindex="0" src="/svc/shreddit/more-comments${community}/t3_${postId}" method="post"><button type="button" style="margin-top:14px;border:0;background:none;font-weight:700"><faceplate-number number="2">2</faceplate-number> more replies</button></faceplate-partial></shreddit-comment-tree></main></shreddit-app>`,
  });
}

export const redditPages: readonly PracticePage[] = [
  {
    address: `${origin}${postPath}`,
    site: 'reddit',
    title: 'Reddit: a post with nested comments, one of them removed',
    html: postPage(),
  },
];
