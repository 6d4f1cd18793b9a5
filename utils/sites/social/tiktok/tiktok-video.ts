import type { Reading } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound, valueOf } from '../../reading/field.ts';
import { timeOfTikTokId } from '../../values/id-time.ts';
import { utcOfEpoch } from '../../values/machine-time.ts';
import { oncePerPage } from '../../page/page-memo.ts';
import { member, type PageJson, parseJson, textMember } from '../../page/page-json.ts';
import { blankReading } from '../../reading/reading.ts';
import { mediaUrl } from '../../values/safe-url.ts';
import { handleOf, tiktokSelectors, videoPathOf } from './tiktok-parts.ts';
import { setWordless } from '../../page/wordless.ts';

const wordPlaces = {
  likely: 'span, p, [class*="Caption"]',
  known: '[class*="LeadingTags"], [class*="CreatorInfo"], [data-e2e$="-count"]',
};

const hasDetail = (script: Element): boolean => /"webapp\.(?:video|user)-detail"/u.test(script.textContent);

/** What the server said about the page as it was loaded: of one video, or of a person whose grid stands behind it. */
function dataOf(document: Document): { video: PageJson; person: PageJson } {
  return oncePerPage(document, 'data', () => {
    const named = first(document, tiktokSelectors.data);
    const script = named ?? all(document, tiktokSelectors.anyData).find(hasDetail) ?? null;
    const scope = script === null ? null : member(parseJson(script.textContent), '__DEFAULT_SCOPE__');
    return {
      video: member(scope, 'webapp.video-detail', 'itemInfo', 'itemStruct'),
      person: member(scope, 'webapp.user-detail', 'userInfo', 'user'),
    };
  });
}

/** The frame around a video's words that also holds its author; the words alone where there is none. */
function frameOf(item: Element): Element {
  let frame = item;
  while (
    first(frame, tiktokSelectors.videoAuthor) === null &&
    frame.parentElement !== null &&
    frame.parentElement.localName !== 'body' &&
    frame.parentElement.querySelector(`${tiktokSelectors.commentById.css}, ${tiktokSelectors.commentWrapped.css}`) ===
      null
  )
    frame = frame.parentElement;
  return frame;
}

/** A video of the feed or of its own page. */
export function readVideo(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const document = item.ownerDocument;
  const frame = item.matches(tiktokSelectors.videoPage.css) ? frameOf(item) : item;
  const player = /^xgwrapper-\d+-(\d{10,20})$/u.exec(first(frame, tiktokSelectors.player)?.id ?? '')?.[1] ?? null;
  const single = document.querySelectorAll(tiktokSelectors.video.css).length <= 1;
  const here = single ? videoPathOf(url.href, url) : null;
  const linked = videoPathOf(first(frame, tiktokSelectors.videoLink)?.getAttribute('href'), url);
  // stale after a move inside the app
  const { video: data, person } = dataOf(document);
  const dataId = textMember(data, 'id');
  const agrees = dataId !== null && dataId === (here?.id ?? player);
  const link =
    all(frame, tiktokSelectors.videoAuthor).find((other) => handleOf(other.getAttribute('href'), url) !== null) ?? null;
  const handle = here?.handle ?? handleOf(link?.getAttribute('href'), url);
  const isPersons = handle !== null && textMember(person, 'uniqueId') === handle;
  reading.itemId = firstFound([
    [`${tiktokSelectors.player.css}@id`, () => player],
    ['address of the page', () => here?.id],
    [`${tiktokSelectors.videoLink.css}@href`, () => linked?.id],
  ]);
  const id = valueOf(reading.itemId);
  reading.permalink = firstFound([
    ['address of the page', () => (here?.id === id ? here?.href : null)],
    [`${tiktokSelectors.videoLink.css}@href`, () => (linked?.id === id ? linked?.href : null)],
    ['author and id', () => (id !== null && handle !== null ? `${url.origin}/@${handle}/video/${id}` : null)],
  ]);
  const shown = all(frame, tiktokSelectors.profile).find((other) => other.textContent.trim() !== '');
  reading.author = {
    name: firstFound([
      [tiktokSelectors.nickname.css, () => first(frame, tiktokSelectors.nickname)?.textContent.trim()],
      [`${tiktokSelectors.data.css} author.nickname`, () => (agrees ? textMember(data, 'author', 'nickname') : null)],
      [`${tiktokSelectors.data.css} user.nickname`, () => (isPersons ? textMember(person, 'nickname') : null)],
      [tiktokSelectors.profile.css, () => shown?.textContent.trim()],
    ]),
    handle: firstFound([[`${tiktokSelectors.videoAuthor.css}@href`, () => handle]]),
    accountId: firstFound([
      [`${tiktokSelectors.data.css} author.id`, () => (agrees ? textMember(data, 'author', 'id') : null)],
      [`${tiktokSelectors.data.css} user.id`, () => (isPersons ? textMember(person, 'id') : null)],
    ]),
    profileUrl: firstFound([
      [`${tiktokSelectors.videoAuthor.css}@href`, () => (handle === null ? null : `${url.origin}/@${handle}`)],
    ]),
  };
  reading.postedAt = firstFound([
    [
      `${tiktokSelectors.data.css} createTime`,
      () => (agrees ? utcOfEpoch(textMember(data, 'createTime'), 'seconds') : null),
    ],
  ]);
  const beside = first(frame, tiktokSelectors.nicknameLine);
  reading.postedAtRaw = firstFound([
    [
      `${tiktokSelectors.nicknameLine.css} (last part)`,
      () => (beside !== null && beside.children.length > 1 ? beside.lastElementChild?.textContent.trim() : null),
    ],
  ]);
  reading.decodedAt = firstFound([['id of the video', () => timeOfTikTokId(id ?? '')]]);
  const words = item.matches(tiktokSelectors.videoWords.css) ? item : first(frame, tiktokSelectors.videoWords);
  reading.text = firstFound([
    [tiktokSelectors.videoWords.css, () => words && textOf(words, { exclude: 'button', images: 'all' })],
  ]);
  for (const [name, row] of Object.entries({
    likes: tiktokSelectors.likes,
    comments: tiktokSelectors.comments,
    shares: tiktokSelectors.shares,
  })) {
    const count = first(frame, row)?.textContent.trim();
    if (count) reading.counts[name] = count;
  }
  for (const video of frame.querySelectorAll('video')) {
    const address = mediaUrl(video.getAttribute('src') ?? video.querySelector('source')?.getAttribute('src'), url);
    if (address !== null)
      reading.media.push({
        kind: 'video',
        url: address,
        alt: null,
        posterUrl: mediaUrl(video.getAttribute('poster'), url),
      });
  }
  // the still picture of a video says its caption once more
  const captioned = frame.querySelector('picture img[alt]:not([alt=""])') !== null;
  if (!captioned && (player !== null || frame.querySelector('video, picture') !== null))
    setWordless(reading, frame, all(frame, tiktokSelectors.commentWords), wordPlaces);
  return reading;
}
